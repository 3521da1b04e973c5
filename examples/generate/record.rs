//! One invented record: what was asked, how it was answered, and the answer of 600 to 2,500 words.

use crate::dates;
use crate::frames;
use crate::law::{self, Answer, Exemption};
use crate::prose::Voice;
use crate::random::Random;
use crate::table::{self, Table};
use crate::words;

/// How many records can have a reference of their own.
pub(crate) const MOST: usize = 899_981;

/// Which records have tables.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tables {
    /// More than half of those that were answered, one or two.
    AsUsual,
    /// Every record one, in which cells are suppressed.
    OneEach,
}

/// A file of the log.
pub(crate) struct File {
    /// From the root of the site.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) text: String,
}

/// What other records may know of a record.
struct Head {
    reference: String,
    received: usize,
    topics: Vec<&'static str>,
}

struct Question {
    text: String,
    outcome: &'static str,
    exemptions: Vec<&'static Exemption>,
    table: Option<Table>,
}

/// The files of the record of a number: one, or two where a table stands in a file of its own.
pub(crate) fn files(seed: u64, index: usize, tables: Tables) -> Vec<File> {
    let head = head(seed, index);
    let mut random = Random::of(seed, 2, index);
    let random = &mut random;
    let earlier = (index > 0 && random.percent(30)).then(|| self::head(seed, random.below(index)).reference);
    let last_year = dates::year(head.received) - 1;
    let voice = Voice {
        last_year,
        earlier: earlier.clone().map(|reference| {
            let address = format!("/responses/{}/", reference.to_lowercase().replace('.', "-"));
            (reference, address)
        }),
    };
    let answer = match (law::answer(random), tables) {
        (Answer::Whole(_), Tables::OneEach) => Answer::Mixed,
        (answer, _) => answer,
    };
    let questions = questions(random, &voice, answer, tables);
    let data = questions[0].table.as_ref().filter(|_| random.percent(12)).map(Table::csv);
    let body = body(random, &voice, &questions, data.is_some());
    let published = head.received + random.between(14, 60);
    let front = front_matter(random, &voice, &head, published, answer, &questions, earlier.as_deref(), data.is_some());
    let folder = format!("content/responses/{}/{}", dates::year(published), head.reference);
    let text = format!("+++\n{front}+++\n\n{body}\n");
    match data {
        None => vec![File { path: format!("{folder}.md"), text }],
        Some(data) => vec![
            File { path: format!("{folder}/index.md"), text },
            File { path: format!("{folder}/figures.csv"), text: data },
        ],
    }
}

fn head(seed: u64, index: usize) -> Head {
    let mut random = Random::of(seed, 1, index);
    // To the middle of October 2025, so that nothing is published after that year.
    let received = dates::FIRST + random.below(3_940);
    // The multiplier and the prime scatter the serial numbers, each to be had once.
    let serial = 100_000 + index * 48_271 % MOST;
    let reference = format!("01.FOI.{:02}.{serial:06}", dates::year(received) % 100);
    let count = *random.pick(&[1, 1, 2, 2, 3]);
    let first = random.rank(words::TOPICS.len());
    let topics = (0..count).map(|step| words::TOPICS[(first + step * 11) % words::TOPICS.len()]).collect();
    Head { reference, received, topics }
}

fn questions(random: &mut Random, voice: &Voice, answer: Answer, wanted: Tables) -> Vec<Question> {
    let count = *random.pick(&[1, 1, 2, 2, 3, 3, 4, 5]);
    let texts = random.sample(count, frames::QUESTIONS.len());
    let mut questions: Vec<Question> = Vec::new();
    for text in texts {
        let outcome = law::outcome(random, answer);
        let exemptions = law::exemptions(random, outcome);
        let text = voice.fill(random, frames::QUESTIONS[text]);
        questions.push(Question { text, outcome, exemptions, table: None });
    }
    // Only a request that was answered has a table: of those, more than half.
    let tables = match answer {
        _ if wanted == Tables::OneEach => 1,
        Answer::Whole(_) => 0,
        _ if random.percent(44) => 0,
        _ => random.between(1, 2).min(count),
    };
    for question in questions.iter_mut().take(tables) {
        let things = voice.fill(random, "{things} {done}");
        let table = match wanted {
            Tables::OneEach => table::suppressed(random, &things, voice.last_year),
            Tables::AsUsual => table::make(random, &things, voice.last_year),
        };
        // A suppressed figure is information withheld.
        if table.suppressed {
            question.outcome = "part-disclosed";
            question.exemptions = vec![law::personal()];
        } else if !matches!(question.outcome, "disclosed" | "part-disclosed") {
            question.outcome = "disclosed";
            question.exemptions.clear();
        }
        question.table = Some(table);
    }
    questions
}

#[expect(clippy::too_many_arguments, reason = "front matter draws on every part of a record")]
fn front_matter(
    random: &mut Random,
    voice: &Voice,
    head: &Head,
    published: usize,
    answer: Answer,
    questions: &[Question],
    related: Option<&str>,
    has_file: bool,
) -> String {
    let title = format!("{}: {}", head.topics[0], voice.say(random, frames::TITLES));
    let mut lines = vec![format!("reference = \"{}\"", head.reference), format!("title = \"{title}\"")];
    if random.percent(80) {
        lines.push(format!(
            "summary = \"{}\"",
            voice.fill(random, "{Things} in {place}, and what is known of {matter}.")
        ));
    }
    if random.percent(90) {
        lines.push(format!("received = {}", dates::iso(head.received)));
        lines.push(format!("answered = {}", dates::iso(published - random.between(0, 10))));
    }
    lines.push(format!("published = {}", dates::iso(published)));
    let is_updated = random.percent(3);
    if is_updated {
        lines.push(format!("updated = {}", dates::iso(published + 9)));
    }
    lines.push("law = \"FOIA 2000\"".to_owned());
    lines.push(format!("topics = [{}]", quoted(&head.topics)));
    if let Some(related) = related {
        lines.push(format!("related = [\"{related}\"]"));
    }
    // Many authorities give an outcome to the request as a whole.
    let is_whole = matches!(answer, Answer::Whole(_));
    if let Answer::Whole(outcome) = answer {
        lines.push(format!("outcome = \"{outcome}\""));
        lines.push(format!("exemptions = [{}]", quoted(&cited(questions))));
    }
    for (index, question) in questions.iter().enumerate() {
        lines.push(format!("\n[[questions]]\nlabel = \"{}\"\ntext = \"{}\"", index + 1, question.text));
        if !is_whole {
            lines.push(format!("outcome = \"{}\"", question.outcome));
            let cites: Vec<&str> = question.exemptions.iter().map(|exemption| exemption.cite).collect();
            lines.push(format!("exemptions = [{}]", quoted(&cites)));
        }
    }
    if has_file {
        lines.push("\n[[attachments]]\nfile = \"figures.csv\"\ntitle = \"The figures as a data file\"".to_owned());
    }
    if random.percent(25) {
        let link = "\n[[links]]\ntitle = \"GOV.UK: how to make a freedom of information request\"\nurl = \"https://www.gov.uk/make-a-freedom-of-information-request\"";
        lines.push(link.to_owned());
    }
    if is_updated {
        lines.push(format!(
            "\n[[changes]]\ndate = {}\nnote = \"Corrected the name of the {}.\"",
            dates::iso(published + 9),
            voice.fill(random, "{team}")
        ));
    }
    lines.join("\n") + "\n"
}

/// Every citation once, in the order of the questions.
fn cited(questions: &[Question]) -> Vec<&'static str> {
    let mut cites: Vec<&str> = Vec::new();
    for exemption in questions.iter().flat_map(|question| &question.exemptions) {
        if !cites.contains(&exemption.cite) {
            cites.push(exemption.cite);
        }
    }
    cites
}

fn body(random: &mut Random, voice: &Voice, questions: &[Question], has_file: bool) -> String {
    let goal = 640 + random.below(1_640).min(random.below(1_640));
    let mut blocks = vec!["## About the request".to_owned(), voice.paragraph(random, frames::ANSWERS)];
    blocks.push("## Our decision".to_owned());
    blocks.push(decision(questions));
    let mut reasons: Vec<&Exemption> = Vec::new();
    for exemption in questions.iter().flat_map(|question| &question.exemptions) {
        if reasons.iter().all(|known| known.cite != exemption.cite) {
            reasons.push(exemption);
        }
    }
    if !reasons.is_empty() {
        blocks.push("## Why we withheld information".to_owned());
        for exemption in reasons {
            give_reason(random, voice, exemption, &mut blocks);
        }
    }
    blocks.push("## Our answers".to_owned());
    let notes = random.below(3);
    for (index, question) in questions.iter().enumerate() {
        blocks.push(format!("### Question {0} {{#answer-{0}}}", index + 1));
        if let Some(table) = &question.table {
            let id = format!("figures-{}", index + 1);
            blocks.push(if has_file && index == 0 { table.reference(&id, "figures.csv") } else { table.markdown(&id) });
            if table.suppressed {
                blocks.push("In this table, `xx` means that a low number is not shown, or a number from which a low number could be worked out.".to_owned());
            }
        }
        let written = word_count(&blocks);
        let share = goal.saturating_sub(written) / (questions.len() - index);
        while word_count(&blocks) < written + share {
            let block = answer_block(random, voice);
            blocks.push(block);
        }
        if index < notes {
            let number = index + 1;
            blocks.push(format!("{}[^note-{number}]", voice.paragraph(random, frames::ANSWERS)));
            blocks.push(format!("[^note-{number}]: {}", voice.say(random, frames::ANSWERS)));
        }
    }
    blocks.join("\n\n")
}

fn answer_block(random: &mut Random, voice: &Voice) -> String {
    match random.below(100) {
        0..8 => {
            let introduction = voice.fill(random, "For {matter}, {staff} look at:");
            format!("{introduction}\n\n{}", voice.bullets(random, "aspect"))
        }
        8..12 => format!("> {}", voice.say(random, frames::ANSWERS)),
        _ => voice.paragraph(random, frames::ANSWERS),
    }
}

fn decision(questions: &[Question]) -> String {
    let cites = cited(questions);
    if cites.is_empty() {
        return "We have answered under the Freedom of Information Act 2000. What we hold of what was asked for is below."
            .to_owned();
    }
    let sections: Vec<String> = cites.iter().map(|cite| format!("section {cite}")).collect();
    format!(
        "We rely on {} of the Freedom of Information Act 2000. This answer is our refusal notice under section 17 of the Act.",
        sections.join(", ")
    )
}

fn give_reason(random: &mut Random, voice: &Voice, exemption: &Exemption, blocks: &mut Vec<String>) {
    blocks.push(format!("### Section {}: {}", exemption.cite, exemption.title));
    blocks.push(voice.paragraph(random, frames::REASONS));
    if !exemption.qualified {
        blocks.push("This exemption is absolute, so we do not weigh the public interest.".to_owned());
        return;
    }
    blocks.push("In favour of disclosure:".to_owned());
    blocks.push(voice.bullets(random, "benefit"));
    blocks.push("Against disclosure:".to_owned());
    blocks.push(voice.bullets(random, "harm"));
    let weighed = voice.paragraph(random, frames::REASONS);
    blocks.push(format!("{weighed} On balance, the public interest lies in withholding the information."));
}

fn word_count(blocks: &[String]) -> usize {
    blocks.iter().map(|block| block.split_whitespace().count()).sum()
}

fn quoted(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ")
}
