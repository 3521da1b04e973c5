//! The styles of a Word document, resolved to looks. Reads no text.

use std::collections::BTreeMap;

use super::look::{Look, Shade, shade};
use super::table_styles::{self, TableStyle};
use crate::intake::files::package::Element;

/// The longest chain of styles based on each other that is followed.
const LONGEST_CHAIN: usize = 24;

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    defaults: Look,
    paragraph_shade: Option<Shade>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    styles: BTreeMap<String, Style>,
}

/// One style.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    look: Look,
    shade: Option<Shade>,
    table: TableStyle,
}

impl Styles {
    /// How runs of a paragraph look that name no style of their own.
    pub(super) fn paragraph(&self, style: Option<&str>) -> Look {
        let style = style.or(self.usual.as_deref());
        style.map_or(Look::default(), |style| self.look(style)).over(self.defaults)
    }

    /// What a character style says by itself.
    pub(super) fn look(&self, style: &str) -> Look {
        self.chain(style).fold(Look::default(), |look, style| look.over(style.look))
    }

    /// The colour behind a paragraph of a style.
    pub(super) fn shade(&self, style: Option<&str>) -> Option<Shade> {
        let style = style.or(self.usual.as_deref())?;
        self.chain(style).find_map(|style| style.shade).or(self.paragraph_shade)
    }

    /// What a table style says, with those it is based on.
    pub(super) fn table(&self, style: &str) -> TableStyle {
        self.chain(style).fold(TableStyle::default(), |table, style| table.over(&style.table))
    }

    fn chain<'s>(&'s self, style: &str) -> impl Iterator<Item = &'s Style> {
        let first = self.styles.get(style);
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?)).take(LONGEST_CHAIN)
    }
}

/// Reads the part of styles.
pub(super) fn read(root: &Element) -> Styles {
    let mut styles = Styles::default();
    if let Some(defaults) = root.child("docDefaults") {
        let run = defaults.child("rPrDefault").and_then(|run| run.child("rPr"));
        styles.defaults = run.map(look).unwrap_or_default();
        let paragraph = defaults.child("pPrDefault").and_then(|paragraph| paragraph.child("pPr"));
        styles.paragraph_shade = paragraph.and_then(shade_in);
    }
    for element in root.children.iter().filter(|child| child.name == "style") {
        let Some(id) = attribute(element, "styleId") else { continue };
        let is_usual = matches!(attribute(element, "default"), Some("1" | "true" | "on"));
        if is_usual && attribute(element, "type") == Some("paragraph") {
            styles.usual = Some(id.to_owned());
        }
        let based_on = element.child("basedOn").and_then(|base| attribute(base, "val")).map(str::to_owned);
        let look = element.child("rPr").map(look).unwrap_or_default();
        let shade = element.child("pPr").and_then(shade_in);
        let table = table_styles::read(element);
        styles.styles.insert(id.to_owned(), Style { based_on, look, shade, table });
    }
    styles
}

/// The look that run properties describe.
pub(super) fn look(properties: &Element) -> Look {
    let mut look = Look::default();
    for property in &properties.children {
        look.take(&property.name, |name| attribute(property, name));
    }
    look
}

/// The shading among properties.
pub(super) fn shade_in(properties: &Element) -> Option<Shade> {
    properties.child("shd").map(|element| shade(|name| attribute(element, name)))
}

fn attribute<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    let mut found = element.attributes.iter().filter(|(_, key, _)| key == name);
    found.next().map(|(_, _, value)| value.as_str())
}
