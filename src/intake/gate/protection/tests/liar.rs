//! Solvers that lie: they say that tables exist that do not, that bounds are proven that are not, that nothing is
//! possible or everything. Whatever they say, no unsafe system is ever called safe.

use proptest::prelude::*;

use super::super::audit::{Reasons, examine, solver_for};
use super::super::certificate::{Certificate, End};
use super::super::part::Part;
use super::super::problem::{OPEN, Problem};
use super::super::solver::{Solver, Suggestion};
use super::super::{Audit, Finding, Limits, Reader, System};
use super::enumerate;
use super::random::{EDGE, bounded, small};

/// The ways of lying.
#[derive(Clone, Copy, Debug)]
enum Lie {
    /// Every table has the cell at its rule's end and the rest untouched.
    MoveOneCell,
    /// Tables that are out by one in their last cell.
    OffByOne,
    /// A ray for everything.
    Endless,
    /// Certificates with the wrong sign and scale.
    WrongCertificate,
    /// Nothing is ever found and everything is refuted.
    Refute,
    /// Tables of the wrong length and with values out of range.
    Garbage,
}

const LIES: [Lie; 6] =
    [Lie::MoveOneCell, Lie::OffByOne, Lie::Endless, Lie::WrongCertificate, Lie::Refute, Lie::Garbage];

struct Liar {
    honest: Box<dyn Solver>,
    lie: Lie,
}

impl Liar {
    fn twist(&self, part: &Part, base: &[i64], cell: usize, value: i64, mut told: Suggestion) -> Suggestion {
        let cells = part.cells.len();
        let mut moved = if base.len() == cells { base.to_vec() } else { part.low.clone() };
        match self.lie {
            Lie::MoveOneCell => {
                moved[cell] = value;
                told.table = Some(moved);
            }
            Lie::OffByOne => {
                if let Some(last) = told.table.as_mut().and_then(|table| table.last_mut()) {
                    *last += 1;
                }
            }
            Lie::Endless => told = Suggestion { ray: Some(vec![1; cells]), ..Suggestion::default() },
            Lie::WrongCertificate => {
                let wrong = |row: usize, factor: i64| Certificate { multipliers: vec![(row, factor)], scale: 7 };
                told.certificates = (0..part.rows.len()).flat_map(|row| [wrong(row, 3), wrong(row, -5)]).collect();
            }
            Lie::Refute => {
                let everything = (0..part.rows.len()).map(|row| (row, 1)).collect();
                let certificate = Certificate { multipliers: everything, scale: 1 };
                told = Suggestion { certificates: vec![certificate], ..Suggestion::default() };
            }
            Lie::Garbage => {
                moved.push(3);
                moved.iter_mut().for_each(|value| *value = OPEN);
                told = Suggestion { table: Some(moved), ray: Some(vec![-1; cells]), certificates: Vec::new() };
            }
        }
        told
    }
}

impl Solver for Liar {
    fn start(&mut self, part: &Part, hint: Option<&[i64]>) -> Suggestion {
        let told = self.honest.start(part, hint);
        self.twist(part, &part.low, 0, part.low[0], told)
    }

    fn extreme(&mut self, part: &Part, base: &[i64], cell: usize, end: End) -> Suggestion {
        let told = self.honest.extreme(part, base, cell, end);
        let value = if end == End::Most { part.high[cell].min(1000) } else { part.low[cell] };
        self.twist(part, base, cell, value, told)
    }

    fn reach(&mut self, part: &Part, base: &[i64], cell: usize, value: i64) -> Suggestion {
        let told = self.honest.reach(part, base, cell, value);
        self.twist(part, base, cell, value, told)
    }

    fn convex(&self) -> bool {
        self.honest.convex()
    }
}

fn audit_by_liar(system: &System, lie: Lie, limits: Limits) -> Audit {
    let problem = Problem::new(system, Reader::Rule).unwrap();
    examine(&problem, limits, Reasons::Given, &|part| Box::new(Liar { honest: solver_for(part, limits), lie }))
        .named(system)
}

/// Every lie, with the exact search at hand and with no steps left for it.
fn never_fooled(system: &System) {
    let truth = enumerate::every_table(system, EDGE);
    let (exact, full) = enumerate::criteria(system, &truth);
    for lie in LIES {
        for steps in [0, 50_000] {
            let audit = audit_by_liar(system, lie, Limits { steps, nodes: 100 });
            assert!(exact || !audit.exact, "{lie:?} {system:?}");
            assert!(full || !audit.full, "{lie:?} {system:?}");
            for (seen, cell) in truth.cells.iter().zip(&audit.cells).filter(|(seen, _)| !seen.values.is_empty()) {
                let (least, most) = seen.interval(EDGE);
                let claims_seen = audit.conflicts.is_empty() && cell.finding != Some(Finding::Undecided);
                let within = cell.interval.0 >= least && cell.interval.1.unwrap_or(OPEN) <= most.unwrap_or(OPEN);
                assert!(!claims_seen || within, "{lie:?} {cell:?} in {system:?}");
                assert!(!cell.proven || cell.interval == (least, most), "{lie:?} {cell:?} in {system:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_lying_solver_never_makes_a_table_safe(seed in any::<u64>(), kind in 0_u64..4) {
        let system = small(seed, kind);
        prop_assume!(bounded(&system));
        never_fooled(&system);
    }
}

#[test]
fn lies_make_a_difference_without_the_exact_search() {
    let spoiled = |lie: Lie| {
        (0..200).map(|seed| small(seed, 0)).filter(bounded).any(|system| {
            let limits = Limits { steps: 0, nodes: 100 };
            let honest = super::super::audit(&system).unwrap();
            audit_by_liar(&system, lie, limits).cells != honest.cells
        })
    };
    for lie in LIES {
        assert!(spoiled(lie), "{lie:?} is not a lie");
    }
}
