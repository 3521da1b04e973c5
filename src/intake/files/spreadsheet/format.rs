//! Number formats (ECMA-376 part 1, 18.8.30 and 18.8.31): what of a value a format shows, and whether it shows it at all.
//! Values are not written in the format; they are written as they are stored.

use super::date::Shown;

/// A format: up to three sections for numbers and one for text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Format {
    sections: Vec<Section>,
}

/// One section of a format.
#[derive(Debug, Clone, Default, PartialEq)]
struct Section {
    condition: Option<(Comparison, f64)>,
    sense: Sense,
    /// Words that it shows whatever the value.
    words: String,
    /// The name of a colour that it sets: `WHITE`, `COLOR2`.
    colour: Option<String>,
}

/// What a section makes of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Sense {
    /// Nothing: only words, or not even those.
    #[default]
    Nothing,
    /// A number.
    Number,
    /// A share, times 100.
    Percentage,
    /// A date or time.
    Moment(Shown),
    /// The text as it is.
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
}

/// The longest format, in bytes; Excel's longest has 255 letters.
const LONGEST: usize = 4096;

impl Format {
    /// The format of a code; too long a code shows nothing.
    pub(crate) fn of(code: &str) -> Self {
        if code.len() > LONGEST {
            return Self { sections: vec![Section::default(); 4] };
        }
        let code = if code.is_empty() { "General" } else { code };
        Self { sections: sections(code).into_iter().take(4).map(section).collect() }
    }

    /// The format of one of the numbers that stand for a format everywhere.
    pub(crate) fn built_in(number: u32) -> Self {
        Self::of(match number {
            1 => "0",
            2 => "0.00",
            3 => "#,##0",
            4 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            11 => "0.00E+00",
            12 | 13 => "# ?/?",
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
            18..=21 | 32..=35 | 45 | 55 | 56 => "h:mm:ss",
            22 => "yyyy-mm-dd h:mm",
            37..=40 => "#,##0.00;-#,##0.00",
            41..=44 => "#,##0.00;-#,##0.00;\"-\"",
            46 => "[h]:mm:ss",
            47 => "mm:ss.0",
            48 => "0.0E+0",
            49 => "@",
            _ => "General",
        })
    }

    /// What it makes of a number.
    pub(crate) fn sense(&self, value: f64) -> Sense {
        self.section(value).map_or(Sense::Number, |section| section.sense)
    }

    /// Whether a number does not show. A zero that shows as a dash or not at all is no secret: the section for it holds
    /// for nothing else. One that shows as words is.
    pub(crate) fn hides_number(&self, value: f64) -> bool {
        let Some(section) = self.section(value).filter(|section| section.sense == Sense::Nothing) else { return false };
        value != 0.0 || section.words.chars().any(char::is_alphanumeric)
    }

    /// Whether text does not show.
    pub(crate) fn hides_text(&self) -> bool {
        self.sections.get(3).is_some_and(|section| section.sense != Sense::Text)
    }

    /// The colour that it sets for text, by name.
    pub(crate) fn colour_of_text(&self) -> Option<&str> {
        self.sections.get(3)?.colour.as_deref()
    }

    /// The sign of the currency that it shows beside a number.
    pub(crate) fn currency(&self, value: f64) -> Option<char> {
        self.section(value)?.words.chars().find(|letter| matches!(letter, '£' | '$' | '€'))
    }

    /// The colour that it sets for a number, by name.
    pub(crate) fn colour(&self, value: f64) -> Option<&str> {
        self.section(value)?.colour.as_deref()
    }

    /// The words that it shows around values, if they have letters or digits.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let words = self.sections.iter().map(|section| section.words.trim());
        words.filter(|words| words.chars().any(char::is_alphanumeric))
    }

    fn section(&self, value: f64) -> Option<&Section> {
        let numeric = self.sections.get(..self.sections.len().min(3))?;
        // The last section takes what no other took; a section for text takes no numbers.
        let numeric = match numeric {
            [rest @ .., last] if !rest.is_empty() && last.sense == Sense::Text => rest,
            all => all,
        };
        let last = numeric.len().checked_sub(1)?;
        numeric.iter().enumerate().find_map(|(index, section)| {
            let condition = section.condition.or(match (index, last) {
                _ if index == last => None,
                (0, 1) => Some((Comparison::GreaterOrEqual, 0.0)),
                (0, _) => Some((Comparison::Greater, 0.0)),
                _ => Some((Comparison::Less, 0.0)),
            });
            (index == last || condition.is_none_or(|condition| holds(condition, value))).then_some(section)
        })
    }
}

fn holds((comparison, limit): (Comparison, f64), value: f64) -> bool {
    match comparison {
        Comparison::Less => value < limit,
        Comparison::LessOrEqual => value <= limit,
        Comparison::Equal => value == limit,
        Comparison::NotEqual => value != limit,
        Comparison::GreaterOrEqual => value >= limit,
        Comparison::Greater => value > limit,
    }
}

/// What stands in a code.
enum Token {
    /// Words to show.
    Words(String),
    /// Something in square brackets.
    Bracket(String),
    /// A letter that means something.
    Letter(char),
}

/// The tokens of each section.
fn sections(code: &str) -> Vec<Vec<Token>> {
    let mut sections = vec![Vec::new()];
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        let token = match letter {
            ';' => {
                sections.push(Vec::new());
                continue;
            }
            '"' => Token::Words(letters.by_ref().take_while(|&letter| letter != '"').collect()),
            '[' => Token::Bracket(letters.by_ref().take_while(|&letter| letter != ']').collect()),
            '\\' | '!' => Token::Words(letters.next().into_iter().collect()),
            // A gap as wide as the next letter, and the next letter as often as it fits.
            '_' | '*' => {
                letters.next();
                continue;
            }
            letter => Token::Letter(letter),
        };
        if let Some(section) = sections.last_mut() {
            section.push(token);
        }
    }
    sections
}

fn section(tokens: Vec<Token>) -> Section {
    let mut section = Section::default();
    let mut bare = String::new();
    let mut elapsed = false;
    for token in tokens {
        match token {
            Token::Words(words) => section.words.push_str(&words),
            Token::Letter(letter @ ('£' | '$' | '€')) => section.words.push(letter),
            Token::Letter(letter) => bare.push(letter.to_ascii_lowercase()),
            Token::Bracket(inside) => {
                let upper = inside.trim().to_ascii_uppercase().replace(' ', "");
                if !upper.is_empty() && upper.bytes().all(|letter| matches!(letter, b'H' | b'M' | b'S')) {
                    elapsed = true;
                } else if let Some(condition) = condition(&upper) {
                    section.condition = Some(condition);
                } else if let Some(currency) = inside.strip_prefix('$') {
                    section.words.push_str(currency.split('-').next().unwrap_or(""));
                } else {
                    section.colour = Some(upper);
                }
            }
        }
    }
    section.sense = sense(&bare, elapsed);
    section
}

fn condition(inside: &str) -> Option<(Comparison, f64)> {
    let comparisons = [
        ("<=", Comparison::LessOrEqual),
        (">=", Comparison::GreaterOrEqual),
        ("<>", Comparison::NotEqual),
        ("<", Comparison::Less),
        (">", Comparison::Greater),
        ("=", Comparison::Equal),
    ];
    comparisons.iter().find_map(|(sign, comparison)| {
        Some((*comparison, inside.strip_prefix(sign)?.parse::<f64>().ok().filter(|limit| limit.is_finite())?))
    })
}

/// What letters outside of quotation marks and brackets mean, in lower case.
fn sense(bare: &str, elapsed: bool) -> Sense {
    if elapsed {
        return Sense::Moment(Shown::Elapsed);
    }
    // "General" has letters that would be a date's; "E+" belongs to a number.
    let without = bare.replace("general", "0");
    let has_digits = without.contains(['0', '#', '?']);
    let letters = if has_digits { without.replace("e+", "").replace("e-", "") } else { without.clone() };
    let has_clock = letters.contains(['h', 's']);
    if letters.contains(['y', 'd', 'e', 'g', 'b']) || (letters.contains('m') && !has_clock) {
        Sense::Moment(Shown::Date)
    } else if has_clock {
        Sense::Moment(Shown::Time)
    } else if has_digits && without.contains('%') {
        Sense::Percentage
    } else if has_digits {
        Sense::Number
    } else if without.contains('@') {
        Sense::Text
    } else {
        Sense::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_a_sense() {
        for (code, expected) in [
            ("General", Sense::Number),
            ("", Sense::Number),
            ("0.00E+00", Sense::Number),
            ("0.0%", Sense::Percentage),
            ("[$-409]d mmm yyyy", Sense::Moment(Shown::Date)),
            ("yyyy\\-mm\\-dd hh:mm", Sense::Moment(Shown::Date)),
            ("h:mm AM/PM", Sense::Moment(Shown::Time)),
            ("mm:ss.0", Sense::Moment(Shown::Time)),
            ("[h]:mm", Sense::Moment(Shown::Elapsed)),
            ("mmm", Sense::Moment(Shown::Date)),
            ("0\" days\"", Sense::Number),
            ("\"shown\"", Sense::Nothing),
            ("[Red]0", Sense::Number),
        ] {
            assert_eq!(Format::of(code).sense(7.0), expected, "{code}");
        }
    }

    #[test]
    fn formats_can_hide() {
        for (code, value) in [(";;;", 3.0), ("[<=5]\"*\";0", 3.0), ("\"*\"", 3.0), (";-0;0", 3.0), ("0;;0", -3.0)] {
            assert!(Format::of(code).hides_number(value), "{code}");
        }
        let accounts = "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-";
        for (code, value) in [(accounts, 0.0), (accounts, 3.0), ("[<=5]\"*\";0", 6.0), ("0;-0;;@", 0.0), ("0;@", -3.0)]
        {
            assert!(!Format::of(code).hides_number(value), "{code}");
        }
        assert!(Format::of(";;;").hides_text());
        assert!(!Format::of("0;0;0;@").hides_text());
        assert!(!Format::of("0").hides_text());
        assert!(Format::of("0;-0;\"xx\"").hides_number(0.0));
        assert_eq!(Format::of("[White]0").colour(1.0), Some("WHITE"));
        assert_eq!(Format::of("[Color 2]0").colour(1.0), Some("COLOR2"));
        assert_eq!(Format::of("0\" staff\"").words().collect::<Vec<_>>(), ["staff"]);
    }
}
