//! The law's things in the words of the interface: exemptions, provisions and outcomes. What the law says of them it says
//! itself, in English.

use super::Language;
use crate::law::{Exemption, Law, Outcome};

impl Language {
    /// The name of an exemption among those of all laws: "Section 40(2)", "EIR 2004, Regulation 12(4)(b)".
    pub fn exemption(&self, exemption: &Exemption) -> String {
        let name = self.provision(exemption.law, &exemption.name());
        match exemption.law {
            Law::Foia => name,
            law => self.fill("laws.of_law", &[("law", law.short_name()), ("provision", &name)]),
        }
    }

    /// The name of a provision, which the law says in English: "Section 40(2)" or "Adran 40(2)".
    pub fn provision(&self, law: Law, name: &str) -> String {
        let schedule = name.strip_prefix("Schedule ").and_then(|rest| rest.split_once(", paragraph "));
        if let Some((number, paragraph)) = schedule {
            return self.fill("laws.schedule", &[("number", number), ("paragraph", paragraph)]);
        }
        let (word, key) = match law {
            Law::Foia | Law::Foisa | Law::Dpa => ("Section ", "laws.section"),
            Law::Eir | Law::Eisr => ("Regulation ", "laws.regulation"),
        };
        match name.strip_prefix(word) {
            Some(number) => self.fill(key, &[("number", &number.replace(" and ", self.say("laws.and")))]),
            None => name.to_owned(),
        }
    }

    /// A text about an outcome: its `title` in a heading, its `label` on a card, or its `explanation`.
    pub fn outcome(&self, outcome: Outcome, which: &str) -> &str {
        let entry = self.entry(&format!("outcomes.{}.{which}", outcome.code()));
        entry.map_or(outcome.code(), |entry| entry.other.as_written())
    }
}
