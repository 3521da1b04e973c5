//! From the path of a citation, `40`, `(3A)`, `(a)`, to the provision that it names. It does not read text.

use super::super::table::{known_citations, part, reading};
use super::super::{Law, exemptions_of};
use super::nearest::nearest;
use super::scan::Path;
use super::{Citation, CitationFault, Note, is_within};

/// The provision that a path names.
///
/// A path that goes deeper than the table is read as the deepest provision that the table has, with a note; but where
/// the table lists the parts at that depth and this is none of them, it is an error, for then the law has no such part.
pub(super) fn resolve(law: Law, path: &Path) -> Result<Citation, CitationFault> {
    let cited = path.to_string();
    let (cite, repealed) = current(law, &cited);
    if let Some((exemption, limb)) = part(law, cite) {
        return Ok(Citation {
            exemption,
            limbs: limb.into_iter().collect(),
            unknown_limbs: Vec::new(),
            notes: repealed.into_iter().collect(),
        });
    }
    let unknown = || CitationFault::Unknown { cited: cited.clone(), nearest: nearest(law, &cited) };
    let ancestors = path.ancestors();
    let Some((ancestor, (exemption, limb))) = ancestors.iter().find_map(|cite| Some((cite, part(law, cite)?))) else {
        return Err(unknown());
    };
    let has_known_parts = known_citations(law).any(|known| is_within(known, ancestor));
    if has_known_parts {
        return Err(unknown());
    }
    Ok(Citation {
        exemption,
        limbs: limb.into_iter().collect(),
        unknown_limbs: vec![cited.clone()],
        notes: vec![Note::UnknownLimb { cited, read_as: &exemption.key }],
    })
}

/// What took the place of a repealed number, with a note; or the number itself.
fn current(law: Law, cited: &str) -> (&str, Option<Note>) {
    match reading(law, cited) {
        None => (cited, None),
        Some(reading) => {
            let note = Note::Repealed {
                cited: cited.to_owned(),
                read_as: &reading.read,
                until: &reading.until,
                because: &reading.note,
            };
            (&reading.read, Some(note))
        }
    }
}

/// A note when the provision needs a limb and none was cited.
pub(super) fn missing_limb(citation: &Citation) -> Option<Note> {
    let exemption = citation.exemption;
    if !exemption.limb_needed || citation.limbs().next().is_some() || !citation.unknown_limbs.is_empty() {
        return None;
    }
    let provisions = exemptions_of(exemption.law).filter(|other| !other.limb_needed).map(|other| other.key.as_str());
    let own_limbs = exemption.limbs.iter().filter(|limb| limb.shown).map(|limb| limb.cite.as_str());
    let limbs = provisions.filter(|key| is_within(key, &exemption.key)).chain(own_limbs).collect();
    Some(Note::LimbMissing { cited: exemption.key.clone(), limbs })
}
