//! The pages of a document in order, with what they inherit (ISO 32000-2, 7.7.3). Loops and depths are bounded.

use std::collections::BTreeSet;

use crate::intake::files::pdf::content::Rect;
use crate::intake::files::pdf::file::{Dict, File, Object};
use crate::intake::files::pdf::limits;

/// A page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page<'a> {
    /// Its number among the objects, if it is one.
    pub(crate) number: Option<u32>,
    /// Its own dictionary.
    pub(crate) dict: &'a Dict,
    /// Its resources, its own or inherited.
    pub(crate) resources: &'a Dict,
    /// The part that is shown.
    pub(crate) shown: Rect,
}

#[derive(Debug, Clone, Copy)]
struct Inherited<'a> {
    resources: Option<&'a Dict>,
    media: Option<Rect>,
    crop: Option<Rect>,
}

/// A4, for pages that give no size.
const USUAL: Rect = Rect { left: 0.0, bottom: 0.0, right: 595.0, top: 842.0 };

/// All pages.
pub(crate) fn pages<'a>(file: &'a File<'_>, catalog: &'a Dict) -> Vec<Page<'a>> {
    let mut walk = Walk { file, pages: Vec::new(), visited: BTreeSet::new() };
    walk.node(catalog.get("Pages"), Inherited { resources: None, media: None, crop: None }, 0);
    walk.pages
}

struct Walk<'a, 'f> {
    file: &'a File<'f>,
    pages: Vec<Page<'a>>,
    visited: BTreeSet<u32>,
}

impl<'a> Walk<'a, '_> {
    fn node(&mut self, object: &'a Object, above: Inherited<'a>, depth: usize) {
        let number = if let Object::Ref(number) = object { Some(*number) } else { None };
        if number.is_some_and(|number| !self.visited.insert(number)) {
            return;
        }
        if depth > limits::TREE_DEPTH || self.pages.len() >= limits::PAGES {
            self.file.budget.exceed("too many pages");
            return;
        }
        let Some(dict) = self.file.resolve(object).as_dict() else { return };
        let rect = |key: &str| Rect::from(&self.file.numbers(dict, key));
        let own = Inherited {
            resources: self.file.get(dict, "Resources").as_dict().or(above.resources),
            media: rect("MediaBox").or(above.media),
            crop: rect("CropBox").or(above.crop),
        };
        if let Some(kids) = self.file.get(dict, "Kids").as_list() {
            for kid in kids {
                self.node(kid, own, depth + 1);
            }
            return;
        }
        let media = own.media.filter(|media| media.size() > 0.0).unwrap_or(USUAL);
        let resources = own.resources.unwrap_or_else(|| self.file.dict(dict, "Resources"));
        let shown = own.crop.map_or(media, |crop| crop.and(media));
        self.pages.push(Page { number, dict, resources, shown });
    }
}
