//! How a response is cited: in words, and in the formats of reference managers (BibTeX, RIS, CSL-JSON). Knows nothing of
//! pages; says no more of a discreet response than its reference.

use jiff::civil::Date;
use serde::Serialize;

use crate::language::Language;
use crate::plan::{Plan, response_address};
use crate::records::Disclosure;

/// What a citation of a response says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The public body.
    pub authority: String,
    /// Its title; none of a discreet response.
    pub title: Option<String>,
    /// The public body's own number for it.
    pub reference: String,
    /// Its address, for ever.
    pub url: String,
    /// When it was published, else answered; none where the record says neither.
    pub issued: Option<Date>,
    /// When what is published was last changed.
    pub version: Option<Date>,
    /// The terms under which it may be reused, a web address.
    pub licence: Option<String>,
    /// The language of its words (BCP 47).
    pub language: String,
    /// What kind of document it is, in the language of the site: "Response to request FBC-1".
    pub genre: String,
    /// What stands for a title: "Response FBC-1".
    name: String,
}

/// The citation of a response.
pub fn entry(plan: &Plan<'_>, response: &Disclosure) -> Entry {
    let reference = [("reference", response.reference.as_str())];
    Entry {
        authority: plan.config.organisation.clone(),
        title: (!response.discreet).then(|| response.title.clone()),
        reference: response.reference.clone(),
        url: plan.url(&response_address(&response.reference)),
        issued: response.dates.published.or(response.dates.answered),
        version: response.dates.updated,
        licence: plan.config.licence.as_ref().map(|licence| licence.url.clone()),
        language: response.language.clone().unwrap_or_else(|| plan.config.language.clone()),
        genre: plan.language.fill("cite.genre", &reference),
        name: plan.language.fill("lists.reference_only", &reference),
    }
}

impl Entry {
    /// In one line of words, its address last. Dates are written by the caller, who knows the language of the page.
    pub fn plain(&self, language: &Language, date: impl Fn(Date) -> String) -> String {
        let mut parts = vec![self.authority.clone()];
        parts.extend(self.title.as_ref().map(|title| language.fill("cite.titled", &[("title", title)])));
        parts.push(language.fill("cite.answers", &[("reference", &self.reference)]));
        parts.extend(self.issued.map(&date));
        parts.extend(self.version.map(|version| language.fill("cite.version", &[("date", &date(version))])));
        parts.push(self.url.clone());
        parts.join(", ")
    }

    fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }

    /// A key that is the same for ever: the last part of the address.
    fn key(&self) -> &str {
        self.url.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
    }

    /// For BibTeX, in UTF-8.
    pub fn bibtex(&self) -> String {
        let mut fields = vec![
            ("author", format!("{{{}}}", for_bibtex(&self.authority))),
            ("title", format!("{{{}}}", for_bibtex(self.title()))),
            ("type", for_bibtex(&self.genre)),
            ("number", for_bibtex(&self.reference)),
            ("institution", for_bibtex(&self.authority)),
        ];
        if let Some(issued) = self.issued {
            fields.push(("year", issued.year().to_string()));
            fields.push(("month", issued.month().to_string()));
            fields.push(("date", issued.to_string()));
        }
        fields.extend(self.version.map(|version| ("version", version.to_string())));
        fields.push(("url", self.url.clone()));
        let lines: String = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
        format!("@techreport{{{},\n{lines}}}\n", self.key())
    }

    /// In the format of Research Information Systems: lines end in CR LF, a government document (`GOVDOC`).
    pub fn ris(&self) -> String {
        let mut lines = vec![
            ("TY", "GOVDOC".to_owned()),
            ("AU", self.authority.clone()),
            ("TI", self.title().to_owned()),
            ("PB", self.authority.clone()),
            ("M3", self.genre.clone()),
            ("AN", self.reference.clone()),
        ];
        if let Some(issued) = self.issued {
            lines.push(("PY", issued.year().to_string()));
            lines.push(("DA", format!("{:04}/{:02}/{:02}", issued.year(), issued.month(), issued.day())));
        }
        lines.extend(self.version.map(|version| ("ET", version.to_string())));
        lines.push(("LA", self.language.clone()));
        lines.push(("UR", self.url.clone()));
        lines.push(("ER", String::new()));
        lines.iter().map(|(tag, value)| format!("{tag}  - {}\r\n", on_one_line(value))).collect()
    }

    /// For the Citation Style Language: a list of one item.
    ///
    /// # Errors
    /// None that a text could cause.
    pub fn csl(&self) -> serde_json::Result<Vec<u8>> {
        let parts = |date: Date| [date.year(), i16::from(date.month()), i16::from(date.day())];
        let item = Item {
            id: self.key(),
            kind: "report",
            author: [Name { literal: &self.authority }],
            title: self.title(),
            genre: &self.genre,
            number: &self.reference,
            publisher: &self.authority,
            issued: self.issued.map(|date| Issued { date_parts: [parts(date)] }),
            version: self.version.map(|date| date.to_string()),
            url: &self.url,
            language: &self.language,
            license: self.licence.as_deref(),
        };
        serde_json::to_vec_pretty(&[item])
    }
}

/// An item of CSL-JSON, after <https://docs.citationstyles.org/en/stable/specification.html>.
#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    author: [Name<'a>; 1],
    title: &'a str,
    genre: &'a str,
    number: &'a str,
    publisher: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(rename = "URL")]
    url: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
}

#[derive(Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct Issued {
    #[serde(rename = "date-parts")]
    date_parts: [[i16; 3]; 1],
}

/// A text within braces, in which a few letters mean something to TeX.
fn for_bibtex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in on_one_line(text).chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::english;

    fn sample() -> Entry {
        Entry {
            authority: "Fenwick & Sons Council".to_owned(),
            title: Some("Dog\nlicences: 50% {more}".to_owned()),
            reference: "FBC_24".to_owned(),
            url: "https://foi.fenwick.example/responses/fbc-24/".to_owned(),
            issued: Some(jiff::civil::date(2024, 3, 1)),
            version: None,
            licence: None,
            language: "en-GB".to_owned(),
            genre: "Response to request FBC_24".to_owned(),
            name: "Response FBC_24".to_owned(),
        }
    }

    #[test]
    fn what_means_something_to_tex_is_escaped() {
        let bibtex = sample().bibtex();
        assert!(bibtex.starts_with("@techreport{fbc-24,\n  author = {{Fenwick \\& Sons Council}},\n"), "{bibtex}");
        assert!(bibtex.contains("title = {{Dog licences: 50\\% \\textbraceleft{}more\\textbraceright{}}}"), "{bibtex}");
        assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count());
    }

    #[test]
    fn each_line_of_ris_is_one_field() {
        let ris = sample().ris();
        assert!(ris.starts_with("TY  - GOVDOC\r\n") && ris.ends_with("ER  - \r\n"), "{ris}");
        assert!(ris.split_terminator("\r\n").all(|line| line.get(2..6) == Some("  - ") && !line.contains('\n')));
        assert!(ris.contains("TI  - Dog licences: 50% {more}\r\n") && ris.contains("DA  - 2024/03/01\r\n"));
    }

    #[test]
    fn csl_is_a_list_of_one_item() {
        let json: serde_json::Value = serde_json::from_slice(&sample().csl().unwrap()).unwrap();
        assert_eq!(json[0]["issued"]["date-parts"][0], serde_json::json!([2024, 3, 1]));
        assert_eq!(json[0]["author"][0]["literal"], "Fenwick & Sons Council");
        assert!(json[0].get("version").is_none() && json.get(1).is_none());
    }

    #[test]
    fn a_discreet_response_is_cited_by_its_reference() {
        let entry = Entry { title: None, ..sample() };
        let plain = entry.plain(&english(), |date| date.to_string());
        let wanted = "Fenwick & Sons Council, response to request FBC_24, 2024-03-01, ";
        assert!(plain.starts_with(wanted), "{plain}");
        let all =
            format!("{plain}{}{}{}", entry.bibtex(), entry.ris(), String::from_utf8(entry.csl().unwrap()).unwrap());
        assert!(!all.contains("licences"), "{all}");
        assert!(all.contains("TI  - Response FBC_24"), "{all}");
    }
}
