//! `candour serve` under strain: requests without sense, many connections, and a thousand changes of the site. It goes on,
//! says nothing but the site, and grows neither threads nor memory. `tests/faults --requests 100000 --reloads 1000` takes longer.

use std::io::Write;
use std::net::TcpStream;

use super::run::{GOOD, Site};
use super::serving::Preview;
use super::support::long::{Random, tell, tries};

/// Pieces of requests, whole and broken.
const PIECES: [&str; 40] = [
    "GET",
    "HEAD",
    "POST",
    " ",
    "/",
    "//",
    "..",
    "../..",
    "%2e%2e",
    "%2f",
    "%5c",
    "\\",
    "%00",
    "%",
    "%zz",
    "config.toml",
    "content",
    "responses/fbc-1/",
    "index.html",
    "etc/passwd",
    "?",
    "#",
    " HTTP/1.1",
    " HTTP/1.0",
    " HTTP/9.9",
    "\r\n",
    "\n",
    "\r",
    "\r\n\r\n",
    "Host: localhost",
    "Host: 127.0.0.1",
    "Host: evil.example",
    "Host:",
    "Content-Length: 99999999999",
    "Transfer-Encoding: chunked",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "é",
    "__candour/reload.js",
];

fn nonsense(random: &mut Random) -> Vec<u8> {
    let mut bytes = match random.below(3) {
        0 => Vec::new(),
        1 => b"GET /".to_vec(),
        _ => b"GET / HTTP/1.1\r\nHost: localhost\r\n".to_vec(),
    };
    for _ in 0..random.below(14) {
        let piece = PIECES[usize::try_from(random.below(40)).unwrap()];
        bytes.extend_from_slice(piece.as_bytes());
    }
    match random.below(4) {
        0 => bytes.extend_from_slice(b" HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        1 => bytes.extend_from_slice(&random.number().to_le_bytes()),
        2 => bytes.extend_from_slice(b"\r\n\r\n"),
        _ => {}
    }
    bytes
}

#[test]
fn requests_without_sense_are_survived() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    let home = preview.get("/").body;
    let before = preview.size();
    let mut random = Random::new(3);
    let requests = tries("REQUESTS", 400);
    for _ in 0..requests {
        let bytes = nonsense(&mut random);
        let answer = preview.send(&bytes);
        let sent = String::from_utf8_lossy(&bytes);
        assert!(matches!(answer.status, 0 | 200 | 301 | 400 | 404 | 405 | 421), "{sent:?}: {}", answer.head);
        assert!(!answer.body.contains("root:") && !answer.body.contains("organisation ="), "{sent:?}");
    }
    assert_eq!(preview.get("/").body, home);
    let after = preview.size();
    assert!(after.threads <= before.threads + 2, "{before:?} {after:?}");
    assert!(after.kilobytes <= before.kilobytes * 3 / 2 + 8192, "{before:?} {after:?}");
    tell(&format!("{requests} requests: {before:?} before, {after:?} after"));
}

/// Whoever connects and says nothing keeps nobody else from being answered for long, and takes no thread for ever.
#[test]
fn connections_without_a_word_are_bounded() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    let before = preview.size();
    let mut silent: Vec<TcpStream> =
        (0..300).map(|_| TcpStream::connect(("127.0.0.1", preview.port)).unwrap()).collect();
    silent.iter_mut().for_each(|stream| drop(stream.write_all(b"GET")));
    let during = preview.size();
    assert!(during.threads <= before.threads + 130, "{before:?} {during:?}");
    drop(silent);
    for _ in 0..200 {
        if preview.get("/").status == 200 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn reloads_leave_nothing_behind() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    let reloads = tries("RELOADS", 12);
    let mut early = preview.size();
    for number in 0..reloads {
        let text = format!("The council planted {} street trees.", 1000 + number);
        site.write("FBC-1", &text);
        preview.wait_for("/responses/fbc-1/", |page| page.body.contains(&text));
        if number == reloads / 5 {
            early = preview.size();
        }
    }
    let late = preview.size();
    assert!(late.threads <= early.threads + 2, "{early:?} {late:?}");
    assert!(late.kilobytes <= early.kilobytes * 3 / 2 + 8192, "{early:?} {late:?}");
    tell(&format!("{reloads} reloads: {early:?} after a fifth of them, {late:?} in the end"));
}

#[cfg(target_os = "linux")]
#[test]
fn nobody_else_is_listened_to() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    let port = format!(":{:04X}", preview.port);
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(|table| std::fs::read_to_string(table).unwrap_or_default());
    // The second word is the address, the fourth the state: 0A is listening.
    let lines = tables.iter().flat_map(|table| table.lines());
    let listening =
        lines.map(|line| line.split_whitespace().collect::<Vec<_>>()).filter(|words| words.get(3) == Some(&"0A"));
    let addresses: Vec<&str> = listening.map(|words| words[1]).filter(|address| address.ends_with(&port)).collect();
    assert_eq!(addresses, [format!("0100007F{port}")]);
}
