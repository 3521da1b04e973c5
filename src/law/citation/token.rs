//! From the text of a citation to section numbers, brackets and ranges. Words that only join them are left out.

use super::super::Law;
use super::CitationFault;

/// A piece of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A section or regulation, `22A`, or a schedule paragraph, `Sch 2 para 2`.
    Section(String),
    /// What stands in a bracket, in lower case: `2`, `3a`, `a`, `ii`.
    Bracket(String),
    /// `to`, or a dash: what follows ends a range.
    Range,
}

/// The pieces of a text in which a law may name itself.
pub(super) fn tokens(law: Law, text: &str) -> Result<Vec<Token>, CitationFault> {
    let plain = without_names(law, &text.to_lowercase())?;
    let mut scanner =
        Scanner { chars: plain.chars().collect(), at: 0, tokens: Vec::new(), schedule: None, paragraph: None };
    while let Some(next) = scanner.peek() {
        scanner.step(next)?;
    }
    if let Some(number) = scanner.schedule.or(scanner.paragraph.map(|(number, _)| number)) {
        return Err(unreadable(&number));
    }
    Ok(scanner.tokens)
}

/// Words that join or introduce brackets and say nothing themselves.
const SILENT: &str = "s ss sec secs sect section sections r rr reg regs regulation regulations sub subsection \
    subsections limb limbs exemption exemptions exception exceptions and or with by virtue of the read together \
    conjunction in under through plus";

struct Scanner {
    chars: Vec<char>,
    at: usize,
    tokens: Vec<Token>,
    /// A schedule's number that still waits for its paragraph.
    schedule: Option<String>,
    /// A paragraph's number that still waits for its schedule, and the place of its token.
    paragraph: Option<(String, usize)>,
}

impl Scanner {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn step(&mut self, next: char) -> Result<(), CitationFault> {
        match next {
            '(' => self.bracket(),
            '0'..='9' => {
                let number = self.run(|c| c.is_ascii_alphanumeric());
                self.section(&number)
            }
            'a'..='z' => self.word(),
            '-' | '\u{2010}'..='\u{2014}' => {
                // The hyphen of "sub-section" joins a word; any other stands for "to".
                let letter =
                    |at: Option<usize>| at.and_then(|at| self.chars.get(at)).is_some_and(|c| c.is_alphabetic());
                if !(letter(self.at.checked_sub(1)) && letter(self.at.checked_add(1))) {
                    self.tokens.push(Token::Range);
                }
                self.at += 1;
                Ok(())
            }
            '&' | ',' | ';' | '.' | '/' | '+' | '\u{a7}' => {
                self.at += 1;
                Ok(())
            }
            space if space.is_whitespace() => {
                self.at += 1;
                Ok(())
            }
            other => Err(unreadable(&other.to_string())),
        }
    }

    /// Takes characters while they belong.
    fn run(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let from = self.at;
        while self.peek().is_some_and(&belongs) {
            self.at += 1;
        }
        self.chars[from..self.at].iter().collect()
    }

    fn skip_spaces(&mut self) {
        self.run(char::is_whitespace);
    }

    fn bracket(&mut self) -> Result<(), CitationFault> {
        let from = self.at;
        self.at += 1;
        self.skip_spaces();
        let text = self.run(|c| c.is_ascii_alphanumeric());
        self.skip_spaces();
        if self.peek() != Some(')') || !is_bracket(&text) {
            let end = (self.at + 1).min(self.chars.len());
            let seen: String = self.chars[from..end].iter().collect();
            return Err(unreadable(&seen));
        }
        self.at += 1;
        self.tokens.push(Token::Bracket(text));
        Ok(())
    }

    /// A number outside brackets, such as `22a`: digits, and perhaps a letter.
    fn section(&mut self, number: &str) -> Result<(), CitationFault> {
        let letters = number.trim_start_matches(|c: char| c.is_ascii_digit());
        if letters.len() > 1 || letters.contains(|c: char| c.is_ascii_digit()) {
            return Err(unreadable(number));
        }
        let number = number.to_uppercase();
        match self.schedule.take() {
            Some(schedule) => self.tokens.push(Token::Section(schedule_paragraph(&schedule, &number))),
            None => self.tokens.push(Token::Section(number)),
        }
        Ok(())
    }

    fn word(&mut self) -> Result<(), CitationFault> {
        let after_bracket = self.at > 0 && self.chars[self.at - 1] == ')';
        let word = self.run(|c| c.is_ascii_lowercase());
        match word.as_str() {
            // "31(1)a": the brackets were forgotten.
            _ if after_bracket && word.len() == 1 && word != "s" => {
                self.tokens.push(Token::Bracket(word));
            }
            "sch" | "sched" | "schedule" => return self.schedule(),
            "para" | "paras" | "paragraph" | "paragraphs" => self.paragraph(),
            "part" | "pt" => {
                self.number();
            }
            "to" => self.tokens.push(Token::Range),
            // "s40(2)" and "reg12" come as one word with the number, which is read next.
            silent if SILENT.split(' ').any(|known| known == silent) => {}
            other => return Err(unreadable(other)),
        }
        Ok(())
    }

    /// The number after a word, with a full stop and spaces between.
    fn number(&mut self) -> Option<String> {
        let from = self.at;
        self.run(|c| c.is_whitespace() || c == '.');
        let number = self.run(|c| c.is_ascii_digit());
        if number.is_empty() {
            self.at = from;
            return None;
        }
        Some(number)
    }

    fn schedule(&mut self) -> Result<(), CitationFault> {
        let number = self.number().ok_or_else(|| unreadable("schedule"))?;
        match self.paragraph.take() {
            // "paragraph 2(1)(a) of Schedule 2": the brackets were read before the schedule was known, and follow it.
            Some((paragraph, place)) => {
                let section = Token::Section(schedule_paragraph(&number, &paragraph));
                self.tokens.insert(place, section);
            }
            None => self.schedule = Some(number),
        }
        Ok(())
    }

    /// "paragraph 2 of Schedule 2", "Schedule 2, paragraph 2", or "paragraph (a)", which says nothing.
    fn paragraph(&mut self) {
        let Some(number) = self.number() else { return };
        match self.schedule.take() {
            Some(schedule) => self.tokens.push(Token::Section(schedule_paragraph(&schedule, &number))),
            None => self.paragraph = Some((number, self.tokens.len())),
        }
    }
}

fn schedule_paragraph(schedule: &str, paragraph: &str) -> String {
    format!("Sch {schedule} para {paragraph}")
}

/// Digits and at most two letters, or one to four letters.
fn is_bracket(text: &str) -> bool {
    let letters = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - letters.len();
    let plain = letters.bytes().all(|letter| letter.is_ascii_lowercase());
    let short = if digits > 0 { letters.len() <= 2 && digits <= 3 } else { (1..=4).contains(&letters.len()) };
    plain && short
}

/// The text without the names of the law; an error if it names another.
fn without_names(law: Law, lower: &str) -> Result<String, CitationFault> {
    let mut text = lower.to_owned();
    // Most citations are numbers and brackets: no law has so short a name.
    if !text.split(|letter: char| !letter.is_alphabetic()).any(|word| word.len() > 1) {
        return Ok(text);
    }
    for name in law.names() {
        text = without_word(&text, name);
    }
    let named = Law::ALL.into_iter().find(|other| other.names().iter().any(|name| without_word(&text, name) != text));
    match named {
        Some(named) => Err(CitationFault::OtherLaw { named }),
        None => Ok(text),
    }
}

/// The text with every whole-word occurrence of a name replaced by a space.
fn without_word(text: &str, name: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let end = at + name.len();
        let before = rest[..at].chars().next_back().or_else(|| kept.chars().next_back());
        let after = rest[end..].chars().next();
        let whole = !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric);
        kept.push_str(&rest[..at]);
        kept.push_str(if whole { " " } else { name });
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

fn unreadable(at: &str) -> CitationFault {
    CitationFault::Unreadable { at: at.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_left_out() {
        let plain = tokens(Law::Foia, "40(2)").unwrap();
        for text in [
            "s.40(2)",
            "Section 40 (2)",
            "s40(2) FOIA",
            "SECTION 40( 2 ) of the Freedom of Information Act 2000",
            "\u{a7}40(2)",
            "sub-section 40(2)",
            "s 40,(2)",
        ] {
            assert_eq!(tokens(Law::Foia, text).unwrap(), plain, "{text}");
        }
    }

    #[test]
    fn schedules_either_way_round() {
        let expected = vec![
            Token::Section("Sch 2 para 2".to_owned()),
            Token::Bracket("1".to_owned()),
            Token::Bracket("a".to_owned()),
        ];
        for text in [
            "Sch 2 para 2(1)(a)",
            "Schedule 2, Part 1, paragraph 2(1)(a)",
            "paragraph 2(1)(a) of Schedule 2 DPA 2018",
            "sch. 2, para. 2 (1)(a)",
        ] {
            assert_eq!(tokens(Law::Dpa, text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_citation_is_named() {
        for (text, at) in [
            ("40(2", "(2"),
            ("40[2]", "["),
            ("40()", "()"),
            ("forty", "forty"),
            ("40x9", "40x9"),
            ("40(2) please", "please"),
            ("Sch 2", "2"),
            ("para 3", "3"),
            ("40(abcde)", "(abcde)"),
            ("40(2\u{e9})", "(2\u{e9}"),
        ] {
            assert_eq!(tokens(Law::Foia, text), Err(unreadable(at)), "{text}");
        }
    }

    #[test]
    fn another_law_is_noticed_and_a_word_within_a_word_is_not() {
        assert_eq!(tokens(Law::Foia, "EIR 12(4)(b)"), Err(CitationFault::OtherLaw { named: Law::Eir }));
        assert_eq!(tokens(Law::Foisa, "s.38(1)(b) FOIA"), Err(CitationFault::OtherLaw { named: Law::Foia }));
        assert!(tokens(Law::Eisr, "reg 10(4)(b) of the EIRs").is_ok());
        assert_eq!(without_word("their eir heir", "eir"), "their   heir");
    }
}
