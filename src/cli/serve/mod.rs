//! `candour serve`: the site in memory, on this machine only, built again on every change.

mod asked;
mod findings;
mod first;
mod http;
mod live;
mod watch;

use std::collections::BTreeSet;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;

use clap::Args;

pub use self::asked::asked;
use self::live::Live;
use super::{Arguments, Ending, print};

/// Build in memory, show the site in a browser, and build again on every change.
#[derive(Debug, Clone, Args)]
pub(super) struct Serve {
    /// The port on this machine; 0 takes any that is free
    #[arg(long, default_value_t = 1111, value_name = "PORT")]
    port: u16,
    /// Open the browser
    #[arg(long)]
    open: bool,
}

impl Serve {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        // Loopback only: drafts are nobody else's business.
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).map_err(|error| {
            io::Error::new(
                error.kind(),
                format!("port {} cannot be used: {error}; give another with `--port`", self.port),
            )
        })?;
        let address = format!("http://{}/", listener.local_addr()?);
        let live = Arc::new(Live::new(arguments.root.clone(), address.clone()));
        // Watched from before the first build, so that no change falls between the two.
        let mut watching = watch::begin(&arguments.root)?;
        let built = live.rebuild(&BTreeSet::new())?;
        print::report(arguments, &built.report, built.records)?;
        print::say(
            arguments,
            &format!("{}; serving {address} (stop with Ctrl+C)", print::summary(&built.report, built.records)),
        )?;
        if self.open
            && let Err(error) = open::that(&address)
        {
            print::error(&format!("the browser cannot be opened: {error}; open {address} yourself"));
        }
        let served = Arc::clone(&live);
        thread::spawn(move || http::serve(&listener, &served));
        while let Some(changed) = watching.wait_for_change()? {
            let built = live.rebuild(&changed)?;
            print::report(arguments, &built.report, built.records)?;
            print::say(arguments, &format!("built again: {}", print::summary(&built.report, built.records)))?;
        }
        Ok(Ending::Done)
    }
}
