//! What the tests of the house and of the command line share. Tests nothing.

pub(crate) mod disk;
pub(crate) mod logs;
#[allow(dead_code, reason = "not every test that shares this folder is ever long")]
pub(crate) mod long;
