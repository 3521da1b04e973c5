//! Parts that no reader reads: settings, styles, numbering, fonts, themes. Finds what they keep all the same.

use super::NAMES;
use super::look::displaced;
use crate::intake::files::found::Found;
use crate::intake::files::package::{Node, Part, Xml};
use crate::intake::files::secret::{Hides, Secret};
use crate::intake::files::vocabulary::Tag;

/// Reads such a part; `place` is its name.
pub(super) fn read(part: Part<'_>, place: &str, found: &mut Found) -> Result<(), Secret> {
    let mut xml = Xml::open(part, place)?;
    loop {
        match xml.next()? {
            Node::Start(start) => {
                let tag = NAMES.tag(&start, place, found)?;
                judge(&tag, place, found);
            }
            Node::Text(text) if !text.trim().is_empty() => {
                found.add(Hides::UnknownPart, place, "text where none belongs");
                found.say(place, &text, None);
            }
            Node::Text(_) | Node::End => {}
            Node::Done => break,
        }
    }
    found.remarks(place, xml.remarks);
    Ok(())
}

fn judge(tag: &Tag, place: &str, found: &mut Found) {
    if tag.space != "w" {
        return;
    }
    match tag.name {
        "docVar" => {
            found.add(Hides::Variable, place, "a variable of the document");
            found.say("variable", tag.text("w", "val"), None);
        }
        "mailMerge" => found.add(Hides::DataSource, place, "a source of addressees"),
        "query" | "connectString" | "addressFieldName" | "mailSubject" => {
            found.say("mail merge", tag.text("w", "val"), None);
        }
        "saveThroughXslt" => found.add(Hides::ExternalLink, place, "a transformation"),
        "attachedTemplate" => found.add(Hides::ExternalLink, place, "the place of its template"),
        "documentProtection" | "writeProtection" if has_digest(tag) => {
            found.add(Hides::Protection, place, "the digest of a password");
        }
        "ins" | "del" | "rPrChange" | "pPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange" | "sectPrChange"
        | "numberingChange" => found.add(Hides::TrackedChange, place, "a tracked change of a style"),
        "spacing" | "trHeight" | "ind" | "framePr" => {
            if let Some(detail) = displaced(tag.name, |name| tag.value("w", name)) {
                found.add(Hides::HiddenText, place, detail);
            }
        }
        // The text of a numbering level is printed before each paragraph.
        "lvlText" => say_wordy("numbering", tag.text("w", "val"), found),
        "alias" | "tag" | "placeholder" => found.say("control", tag.text("w", "val"), None),
        "caption" | "autoCaption" => found.say("caption", tag.text("w", "name"), None),
        _ => {}
    }
}

fn has_digest(tag: &Tag) -> bool {
    let digests = ["hash", "hashValue", "password", "salt", "saltValue"];
    digests.iter().any(|name| !tag.text("w", name).is_empty())
}

/// Says words of at least two letters; single letters and places of numbers are layout.
fn say_wordy(place: &str, text: &str, found: &mut Found) {
    let without_levels = text.replace(|letter: char| letter == '%' || letter.is_ascii_digit(), "");
    if without_levels.chars().filter(|letter| letter.is_alphanumeric()).count() >= 2 {
        found.say(place, text, None);
    }
}
