//! `candour explain`.

use std::io;

use clap::Args;

use super::{Ending, print};
use crate::diagnostic::rules;
use crate::fields;

/// Say what a finding means, and the ways out.
#[derive(Debug, Clone, Args)]
pub(super) struct Explain {
    /// A code such as S003; without one, all codes are listed
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(&self) -> io::Result<Ending> {
        let Some(code) = &self.code else {
            let lines =
                rules::RULES.iter().map(|rule| format!("{}  {:8}{}\n", rule.code, rule.severity.name(), rule.name));
            print::output(&lines.collect::<String>())?;
            return Ok(Ending::Done);
        };
        if let Some(rule) = rules::rule(code) {
            print::output(rule.explanation)?;
            return Ok(Ending::Done);
        }
        let known = rules::RULES.iter().map(|rule| rule.code);
        let near = fields::nearest(code, known).map(|near| format!(": did you mean {near}?")).unwrap_or_default();
        print::error(&format!("there is no code `{code}`{near}; `candour explain` lists them all"));
        Ok(Ending::Unable)
    }
}
