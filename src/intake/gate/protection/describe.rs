//! Puts a reason into words that an officer can check with a pencil. It computes nothing new.

use super::explain::{Claim, Other, Reason};

/// How names are put into a sentence.
type Name<'a, Id> = &'a dyn Fn(&Id) -> String;

impl<Id> Reason<Id> {
    /// The reason as a sentence without its full stop, with names for cells and relations supplied by the caller:
    /// "160 in total, less the 30 shown (156), leaves 4".
    pub fn describe(&self, cell: Name<'_, Id>, relation: Name<'_, Id>) -> String {
        match (self.relations.as_slice(), &self.total) {
            ([(only, -1)], _) if self.others.is_empty() => self.added_up(cell, &relation(only)),
            (_, Some(_)) => format!("{} {}", self.total_less_parts(cell), self.left(cell)),
            ([(only, _)], None) => format!("from {}, {}", relation(only), self.balance(cell)),
            (several, None) => format!("{}, {}", joined(several, relation), self.balance(cell)),
        }
    }

    /// "the 14 parts shown in `boroughs` add up to 160".
    fn added_up(&self, cell: Name<'_, Id>, relation: &str) -> String {
        let parts = if self.shown == 1 { "part" } else { "parts" };
        let shown = format!("the {} {parts} shown in {relation}", self.shown);
        match (self.shown, self.earlier(cell)) {
            (_, None) => format!("{shown} add up to {}", self.leaves),
            (0, Some(earlier)) => format!("in {relation}, {earlier} add up to {}", self.leaves),
            (_, Some(earlier)) => format!("{shown} and {earlier} add up to {}", self.leaves),
        }
    }

    /// "160 in total, less the 30 shown (156) and `a` (4), worked out before,"
    fn total_less_parts(&self, cell: Name<'_, Id>) -> String {
        let total = self.total.as_ref().map_or_else(String::new, |total| match &total.worked_out {
            None => format!("{} in total", total.value),
            Some(id) => format!("{} in total ({}, worked out before)", total.value, cell(id)),
        });
        let shown = (self.shown > 0).then(|| format!("the {} shown ({})", self.shown, self.shown_sum));
        let parts: Vec<String> = shown.into_iter().chain(self.earlier(cell)).collect();
        if parts.is_empty() { total } else { format!("{total}, less {},", list(&parts)) }
    }

    /// "leaves 7 for `a` and `b`; `b` is at most 5, so `a` is at least 2".
    fn left(&self, cell: Name<'_, Id>) -> String {
        if self.others.is_empty() {
            return format!("leaves {}", self.leaves);
        }
        if self.others.iter().any(|other| other.factor < 0) {
            return format!("leaves {}", self.balance(cell));
        }
        let names = names(&self.others.iter().collect::<Vec<_>>(), cell);
        format!("leaves {} for {} and {names}; {}", self.leaves, cell(&self.cell), self.conclusion(cell))
    }

    /// "`a` less `b` is 5; `b` is at least 1, so `a` is at least 6".
    fn balance(&self, cell: Name<'_, Id>) -> String {
        let side = |positive: bool| {
            let others: Vec<&Other<Id>> = self.others.iter().filter(|other| (other.factor > 0) == positive).collect();
            (!others.is_empty()).then(|| names(&others, cell))
        };
        let own = times(self.factor, cell(&self.cell));
        let with = side(true).map(|names| format!(" and {names}")).unwrap_or_default();
        let less = side(false).map(|names| format!(" less {names}")).unwrap_or_default();
        let verb = if with.is_empty() { "is" } else { "come to" };
        if self.others.is_empty() && self.factor == 1 {
            return format!("{own} is {}", self.leaves);
        }
        let earlier = self.earlier(cell).map(|cells| format!("with {cells}, ")).unwrap_or_default();
        format!("{earlier}{own}{with}{less} {verb} {}; {}", self.leaves, self.conclusion(cell))
    }

    fn conclusion(&self, cell: Name<'_, Id>) -> String {
        let own = cell(&self.cell);
        let limit = self.limit(cell).map(|limit| format!("{limit}, ")).unwrap_or_default();
        match self.claim {
            Claim::Is(value) => format!("{limit}so {own} is {value}"),
            Claim::AtLeast(value) => format!("{limit}so {own} is at least {value}"),
            Claim::AtMost(value) => format!("{limit}so {own} is at most {value}"),
        }
    }

    /// What the other cells can come to at the end that matters.
    fn limit(&self, cell: Name<'_, Id>) -> Option<String> {
        let least_counts = match self.claim {
            Claim::Is(_) => return None,
            Claim::AtMost(_) => true,
            Claim::AtLeast(_) => false,
        };
        let end = |other: &Other<Id>| {
            if (other.factor > 0) == least_counts { Some(other.least) } else { other.most }
        };
        if let [only] = self.others.as_slice() {
            let side = if (only.factor > 0) == least_counts { "at least" } else { "at most" };
            return Some(format!("{} is {side} {}", cell(&only.cell), end(only)?));
        }
        let sum =
            self.others.iter().map(|other| Some(other.factor.saturating_mul(end(other)?))).sum::<Option<i64>>()?;
        let side = if least_counts { "at least" } else { "at most" };
        (!self.others.is_empty()).then(|| format!("the others come to {side} {sum}"))
    }

    /// "`a` (4) and `b` (2), worked out before".
    fn earlier(&self, cell: Name<'_, Id>) -> Option<String> {
        let named: Vec<String> = self.worked_out.iter().map(|(id, value)| format!("{} ({value})", cell(id))).collect();
        match named.len() {
            0 => None,
            1..=4 => Some(format!("{}, worked out before", list(&named))),
            count => {
                let sum: i64 = self.worked_out.iter().map(|(_, value)| value).sum();
                Some(format!("{count} cells worked out before ({sum})"))
            }
        }
    }
}

/// "`row 1` and `row 2` less `column 1`"
fn joined<Id>(relations: &[(Id, i64)], name: Name<'_, Id>) -> String {
    let side = |positive: bool| {
        let taken = relations.iter().filter(|(_, factor)| (*factor > 0) == positive);
        list(&taken.map(|(id, factor)| times(factor.abs(), name(id))).collect::<Vec<String>>())
    };
    match (side(true), side(false)) {
        (added, taken) if taken.is_empty() => format!("adding up {added}"),
        (added, taken) if added.is_empty() => format!("adding up {taken}"),
        (added, taken) => format!("adding up {added} and taking away {taken}"),
    }
}

fn times(factor: i64, name: String) -> String {
    match factor {
        1 => name,
        2 => format!("twice {name}"),
        factor => format!("{factor} times {name}"),
    }
}

fn names<Id>(others: &[&Other<Id>], cell: Name<'_, Id>) -> String {
    match others.len() {
        1..=4 => {
            list(&others.iter().map(|other| times(other.factor.abs(), cell(&other.cell))).collect::<Vec<String>>())
        }
        count => format!("{count} other hidden cells"),
    }
}

/// "a", "a and b", "a, b and c".
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
