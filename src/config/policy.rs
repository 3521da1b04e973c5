//! `[gate]`: what the gate holds records to.

use crate::fields::{self, Fields, Text};

/// What the gate holds records to.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The highest low number: a count from 1 to it may not be published.
    pub threshold: u64,
    /// Whether zeros are published.
    pub zero: Zero,
    /// What a suppressed count must keep hidden.
    pub protection: Protection,
    /// What is printed instead of a low number.
    pub marker: String,
    /// What counts as already suppressed when it is read.
    pub markers: Vec<String>,
    /// The kinds of decision that a record may use.
    pub decisions: Vec<String>,
    /// Contact details that may be published: the body's own.
    pub allowed_contacts: Vec<String>,
    /// Whether texts are said to be in Welsh: number words that are words of other languages too (*tri*, *un*) count then.
    pub is_welsh: bool,
}

impl Policy {
    /// The policy of a record that sets a threshold of its own, which may only be stricter, and may be in a language of its own.
    #[must_use]
    pub fn of_record(&self, threshold: Option<u64>, language: Option<&str>) -> Self {
        let threshold = threshold.unwrap_or(0).max(self.threshold);
        Self { threshold, is_welsh: language.map_or(self.is_welsh, is_welsh), ..self.clone() }
    }
}

/// What happens to zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zero {
    /// They are published.
    Publish,
    /// They are low numbers like any other.
    Suppress,
}

/// What a suppressed count must keep hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// It could still be anything that the rule allows.
    Full,
    /// It is not exactly known.
    Exact,
}

/// The kinds of decision that a site can allow.
const KINDS: [&str; 5] = ["not-people", "looked-through", "public-already", "consent", "low-risk"];

impl Default for Policy {
    fn default() -> Self {
        Self {
            threshold: 5,
            zero: Zero::Publish,
            protection: Protection::Full,
            marker: "xx".to_owned(),
            markers: ["xx", "[c]", "*", "<5", "<6"].map(str::to_owned).to_vec(),
            decisions: ["not-people", "looked-through"].map(str::to_owned).to_vec(),
            allowed_contacts: Vec::new(),
            is_welsh: false,
        }
    }
}

/// Whether the code of a language (BCP 47) stands for Welsh.
pub(super) fn is_welsh(language: &str) -> bool {
    language.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("cy"))
}

pub(super) fn read(fields: &mut Fields<'_>, printed: &mut Vec<Text>) -> Policy {
    let mut policy = Policy::default();
    let Some(mut gate) = fields.table("gate") else { return policy };
    if let Some(threshold) = gate.number("threshold") {
        if (1..=1000).contains(&threshold) {
            policy.threshold = threshold;
        } else {
            let place = gate.place_of("threshold");
            gate.wrong(
                place,
                "`threshold` is out of range",
                "low numbers are those from 1 to the threshold; give 1 to 1000",
            );
        }
    }
    match gate.text("zero") {
        Some(text) if text.value == "suppress" => policy.zero = Zero::Suppress,
        Some(text) if text.value != "publish" => {
            gate.wrong(text.place(), "`zero` has no such value", "it is `publish` or `suppress`");
        }
        _ => {}
    }
    match gate.text("protection") {
        Some(text) if text.value == "exact" => policy.protection = Protection::Exact,
        Some(text) if text.value != "full" => {
            gate.wrong(text.place(), "`protection` has no such value", "it is `full` or `exact`");
        }
        _ => {}
    }
    if let Some(marker) = gate.text("marker") {
        if marker.value.trim().is_empty() || marker.value.chars().any(|letter| letter.is_numeric()) {
            gate.wrong(
                marker.place(),
                "`marker` cannot stand for a number",
                "choose letters or signs, such as `xx` or `[c]`",
            );
        } else {
            printed.push(marker.clone());
            policy.marker = marker.value;
        }
    }
    let markers = gate.texts("markers");
    if !markers.is_empty() {
        policy.markers = markers.into_iter().map(|text| text.value).collect();
    }
    if !policy.markers.contains(&policy.marker) {
        policy.markers.push(policy.marker.clone());
    }
    let decisions = gate.texts("decisions");
    if gate.has("decisions") {
        for text in &decisions {
            if !KINDS.contains(&text.value.as_str()) {
                let help = format!("the kinds are {}", fields::listed(&KINDS));
                gate.wrong(text.place(), "there is no such kind of decision", help);
            }
        }
        policy.decisions = decisions.into_iter().map(|text| text.value).collect();
    }
    if let Some(mut personal) = gate.table("personal_data") {
        policy.allowed_contacts = personal.texts("allow").into_iter().map(|text| text.value).collect();
        gate.close(personal);
    }
    fields.close(gate);
    policy
}
