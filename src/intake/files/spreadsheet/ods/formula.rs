//! Formulas: those that point out of the file, and those that hold figures which their result does not show. Computes
//! nothing.

use super::super::formula;
use crate::intake::files::opendocument::fetches;
use crate::intake::files::secret::Hides;

/// What a formula hides, if anything; that of a date or time is one of a moment.
pub(super) fn judge(formula: &str, is_moment: bool) -> Option<(Hides, &'static str)> {
    let body = formula.split_once('=').map_or(formula, |(_, body)| body);
    if fetches(body) {
        return Some((Hides::ExternalLink, "a formula that points outside"));
    }
    if body.contains("#REF!") {
        return None;
    }
    // A date some days after another is no figure.
    let has_figures = !is_moment && formula::read(body).has_typed_figures;
    has_figures.then_some((Hides::FormulaFigures, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_addresses_are_found() {
        let judged = |formula| judge(formula, false).map(|(what, _)| what);
        assert_eq!(judged("of:=3+14"), Some(Hides::FormulaFigures));
        assert_eq!(judged("of:=-3"), None);
        assert_eq!(judged("of:=[.A1]+1"), None);
        assert_eq!(judged("of:=ROUND([.A1]/[.B1]*100;1)"), None);
        assert_eq!(judged("of:=\"2+3+4\""), None);
        assert_eq!(judged("of:='file:///s:/a.ods'#$Sheet1.A1"), Some(Hides::ExternalLink));
        assert_eq!(judged("of:=WEBSERVICE(\"a\")"), Some(Hides::ExternalLink));
        assert_eq!(judged("of:=SUM([$'North and South'.A1:.A9])"), None);
    }
}
