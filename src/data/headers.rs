//! What hosts of static files read: `_headers`, and `_redirects` where there are old addresses. Pages carry their own policy
//! too, and stand at old addresses themselves: hosts that read neither file lose little.

use std::fmt::Write;
use std::io;

use crate::address::Address;
use crate::output::Output;
use crate::plan::{Job, Plan};

/// Security headers, and those that a `meta` element cannot say.
const HEADERS: &str = "\
/*
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Content-Security-Policy: frame-ancestors 'none'
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=()
/assets/*
  Cache-Control: public, max-age=31536000, immutable
";

pub(super) fn publish(plan: &Plan<'_>, output: &dyn Output) -> io::Result<()> {
    let home = Address::home();
    let mut headers = HEADERS.to_owned();
    for index in 0..plan.catalogue.notices.len() {
        // Writing to a String cannot fail.
        let _ = writeln!(headers, "/{}*\n  X-Robots-Tag: noindex", plan.address(Job::Notice(index)));
    }
    output.put(&home.file("_headers"), headers.as_bytes())?;
    if plan.config.redirects.is_empty() {
        return Ok(());
    }
    let mut redirects = String::new();
    for redirect in &plan.config.redirects {
        let to = match redirect.own_target() {
            Some(path) => format!("{}{path}", plan.config.base_path),
            None => redirect.to.value.clone(),
        };
        let _ = writeln!(redirects, "/{} {to} 301", redirect.from);
    }
    output.put(&home.file("_redirects"), redirects.as_bytes())
}
