//! Tests of the whole module against enumeration of every table, and with solvers that lie.

mod contract;
mod enumerate;
mod liar;
mod optimum;
mod random;
mod speed;
mod systems;
