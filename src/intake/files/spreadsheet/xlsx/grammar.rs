//! Which elements and attributes are known to be harmless. A grammar is a list of elements by their names; all else in a
//! part is a finding. It does not say which element stands in which: a part's reader does.

use super::namespaces::short;
use crate::intake::files::found::Found;
use crate::intake::files::package::Element;
use crate::intake::files::secret::Hides;

/// An element's name, with `$` behind it if it holds text, and the names of its attributes, with spaces between.
pub(super) type Rule = (&'static str, &'static str);

/// Attributes that any element may have: which extensions a reader may pass over, and numbers of revisions.
const ANYWHERE: [&str; 6] = ["mc:Ignorable", "xr:uid", "xr2:uid", "xr3:uid", "xr9:uid", "xml:space"];

/// Reports what a grammar does not know within an element; `place` is where the element stands.
pub(super) fn check(element: &Element, rules: &[&[Rule]], place: &str, found: &mut Found) {
    for within in element.descend() {
        if let Err(unknown) = check_one(within, rules) {
            found.add(Hides::UnknownPart, place, unknown);
        }
    }
}

fn check_one(element: &Element, rules: &[&[Rule]]) -> Result<(), String> {
    let Some(prefix) = short(&element.namespace) else {
        return Err(format!("an element `{}` of an unknown kind", clipped(&element.name)));
    };
    let mut all = rules.iter().flat_map(|rules| rules.iter());
    let Some((name, attributes)) = all.find(|(name, _)| is_named(name.trim_end_matches('$'), prefix, &element.name))
    else {
        return Err(format!("an unknown element `{}`", clipped(&element.name)));
    };
    if !name.ends_with('$') && !element.text.trim().is_empty() {
        return Err(format!("text in `{}`", element.name));
    }
    for (namespace, attribute, _) in &element.attributes {
        let is_known = short(namespace).is_some_and(|prefix| {
            let known = attributes.split(' ').chain(ANYWHERE);
            known.into_iter().any(|known| is_named(known, prefix, attribute))
        });
        if !is_known {
            return Err(format!("an unknown attribute `{}` of `{}`", clipped(attribute), element.name));
        }
    }
    Ok(())
}

/// Whether a name of a grammar is a prefix and a local name.
pub(super) fn is_named(rule: &str, prefix: &str, local: &str) -> bool {
    match rule.split_once(':') {
        Some((rule_prefix, rule_local)) => rule_prefix == prefix && rule_local == local,
        None => prefix.is_empty() && rule == local,
    }
}

/// The start of a name, which is all that a finding tells of it.
fn clipped(name: &str) -> String {
    name.chars().take(40).collect()
}
