//! `[cookies]`: what a site declares that it keeps on a visitor's device, and on which basis (PECR regulation 6 and
//! Schedule A1, as inserted by the Data (Use and Access) Act 2025).

use sha2::{Digest, Sha256};

use crate::fields::{Fields, Text};

/// The cookies that Candour's own scripts set. The program declares them itself, wherever they can come to be: a choice is
/// kept under the first of them, the time of an exit under the second.
pub const OWN: [&str; 2] = ["candour_consent", "candour_exit"];

/// What a site keeps on a visitor's device.
#[derive(Debug, Clone, Default)]
pub struct Cookies {
    /// Whether pages carry the banner even when nothing optional is declared.
    pub always: bool,
    /// The declared items.
    pub items: Vec<Item>,
}

/// One declared item: a cookie, or an entry of local storage.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its name on the device.
    pub name: String,
    /// Why it is kept.
    pub purpose: String,
    /// Who sets it.
    pub provider: String,
    /// For how long.
    pub duration: String,
    /// On which basis.
    pub basis: Basis,
    /// The static file of the theme that keeps it: `js/visits.js`. It runs only where the visitor allows it.
    pub script: Option<Text>,
}

/// Why an item may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The site cannot work without it.
    StrictlyNecessary,
    /// To count visits, for statistics only; may be objected to.
    Statistical,
    /// To adapt the appearance to what the visitor prefers; may be objected to.
    Appearance,
    /// Only with consent.
    Consent,
}

impl Basis {
    /// Every basis, strictly necessary first.
    pub const ALL: [Basis; 4] = [Basis::StrictlyNecessary, Basis::Statistical, Basis::Appearance, Basis::Consent];

    /// As written in `config.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Basis::StrictlyNecessary => "strictly-necessary",
            Basis::Statistical => "statistical",
            Basis::Appearance => "appearance",
            Basis::Consent => "consent",
        }
    }

    /// Whether a visitor can refuse it.
    pub fn is_optional(self) -> bool {
        self != Basis::StrictlyNecessary
    }
}

impl Cookies {
    /// Whether pages carry the banner.
    pub fn has_banner(&self) -> bool {
        self.always || self.asks()
    }

    /// Whether a visitor has something to choose.
    pub fn asks(&self) -> bool {
        self.items.iter().any(|item| item.basis.is_optional())
    }

    /// A digest of what is declared: a choice made for another declaration does not count for this one.
    pub fn version(&self) -> String {
        let mut digest = Sha256::new();
        for item in &self.items {
            for part in [&item.name, &item.purpose, &item.provider, &item.duration, item.basis.name()] {
                digest.update(part.as_bytes());
                digest.update([0]);
            }
        }
        digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }
}

pub(super) fn read(fields: &mut Fields<'_>, printed: &mut Vec<Text>) -> Cookies {
    let Some(mut table) = fields.table("cookies") else { return Cookies::default() };
    let always = match table.text("banner") {
        Some(text) if text.value == "always" => true,
        Some(text) if text.value != "auto" => {
            table.wrong(
                text.place(),
                "`banner` has no such value",
                "it is `auto` (where something optional is declared) or `always`",
            );
            false
        }
        _ => false,
    };
    let mut items = Vec::new();
    for mut entry in table.tables("items") {
        items.extend(item(&mut entry, printed));
        table.close(entry);
    }
    fields.close(table);
    Cookies { always, items }
}

fn item(entry: &mut Fields<'_>, printed: &mut Vec<Text>) -> Option<Item> {
    let mut words = |key: &'static str| {
        let text = entry.required_text(key)?;
        printed.push(text.clone());
        Some(text.value)
    };
    let (name, purpose, provider, duration) = (words("name"), words("purpose"), words("provider"), words("duration"));
    let name = name.and_then(|name| is_name(&name, entry).then_some(name));
    let written = entry.required_text("basis");
    let basis = written.and_then(|text| {
        let basis = Basis::ALL.into_iter().find(|basis| basis.name() == text.value);
        if basis.is_none() {
            let help = "the bases are `strictly-necessary`, `statistical`, `appearance` and `consent`";
            entry.wrong(text.place(), format!("there is no basis `{}`", text.value), help);
        }
        basis
    });
    let script = entry.text("script");
    if let Some(script) = &script
        && basis == Some(Basis::StrictlyNecessary)
    {
        let help = "what cannot be refused needs no leave to run: name its script in a template of the theme instead";
        entry.wrong(script.place(), "an item that is strictly necessary has a `script`", help);
    }
    Some(Item { name: name?, purpose: purpose?, provider: provider?, duration: duration?, basis: basis?, script })
}

/// Whether a name can be that of an item that a site declares. A `*` at its end stands for anything.
fn is_name(name: &str, entry: &mut Fields<'_>) -> bool {
    let place = entry.place_of("name");
    if OWN.contains(&name) {
        let help = "delete this item: the page on cookies lists it wherever it can be set";
        entry.wrong(place, format!("`{name}` is declared by Candour itself"), help);
        return false;
    }
    if name.chars().any(|letter| letter.is_whitespace() || letter.is_control() || ";,=\"".contains(letter)) {
        let help = "write the name that it has on the device, such as `visits`, or `_count_*` for all that begin so";
        entry.wrong(place, format!("`{name}` cannot be the name of a cookie"), help);
        return false;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_purpose_is_another_version() {
        let item = Item {
            name: "a".into(),
            purpose: "b".into(),
            provider: "c".into(),
            duration: "d".into(),
            basis: Basis::Consent,
            script: None,
        };
        let before = Cookies { always: false, items: vec![item.clone()] };
        let after = Cookies { always: false, items: vec![item.clone(), Item { name: "e".into(), ..item }] };
        assert_ne!(before.version(), after.version());
        assert_eq!(before.version().len(), 12);
        assert!(before.has_banner() && !Cookies::default().has_banner());
    }
}
