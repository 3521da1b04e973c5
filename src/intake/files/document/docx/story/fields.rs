//! Fields in the text: which letters are code and which are result. What codes mean stands in the `fields` of the format.

use super::super::fields;
use super::Story;
use crate::intake::files::found::Found;
use crate::intake::files::secret::Hides;

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) code: String,
    pub(super) in_result: bool,
    pub(super) is_judged: bool,
}

impl Story<'_> {
    pub(super) fn field_mark(&mut self, kind: &str, found: &mut Found) {
        match kind {
            "begin" => self.fields.push(Field::default()),
            "separate" | "end" => {
                let ends = kind == "end";
                let Some(mut field) = self.fields.pop() else { return };
                if !std::mem::replace(&mut field.is_judged, true) {
                    self.judge_field(&field.code, found);
                }
                field.in_result = true;
                if !ends {
                    self.fields.push(field);
                }
            }
            _ => found.add(Hides::Field, self.here(), "a field of no known form"),
        }
    }

    pub(super) fn judge_field(&self, code: &str, found: &mut Found) {
        if let Some((what, detail)) = fields::judge(code) {
            found.add(what, self.here(), detail);
            found.say("field", code, None);
        } else if let Some(address) = fields::address(code) {
            found.say("link", address, None);
        }
    }
}
