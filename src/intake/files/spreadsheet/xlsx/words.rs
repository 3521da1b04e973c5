//! Words outside of cells that a reader can see: in comments, drawings and charts. That these are there is a finding; the
//! words are read nonetheless, for a decision to allow the finding does not allow what it says.

use super::strings::unescaped;
use crate::a1;
use crate::intake::files::found::Found;
use crate::intake::files::package::{Element, Tree};
use crate::intake::files::secret::Hides;

/// Comments on cells.
pub(super) fn comments(tree: &Tree, sheet: &str, found: &mut Found) {
    found.remarks(sheet, tree.remarks);
    for author in tree.root.descend().filter(|element| element.name == "author" && !element.text.trim().is_empty()) {
        found.add(Hides::Author, sheet, "the name of somebody who commented");
        found.say_once(&format!("{sheet} comment"), &author.text);
    }
    let mut is_empty = true;
    for comment in tree.root.descend().filter(|element| element.name == "comment") {
        let place = a1::in_sheet(sheet, comment.value("ref").unwrap_or(""));
        found.add(Hides::Comment, &place, "a comment");
        found.say_once(&place, &text(comment, &["t"]));
        is_empty = false;
    }
    if is_empty {
        found.add(Hides::Comment, sheet, "room for comments");
    }
}

/// Threads of comments.
pub(super) fn threads(tree: &Tree, sheet: &str, found: &mut Found) {
    found.remarks(sheet, tree.remarks);
    let mut is_empty = true;
    for comment in tree.root.descend().filter(|element| element.name == "threadedComment") {
        is_empty = false;
        let place = a1::in_sheet(sheet, comment.value("ref").unwrap_or(""));
        found.add(Hides::ThreadedComment, &place, "");
        found.say_once(&place, &text(comment, &["text"]));
    }
    if is_empty {
        found.add(Hides::ThreadedComment, sheet, "room for comments in threads");
    }
}

/// Shapes, pictures and frames laid over a sheet, with their descriptions.
pub(super) fn drawing(tree: &Tree, sheet: &str, found: &mut Found) {
    found.remarks(sheet, tree.remarks);
    let is_shape = |element: &&Element| !["xfrm", "from", "to", "ext", "pos"].contains(&element.name.as_str());
    let anchored = tree.root.children.iter().flat_map(|anchor| anchor.children.iter().filter(is_shape));
    let mut is_empty = true;
    for shape in anchored.filter(|shape| shape.name != "clientData") {
        is_empty = false;
        let detail = match shape.name.as_str() {
            "pic" => "the frame of a picture",
            "graphicFrame" => "the frame of a chart or table",
            _ => "a shape",
        };
        found.add(Hides::Drawing, sheet, detail);
        found.say_once(&format!("{sheet} drawing"), &text(shape, &["t"]));
        for named in shape.descend().filter(|element| element.name == "cNvPr") {
            for words in ["descr", "title"] {
                found.say_once(&format!("{sheet} drawing"), named.value(words).unwrap_or(""));
            }
        }
    }
    if is_empty {
        found.add(Hides::Drawing, sheet, "room for drawings");
    }
}

/// A chart: its words, and the values it keeps of the cells that it shows.
pub(super) fn chart(tree: &Tree, place: &str, found: &mut Found) {
    found.remarks(place, tree.remarks);
    found.add(Hides::Chart, place, "");
    for element in tree.root.descend().filter(|element| ["t", "v"].contains(&element.name.as_str())) {
        found.say_once(&format!("{place} chart"), &element.text);
    }
}

/// The text of all elements of some names, one after the other.
fn text(element: &Element, names: &[&str]) -> String {
    let parts = element.descend().filter(|part| names.contains(&part.name.as_str()));
    parts.map(|part| unescaped(&part.text)).collect::<Vec<_>>().join(" ")
}
