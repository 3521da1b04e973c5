//! The parts of an answer in the order of its page: what was asked, with each answer under its question, then the rest
//! as its author ordered it. Writes no HTML.

use crate::markdown::Heading;
use crate::records::{Disclosure, Part, Question};

/// The anchor of the section that tells what came before the questions: `## About the request {#request}`.
const PREFACE: &str = "request";

/// An answer, parted.
#[derive(Debug, Default)]
pub(super) struct Sections<'a> {
    /// What goes before the questions: the section `request`.
    pub(super) preface: Vec<&'a Part>,
    /// What the sections that hold answers say before the first of them.
    pub(super) lead: Vec<&'a Part>,
    /// For each question the parts of its answer; none for questions without one.
    pub(super) answers: Vec<Option<Vec<&'a Part>>>,
    /// The heading of each answer, where it says more than the question's number.
    pub(super) titles: Vec<Option<&'a Heading>>,
    /// What else the sections that hold answers say.
    pub(super) beside: Vec<&'a Part>,
    /// Everything else, in its order.
    pub(super) rest: Vec<&'a Part>,
    /// The footnotes.
    pub(super) notes: Vec<&'a Part>,
    /// Anchors of headings that are not printed, because the page has headings of its own there.
    pub(super) anchors: Vec<&'a str>,
}

/// A section of the second level with the sections of the third below it; without a heading, what precedes them all.
#[derive(Default)]
struct Section<'a> {
    heading: Option<usize>,
    parts: Vec<&'a Part>,
    below: Vec<(usize, Vec<&'a Part>)>,
}

impl<'a> Sections<'a> {
    /// Parts the answer of a response.
    ///
    /// An answer stands under a heading of the third level whose anchor names its question: `### Question 4 {#answer-4}`.
    /// At other levels it stays where it is, because the headings below it would then skip a level.
    pub(super) fn of(response: &'a Disclosure) -> Self {
        let count = response.questions.len();
        let mut parted = Self { answers: vec![None; count], titles: vec![None; count], ..Self::default() };
        for section in sections(&response.body, &response.outline, &mut parted.notes) {
            let holds_answers = section.below.iter().any(|(heading, _)| question_of(response, *heading).is_some());
            let heading = section.heading.and_then(|heading| response.outline.get(heading));
            if holds_answers {
                parted.anchors.extend(heading.map(|heading| heading.id.as_str()));
                // The first part of a section is its heading.
                parted.lead.extend(section.parts.into_iter().skip(usize::from(heading.is_some())));
                for (heading, parts) in section.below {
                    parted.put(response, heading, parts);
                }
            } else {
                let is_preface = heading.is_some_and(|heading| heading.id == PREFACE);
                let target = if is_preface { &mut parted.preface } else { &mut parted.rest };
                target.extend(section.parts);
                target.extend(section.below.into_iter().flat_map(|(_, parts)| parts));
            }
        }
        parted
    }

    fn put(&mut self, response: &'a Disclosure, heading: usize, parts: Vec<&'a Part>) {
        let Some(index) = question_of(response, heading).filter(|index| self.answers[*index].is_none()) else {
            return self.beside.extend(parts);
        };
        let heading = &response.outline[heading];
        self.titles[index] =
            Some(heading).filter(|heading| !says_number_alone(&heading.text, &response.questions[index]));
        self.answers[index] = Some(parts.into_iter().skip(1).collect());
    }

    /// Whether any answer stands under its question.
    pub(super) fn has_answers(&self) -> bool {
        self.answers.iter().any(Option::is_some)
    }
}

/// The sections of a text, footnotes apart.
fn sections<'a>(body: &'a [Part], outline: &[Heading], notes: &mut Vec<&'a Part>) -> Vec<Section<'a>> {
    let mut sections = vec![Section::default()];
    for part in body {
        let Some(last) = sections.last_mut() else { break };
        match part {
            Part::Notes(_) => notes.push(part),
            Part::Heading(index, _) => match outline.get(*index).map_or(2, |heading| heading.level) {
                ..=2 => {
                    sections.push(Section { heading: Some(*index), parts: vec![part], below: Vec::new() });
                }
                3 => last.below.push((*index, vec![part])),
                _ => last.current().push(part),
            },
            Part::Html(_) | Part::Table(_) => last.current().push(part),
        }
    }
    sections
}

impl<'a> Section<'a> {
    fn current(&mut self) -> &mut Vec<&'a Part> {
        self.below.last_mut().map_or(&mut self.parts, |(_, parts)| parts)
    }
}

/// The anchor that the heading of a question's answer has by convention.
pub(super) fn answer_anchor(question: &Question) -> String {
    format!("answer-{}", question.anchor.trim_start_matches('q'))
}

fn question_of(response: &Disclosure, heading: usize) -> Option<usize> {
    let id = &response.outline.get(heading)?.id;
    response.questions.iter().position(|question| answer_anchor(question) == *id)
}

/// Whether a heading says which question it answers and no more: "Question 5(a)", "Answer to question 4".
fn says_number_alone(text: &str, question: &Question) -> bool {
    let letters =
        |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
    let mut words = text.split_whitespace();
    let is_number = words.next_back().is_some_and(|last| letters(last) == letters(&question.label));
    is_number && words.all(|word| word.chars().all(char::is_alphabetic)) && text.split_whitespace().count() <= 4
}
