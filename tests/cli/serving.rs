//! A running `candour serve`, and requests to it, down to the byte.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use super::run::Site;
use super::support::disk::candour;

/// Longer than any answer takes; only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running preview, stopped in the end.
pub(crate) struct Preview {
    child: Child,
    pub(crate) port: u16,
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

/// How much a preview takes of the machine; nothing where the system does not say.
#[derive(Debug, Default)]
pub(crate) struct Size {
    pub(crate) threads: u64,
    pub(crate) kilobytes: u64,
}

impl Preview {
    /// What it takes now.
    pub(crate) fn size(&self) -> Size {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let number = |key: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
            line.split_whitespace().find_map(|word| word.parse().ok()).unwrap_or(0)
        };
        Size { threads: number("Threads:"), kilobytes: number("VmRSS:") }
    }

    /// Begins to serve a site on a port that is free.
    pub(crate) fn of(site: &Site) -> Self {
        let mut child = candour()
            .current_dir(site.0.path())
            .args(["serve", "--port", "0"])
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let after = line.split_once("serving http://127.0.0.1:")?.1;
            after.split('/').next()?.parse().ok()
        });
        // Whoever does not read what it says would stop it.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Self { child, port: port.expect("a line that says where it serves") }
    }

    /// Sends bytes, and reads what comes back until the connection is closed.
    pub(crate) fn send(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // It may answer, and close, before it has read all.
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// A request by method and target.
    pub(crate) fn ask(&self, method: &str, target: &str) -> Answer {
        self.send(format!("{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port).as_bytes())
    }

    pub(crate) fn get(&self, target: &str) -> Answer {
        self.ask("GET", target)
    }

    /// A request under another name for this machine.
    pub(crate) fn as_host(&self, host: &str) -> Answer {
        self.send(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes())
    }

    /// Waits until a page is as it should be, through the changes of the site that it takes.
    pub(crate) fn wait_for(&self, target: &str, is_so: impl Fn(&Answer) -> bool) -> Answer {
        let mut version = String::new();
        loop {
            let answer = self.get(target);
            if is_so(&answer) {
                return answer;
            }
            // This answers when the site has another version than the one named, or after half a minute.
            let next = self.get(&format!("/__candour/changes?{version}")).body;
            assert_ne!(next, version, "`{target}` is not what it should be, and nothing changes any more");
            version = next;
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
