//! `{{ say("key", name=value) }}` in templates: the text of the interface, put in its place when the templates are
//! loaded. A page costs no more than if the words stood in the template, and a key that does not exist is found before
//! anything is rendered. Does not read the files of texts.

use std::fmt::Write as _;
use std::ops::Range;

use crate::language::{Entry, Language, Piece, Text};

/// A template with its texts in place.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    pub(super) text: String,
    /// Each place where the text differs from the original: its range here, and there.
    places: Vec<(Range<usize>, Range<usize>)>,
}

/// What is wrong with a call, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) place: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

impl Spoken {
    /// Where a range of this text stands in the original.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.original_of(range.start, |place| place.start);
        let end = self.original_of(range.end, |place| place.end);
        start..end.max(start)
    }

    fn original_of(&self, at: usize, side: impl Fn(&Range<usize>) -> usize) -> usize {
        match self.places.iter().rev().find(|(here, _)| here.start <= at) {
            Some((here, there)) if at < here.end => side(there),
            Some((here, there)) => there.end + (at - here.end),
            None => at,
        }
    }

    fn put(&mut self, place: Range<usize>, words: &str) {
        let start = self.text.len();
        self.text.push_str(words);
        self.places.push((start..self.text.len(), place));
    }
}

/// Puts texts in place of the calls of a template.
pub(super) fn speak(template: &str, language: &Language) -> Result<Spoken, Fault> {
    let mut spoken = Spoken::default();
    let mut done = 0;
    let mut at = 0;
    while let Some(found) = template[at..].find("{").map(|found| at + found) {
        let rest = &template[found..];
        if rest.starts_with("{#") {
            at = rest.find("#}").map_or(template.len(), |end| found + end + 2);
            continue;
        }
        if !(rest.starts_with("{{") || rest.starts_with("{%")) {
            at = found + 1;
            continue;
        }
        let end = found + 2 + end_of_tag(&rest[2..]);
        let mut inner = found + 2;
        while let Some(call) = Call::find(template, inner..end)? {
            inner = call.place.end;
            let entry = entry_of(&call, language)?;
            let (place, words) = match alone(template, found..end, &call) {
                Some((before, after)) => (found..end, format!("{before}{}{after}", call.print(entry, language)?)),
                None => (call.place.clone(), call.literal(entry)?),
            };
            spoken.text.push_str(&template[done..place.start]);
            spoken.put(place.clone(), &words);
            done = place.end;
        }
        at = end;
    }
    spoken.text.push_str(&template[done..]);
    Ok(spoken)
}

/// Where a tag ends, from behind its two opening characters; the end of the text where it does not.
fn end_of_tag(text: &str) -> usize {
    let end = outside_quotes(text).find(|(at, _)| text[*at..].starts_with("}}") || text[*at..].starts_with("%}"));
    end.map_or(text.len(), |(at, _)| at + 2)
}

/// The characters of code that stand in no quotes.
fn outside_quotes(code: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote: Option<char> = None;
    let mut escaped = false;
    code.char_indices().filter(move |(_, letter)| match quote {
        Some(_) if escaped => {
            escaped = false;
            false
        }
        Some(open) => {
            escaped = *letter == '\\';
            if *letter == open {
                quote = None;
            }
            false
        }
        None => {
            quote = Some(*letter).filter(|letter| matches!(letter, '"' | '\'' | '`'));
            quote.is_none()
        }
    })
}

/// What stands before and after a text whose call is all that its tag prints; both keep the trimming of spaces.
fn alone(template: &str, tag: Range<usize>, call: &Call<'_>) -> Option<(&'static str, &'static str)> {
    let before = template[tag.start..call.place.start].strip_prefix("{{")?.trim();
    let after = template[call.place.end..tag.end].strip_suffix("}}")?.trim();
    let before = match before {
        "" => "",
        "-" => "{{- \"\" }}",
        _ => return None,
    };
    match after {
        "" => Some((before, "")),
        "-" => Some((before, "{{ \"\" -}}")),
        _ => None,
    }
}

fn entry_of<'l>(call: &Call<'_>, language: &'l Language) -> Result<&'l Entry, Fault> {
    language.entry(call.key).ok_or_else(|| Fault {
        place: call.place.clone(),
        message: format!("there is no text `{}`", call.key),
        help: match language.nearest(call.key) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "texts of your own stand in the section `[own]` of the theme's file of texts".to_owned(),
        },
    })
}

/// A call of `say`.
struct Call<'t> {
    place: Range<usize>,
    key: &'t str,
    /// The values by name, each an expression of the template's language.
    values: Vec<(&'t str, &'t str)>,
}

impl<'t> Call<'t> {
    /// The first call within a part of a template.
    fn find(template: &'t str, part: Range<usize>) -> Result<Option<Self>, Fault> {
        let code = &template[part.clone()];
        let starts = |at: usize| {
            let before = code[..at].chars().next_back();
            code[at..].starts_with("say(") && !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
        };
        let Some((at, _)) = outside_quotes(code).find(|(at, _)| starts(*at)) else { return Ok(None) };
        let inside = &code[at + 4..];
        let mut depth = 0_usize;
        let mut commas = Vec::new();
        let mut end = None;
        for (position, letter) in outside_quotes(inside) {
            match letter {
                '(' | '[' | '{' => depth += 1,
                ')' if depth == 0 => {
                    end = Some(position);
                    break;
                }
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => commas.push(position),
                _ => {}
            }
        }
        let end = end.unwrap_or(inside.len());
        let place = part.start + at..(part.start + at + 4 + end + 1).min(part.end);
        let fault = |message: &str| Fault {
            place: place.clone(),
            message: message.to_owned(),
            help: "write `say(\"key\", name=value)`".to_owned(),
        };
        let mut bounds: Vec<usize> = commas.iter().map(|comma| comma + 1).collect();
        bounds.insert(0, 0);
        let ends = commas.iter().copied().chain([end]);
        let mut parts = bounds.into_iter().zip(ends).map(|(from, to)| inside[from..to].trim());
        let key = parts.next().and_then(|key| key.strip_prefix('"')?.strip_suffix('"'));
        let key = key.ok_or_else(|| fault("`say` takes the key of a text, in quotes"))?;
        let values = parts.map(|part| part.split_once('=').map(|(name, value)| (name.trim(), value.trim())));
        let values = values.collect::<Option<Vec<_>>>().ok_or_else(|| fault("`say` takes its values by name"))?;
        Ok(Some(Self { place, key, values }))
    }

    fn value(&self, name: &str) -> Result<&'t str, Fault> {
        let value = self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        value.ok_or_else(|| Fault {
            place: self.place.clone(),
            message: format!("the text `{}` needs the value `{name}`", self.key),
            help: format!("write `say(\"{}\", {name}=…)`", self.key),
        })
    }

    /// The text as a part of the template.
    fn print(&self, entry: &Entry, language: &Language) -> Result<String, Fault> {
        if entry.forms.is_empty() {
            return self.template(&entry.other);
        }
        let count = self.value("count")?;
        let mut code = String::new();
        for (number, category) in language.exact_numbers() {
            let Some(form) = entry.forms.get(category) else { continue };
            let word = if code.is_empty() { "if" } else { "elif" };
            let form = self.template(form)?;
            // Writing to a String cannot fail.
            let _ = write!(code, "{{% {word} ({count}) == {number} %}}{form}");
        }
        let other = self.template(&entry.other)?;
        Ok(if code.is_empty() { other } else { format!("{code}{{% else %}}{other}{{% endif %}}") })
    }

    fn template(&self, text: &Text) -> Result<String, Fault> {
        let mut code = String::new();
        for piece in text.pieces() {
            match piece {
                Piece::Words(words) => code.push_str(&words.replace('&', "&amp;").replace('"', "&quot;")),
                Piece::Value(name) => code.extend(["{{ ", self.value(name)?, " }}"]),
                Piece::Open(element) => code.push_str(element.tags().0),
                Piece::Close(element) => code.push_str(element.tags().1),
                Piece::Link(name) => code.extend(["<a href=\"{{ ", self.value(name)?, " }}\">"]),
                Piece::LinkEnd => code.push_str("</a>"),
            }
        }
        Ok(code)
    }

    /// The text as a text in quotes, within other code.
    fn literal(&self, entry: &Entry) -> Result<String, Fault> {
        match entry.other.pieces() {
            [Piece::Words(words)] if entry.forms.is_empty() => {
                Ok(format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"")))
            }
            _ => Err(Fault {
                place: self.place.clone(),
                message: format!("the text `{}` has more than words, and cannot stand within other code", self.key),
                help: "give it a tag of its own, and keep it with `{% set name %}…{% endset %}`".to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::english;

    fn said(template: &str) -> String {
        speak(template, &english()).map(|spoken| spoken.text).unwrap_or_else(|fault| fault.message)
    }

    #[test]
    fn texts_stand_in_place_of_their_calls() {
        assert_eq!(said("<p>{{ say(\"exit.leave\") }}</p>{# say(\"x\") #}"), "<p>Leave this site</p>{# say(\"x\") #}");
        assert_eq!(
            said("{{ say(\"sizes.rows\", count=terms | length) }}"),
            "{% if (terms | length) == 1 %}{{ terms | length }} row{% else %}{{ terms | length }} rows{% endif %}"
        );
        assert_eq!(said("{{ <a title={say(\"exit.leave\")} /> }}"), "{{ <a title={\"Leave this site\"} /> }}");
        assert_eq!(
            said("{{- say(\"notice.when\", date=<day date={notice.date} />) -}}"),
            "{{- \"\" }}We took this response down on {{ <day date={notice.date} /> }}. This notice stays in its place.{{ \"\" -}}"
        );
        assert_eq!(said("{{ essay(\"x\") }}"), "{{ essay(\"x\") }}");
    }

    #[test]
    fn wrong_calls_are_found() {
        assert_eq!(said("{{ say(\"exit.leaf\") }}"), "there is no text `exit.leaf`");
        assert_eq!(said("{{ say(key) }}"), "`say` takes the key of a text, in quotes");
        assert_eq!(said("{{ say(\"exit.leave\", 3) }}"), "`say` takes its values by name");
        assert_eq!(said("{{ say(\"sizes.rows\") }}"), "the text `sizes.rows` needs the value `count`");
        assert!(said("{% set a = say(\"sizes.rows\", count=3) %}").contains("cannot stand within other code"));
        let fault = speak("a{{ say(\"x.y\") }}", &english()).unwrap_err();
        assert_eq!(fault.place, 4..14);
        for broken in ["{{ say(", "{{ say(\"", "{{", "{% say(\"exit.leave\"", "{#", "{{ say(\"exit.leave\", a=(]) }}"] {
            let _ = said(broken);
        }
    }

    #[test]
    fn places_lead_back_to_the_original() {
        let template = "{{ say(\"exit.leave\") }}<b>{{ wrong }}</b>";
        let spoken = speak(template, &english()).unwrap();
        let at = spoken.text.find("wrong").unwrap();
        assert_eq!(&template[spoken.original(at..at + 5)], "wrong");
        assert_eq!(spoken.original(2..4), 0..23);
    }
}
