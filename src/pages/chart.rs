//! Charts of horizontal bars: where each bar and its words stand. Draws nothing; the template does.

use super::view::{BarView, ChartView, LegendView, PartView};

/// A bar to be placed: its words, and the kind and size of each part.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) parts: Vec<(&'static str, usize)>,
}

/// Tenths of an em from one bar to the next, to the baseline of its words, and to its upper edge.
const STEP: usize = 30;
const BASELINE: usize = 10;
const EDGE: usize = 14;

/// Places bars below each other. The longest takes the whole width.
pub(super) fn of(bars: Vec<Bar>, legend: Vec<LegendView>) -> ChartView {
    let value = |bar: &Bar| bar.parts.iter().map(|(_, size)| size).sum::<usize>();
    let longest = bars.iter().map(value).max().unwrap_or(0).max(1);
    let height = em(bars.len() * STEP);
    let placed = bars.into_iter().enumerate().map(|(index, bar)| {
        let mut from = 0;
        let total = value(&bar);
        let parts = bar.parts.into_iter().filter(|(_, size)| *size > 0).map(|(kind, size)| {
            let part = PartView { kind, from: percent(from, longest), width: percent(size, longest) };
            from += size;
            part
        });
        BarView {
            parts: parts.collect(),
            label: bar.label,
            value: total,
            label_at: em(index * STEP + BASELINE),
            bar_at: em(index * STEP + EDGE),
        }
    });
    ChartView { height, bars: placed.collect(), legend }
}

/// Tenths of an em.
fn em(tenths: usize) -> String {
    format!("{}.{}em", tenths / 10, tenths % 10)
}

/// A share in hundredths of a per cent, rounded down: parts never stand out beyond their bar.
fn percent(part: usize, whole: usize) -> String {
    let hundredths = part * 10_000 / whole;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_in_proportion_and_below_each_other() {
        let bar = |label: &str, parts: &[(&'static str, usize)]| Bar { label: label.to_owned(), parts: parts.to_vec() };
        let chart = of(vec![bar("a", &[("full", 1), ("part", 0), ("rest", 2)]), bar("b", &[("full", 6)])], Vec::new());
        assert_eq!(chart.height, "6.0em");
        let parts = |index: usize| {
            let parts = chart.bars[index].parts.iter();
            parts.map(|part| (part.kind, part.from.as_str(), part.width.as_str())).collect::<Vec<_>>()
        };
        assert_eq!(parts(0), [("full", "0.00%", "16.66%"), ("rest", "16.66%", "33.33%")]);
        assert_eq!(parts(1), [("full", "0.00%", "100.00%")]);
        assert_eq!((chart.bars[1].label_at.as_str(), chart.bars[1].bar_at.as_str()), ("4.0em", "4.4em"));
        assert_eq!((chart.bars[0].value, chart.bars[1].value), (3, 6));
    }

    #[test]
    fn nothing_is_no_fault() {
        assert_eq!(of(Vec::new(), Vec::new()).height, "0.0em");
    }
}
