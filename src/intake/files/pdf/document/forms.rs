//! Form fields whose values no page shows (ISO 32000-2, 12.7). Shown values are words of their page.

use std::collections::BTreeSet;

use crate::intake::files::found::{Found, count};
use crate::intake::files::pdf::content::Rect;
use crate::intake::files::pdf::file::{Dict, File, Object};
use crate::intake::files::pdf::limits;
use crate::intake::files::secret::Hides;

/// Examines the fields of a document; `shown` are the numbers of the annotations that its pages show.
pub(super) fn examine(file: &File<'_>, catalog: &Dict, shown: &BTreeSet<u32>, found: &mut Found) {
    let form = file.dict(catalog, "AcroForm");
    let mut visited = BTreeSet::new();
    for field in file.list(form, "Fields") {
        let unseen = Fields { file, shown, visited: &mut visited }.unseen(field, false, 0);
        if unseen > 0 {
            found.add(Hides::FormField, "", format!("{} that no page shows", count(unseen as u64, "value")));
        }
    }
}

struct Fields<'a, 'f> {
    file: &'a File<'f>,
    shown: &'a BTreeSet<u32>,
    visited: &'a mut BTreeSet<u32>,
}

impl Fields<'_, '_> {
    /// How many fields under this one have a value that is nowhere shown.
    fn unseen(&mut self, field: &Object, valued: bool, depth: usize) -> usize {
        let number = if let Object::Ref(number) = field { Some(*number) } else { None };
        if depth > limits::TREE_DEPTH || number.is_some_and(|number| !self.visited.insert(number)) {
            return 0;
        }
        let Some(dict) = self.file.resolve(field).as_dict() else { return 0 };
        let valued = valued || says(self.file.get(dict, "V")) || says(self.file.get(dict, "DV"));
        let kids = self.file.list(dict, "Kids");
        if !kids.is_empty() {
            return kids.into_iter().map(|kid| self.unseen(kid, valued, depth + 1)).sum();
        }
        let rect = Rect::from(&self.file.numbers(dict, "Rect"));
        let drawn =
            number.is_some_and(|number| self.shown.contains(&number)) && rect.is_some_and(|rect| rect.size() > 0.0);
        usize::from(valued && !drawn)
    }
}

fn says(value: &Object) -> bool {
    match value {
        Object::Text(bytes) => !bytes.is_empty(),
        Object::List(items) => items.iter().any(says),
        Object::Stream(_) => true,
        _ => false,
    }
}
