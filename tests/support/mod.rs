//! What the tests of the house and of the command line share. Tests nothing.

pub(crate) mod disk;
pub(crate) mod logs;
