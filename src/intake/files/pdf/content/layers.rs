//! Which layers are switched off when a document is opened (ISO 32000-2, 8.11).

use std::collections::BTreeSet;

use crate::intake::files::pdf::file::{Dict, File, Object};
use crate::intake::files::pdf::limits;

/// The layers of a document.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    /// Numbers of the groups that are off.
    off: BTreeSet<u32>,
    /// How many groups there are.
    pub(crate) count: usize,
}

impl Layers {
    /// Reads the default configuration.
    pub(crate) fn read(file: &File<'_>, catalog: &Dict) -> Self {
        let properties = file.dict(catalog, "OCProperties");
        let numbers =
            |dict: &Dict, key: &str| -> BTreeSet<u32> { file.list(dict, key).into_iter().filter_map(number).collect() };
        let groups = numbers(properties, "OCGs");
        let default = file.dict(properties, "D");
        let mut off = numbers(default, "OFF");
        if file.get(default, "BaseState").as_name() == Some("OFF") {
            let on = numbers(default, "ON");
            off.extend(groups.iter().filter(|group| !on.contains(group)));
        }
        Self { off, count: groups.len() }
    }

    /// How many layers are off.
    pub(crate) fn off(&self) -> usize {
        self.off.len()
    }

    /// Whether a group, or a rule over groups, is off.
    pub(crate) fn is_off(&self, file: &File<'_>, group: &Object) -> bool {
        let Some(dict) = file.resolve(group).as_dict() else { return false };
        if file.get(dict, "Type").as_name() != Some("OCMD") {
            return number(group).is_some_and(|number| self.off.contains(&number));
        }
        if let Some(rule) = file.get(dict, "VE").as_list() {
            return !self.shows(file, rule, 0);
        }
        let members = match file.get(dict, "OCGs") {
            Object::List(items) => items.iter().filter_map(number).collect(),
            _ => number(dict.get("OCGs")).into_iter().collect::<Vec<_>>(),
        };
        if !file.budget.operate_many(members.len()) {
            return false;
        }
        let off = |group: &u32| self.off.contains(group);
        match file.get(dict, "P").as_name() {
            _ if members.is_empty() => false,
            Some("AllOn") => members.iter().any(off),
            Some("AnyOff") => !members.iter().any(off),
            Some("AllOff") => !members.iter().all(off),
            _ => members.iter().all(off),
        }
    }

    fn shows(&self, file: &File<'_>, rule: &[Object], depth: usize) -> bool {
        let Some((operator, operands)) = rule.split_first() else { return true };
        if !file.budget.operate_many(operands.len()) {
            return true;
        }
        let shown = |operand: &Object| match file.resolve(operand) {
            Object::List(rule) if depth < limits::TREE_DEPTH && file.budget.operate() => {
                self.shows(file, rule, depth + 1)
            }
            Object::List(_) => true,
            _ => number(operand).is_none_or(|number| !self.off.contains(&number)),
        };
        match operator.as_name() {
            Some("And") => operands.iter().all(shown),
            Some("Or") => operands.iter().any(shown),
            Some("Not") => !operands.iter().any(shown),
            _ => true,
        }
    }
}

fn number(object: &Object) -> Option<u32> {
    match object {
        Object::Ref(number) => Some(*number),
        _ => None,
    }
}
