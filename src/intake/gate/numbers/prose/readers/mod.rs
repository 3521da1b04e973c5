//! The readers: each is certain that some numbers are not low counts, and nothing else. They are asked in the order of
//! [`READERS`]; the first that is certain sets the number aside, and a number that none sets aside is low.

mod asked;
mod bounds;
mod calendar;
mod compounds;
mod idioms;
mod implied;
mod labels;
mod lists;
mod money;
mod places;
mod references;
mod things;

pub(super) use self::references::series_of_notes;

use super::super::lexicon::Class;
use super::figure::{Figure, Form};
use super::phrase::{self, Phrase};
use super::view::View;
use super::{Kind, Verdict, Why};

/// Who set a number aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reader {
    /// A day of a month: "5 May", "2/07/21", "July 3, 2018".
    Date,
    /// A time of day: "3:15pm", "5.45 pm", "24/7".
    Time,
    /// A year, a financial year or a numbered part of one: "2019/20", "week 3".
    Year,
    /// A length of time: "3 years", "two-month", "the past two tax years".
    Duration,
    /// An age: "aged 4", "under 2", "3 years old".
    Age,
    /// A provision of law: "section 40(2)", "s.3", "Article 5(1)(a)".
    Statute,
    /// The label of a question: "4. How many", "Question 3", "1 -".
    QuestionLabel,
    /// The number of a list item or section: "2.", "(3)", "1.1".
    ListNumber,
    /// A pointer or a name: "page 4", "Appendix 1", "FOI-2021-5", a bracketed note, a file name, an address on the web.
    Reference,
    /// A place in an order: "3rd", "5^th".
    Ordinal,
    /// A grade, band, class, zone, rank, phase, tier or version: "Band 4", "Class 2", "Phase 3".
    Grade,
    /// A sum of money: "£5", "3 pence".
    Money,
    /// A percentage: "3%", "4 per cent". Whether it gives a count away is worked out apart from this.
    Percentage,
    /// A number per person, a ratio or a scale: "1:40", "one request per person".
    Rate,
    /// A number with a fraction or a measured quantity: "1.5", "0.2", "3 miles".
    Measure,
    /// A telephone number: "01632 960 1 23".
    Telephone,
    /// A part of an address: "12 Orchard Lane", "Flat 3".
    Address,
    /// A postcode: "AB1 4CD".
    Postcode,
    /// What is printed instead of a low number: "fewer than five", "5 or fewer", "<5".
    Suppression,
    /// A rule or a cut-off: "three or more", "a minimum of two", "up to 5 may".
    CutOff,
    /// A number inside the question that was asked: "how many with 3 children".
    Asked,
    /// A numbered person, operation or thing: "Officer 2", "Operation 4".
    Name,
    /// A number inside an adjective or a code: "two-way", "three-stage", "4x4".
    Compound,
    /// A turn of phrase that counts nothing: "no one", "at one time", "one of the aims".
    Idiom,
    /// Things that are neither people nor what happens to them: "four documents", "3 vehicles".
    NotPeople,
}

/// A figure as a reader sees it.
struct Seen<'a> {
    view: &'a View<'a>,
    figure: Figure,
    phrase: Phrase,
}

type Ask = fn(&Seen<'_>) -> bool;

/// The readers in the order in which they are asked. What is told by the shape of a figure comes first, what is told by
/// the words around it later, and turns of phrase last.
const READERS: [(Reader, Ask); 26] = [
    (Reader::Reference, references::is_reference),
    (Reader::Suppression, bounds::is_suppression),
    (Reader::Postcode, places::is_postcode),
    (Reader::Telephone, places::is_telephone),
    (Reader::Money, money::is_money),
    (Reader::Percentage, money::is_percentage),
    (Reader::Date, calendar::is_date),
    (Reader::Year, calendar::is_year),
    (Reader::Time, calendar::is_time),
    (Reader::Ordinal, compounds::is_ordinal),
    (Reader::Statute, labels::is_statute),
    (Reader::QuestionLabel, lists::is_question_label),
    (Reader::ListNumber, lists::is_list_number),
    (Reader::Rate, money::is_rate),
    (Reader::Measure, money::is_measure),
    (Reader::Grade, labels::is_grade),
    (Reader::Reference, labels::is_reference),
    (Reader::Address, places::is_address),
    (Reader::Name, labels::is_name),
    (Reader::Age, calendar::is_age),
    (Reader::Duration, calendar::is_duration),
    (Reader::CutOff, bounds::is_cut_off),
    (Reader::Asked, asked::is_asked),
    (Reader::Compound, compounds::is_compound),
    (Reader::Idiom, idioms::is_idiom),
    (Reader::NotPeople, things::is_not_people),
];

/// Judges one figure of a text.
pub(super) fn judge(view: &View<'_>, index: usize) -> Verdict {
    let Some(figure) = view.figures.get(index).copied() else {
        return Verdict::Low { why: Why::Unknown };
    };
    let phrase = phrase::read(view, view.after(&figure), figure.value);
    let seen = Seen { view, figure, phrase };
    if figure.form == Form::Implied {
        return if implied::implies(&seen) {
            Verdict::Low { why: Why::Implied }
        } else {
            Verdict::SetAside(Reader::Idiom)
        };
    }
    if let Some((reader, _)) = READERS.iter().find(|(_, certain)| certain(&seen)) {
        return Verdict::SetAside(*reader);
    }
    // "fewer than five (5)" says the same number twice.
    let said_before = index.checked_sub(1).filter(|_| view.repeats(&figure)).map(|before| judge(view, before));
    if let Some(Verdict::SetAside(reader)) = said_before {
        return Verdict::SetAside(reader);
    }
    Verdict::Low { why: seen.why() }
}

impl Seen<'_> {
    fn why(&self) -> Why {
        match self.phrase.class {
            Some(Class::Person | Class::Happening) => Why::Counted,
            _ if self.phrase.words == 0 && self.figure.form != Form::Superscript => Why::Bare,
            _ => Why::Unknown,
        }
    }

    /// Whether the phrase after the figure names people or happenings.
    fn counts_people(&self) -> bool {
        matches!(self.phrase.class, Some(Class::Person | Class::Happening))
    }

    /// The folded text `back` tokens before the figure, on its line or a wrapped one.
    fn before(&self, back: usize) -> &str {
        let reachable =
            (0..back).all(|step| self.figure.first.checked_sub(step).is_some_and(|at| self.view.joined(at)));
        if reachable { self.view.text_before(self.figure.first, back) } else { "" }
    }

    /// The folded text `on` tokens after the figure (0 is the next), on its line or a wrapped one.
    fn next(&self, on: usize) -> &str {
        let last = self.figure.last;
        let reachable = (last + 1..=last + 1 + on).all(|at| self.view.joined(at));
        if reachable { self.view.text(last + 1 + on) } else { "" }
    }

    /// Whether the text is wholly one short answer or label.
    fn is_short(&self) -> bool {
        matches!(self.view.kind, Kind::Answer | Kind::Label)
    }
}

impl Reader {
    /// All readers, in the order of their declaration.
    pub const ALL: [Reader; 25] = [
        Reader::Date,
        Reader::Time,
        Reader::Year,
        Reader::Duration,
        Reader::Age,
        Reader::Statute,
        Reader::QuestionLabel,
        Reader::ListNumber,
        Reader::Reference,
        Reader::Ordinal,
        Reader::Grade,
        Reader::Money,
        Reader::Percentage,
        Reader::Rate,
        Reader::Measure,
        Reader::Telephone,
        Reader::Address,
        Reader::Postcode,
        Reader::Suppression,
        Reader::CutOff,
        Reader::Asked,
        Reader::Name,
        Reader::Compound,
        Reader::Idiom,
        Reader::NotPeople,
    ];

    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Reader::Date => "date",
            Reader::Time => "time",
            Reader::Year => "year",
            Reader::Duration => "duration",
            Reader::Age => "age",
            Reader::Statute => "statute",
            Reader::QuestionLabel => "question-label",
            Reader::ListNumber => "list-number",
            Reader::Reference => "reference",
            Reader::Ordinal => "ordinal",
            Reader::Grade => "grade",
            Reader::Money => "money",
            Reader::Percentage => "percentage",
            Reader::Rate => "rate",
            Reader::Measure => "measure",
            Reader::Telephone => "telephone",
            Reader::Address => "address",
            Reader::Postcode => "postcode",
            Reader::Suppression => "suppression",
            Reader::CutOff => "cut-off",
            Reader::Asked => "asked",
            Reader::Name => "name",
            Reader::Compound => "compound",
            Reader::Idiom => "idiom",
            Reader::NotPeople => "not-people",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Policy, Verdict, read};
    use super::Reader;

    /// The numbers of a document that are low, as printed, under a threshold of five.
    pub(super) fn low(text: &str) -> Vec<&str> {
        let markers = ["xx".to_owned(), "<5".to_owned()];
        let policy = Policy { threshold: 5, markers: &markers, notes: &[], is_welsh: false };
        let sightings = read(text, Kind::Document, &policy).into_iter();
        let low = sightings.filter(|sighting| matches!(sighting.verdict, Verdict::Low { .. }));
        low.map(|sighting| &text[sighting.range]).collect()
    }

    /// The readers that set numbers of a document aside, when nothing in it is low.
    pub(super) fn set_aside(text: &str) -> Vec<Reader> {
        let markers = ["xx".to_owned(), "<5".to_owned()];
        let policy = Policy { threshold: 5, markers: &markers, notes: &[], is_welsh: false };
        let mut readers = Vec::new();
        for sighting in read(text, Kind::Document, &policy) {
            match sighting.verdict {
                Verdict::SetAside(reader) => readers.push(reader),
                verdict => panic!("{verdict:?} in {text}"),
            }
        }
        readers
    }

    #[test]
    fn every_reader_has_its_own_name() {
        let mut names: Vec<&str> = Reader::ALL.iter().map(|reader| reader.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Reader::ALL.len());
    }

    #[test]
    fn a_repeated_number_shares_its_verdict() {
        assert_eq!(set_aside("They sent four (4) leaflets."), [Reader::NotPeople; 2]);
        assert_eq!(set_aside("Fewer than five (5) were fined."), [Reader::Suppression; 2]);
        assert_eq!(low("They warned four (4) wardens."), ["four", "4"]);
    }
}
