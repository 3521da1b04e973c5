//! A small HTTP server for `GET` and `HEAD`, one request a connection. It reads memory only, so no path leads out of the
//! site.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::findings;
use super::live::{Found, Live};

/// The longest request head.
const LONGEST_HEAD: usize = 16 << 10;
const PATIENCE: Duration = Duration::from_secs(10);
/// The most pieces that a request head may come in: with [`PATIENCE`] for each, a request ends.
const MOST_PIECES: usize = 32;
/// The most connections that are answered at once; further ones are closed, and a browser asks again.
const MOST_AT_ONCE: usize = 128;
/// How long a page waits for a change before it asks again.
const WAIT: Duration = Duration::from_secs(25);

/// Paths that belong to the preview and not to the site.
const SCRIPT: &str = "/__candour/reload.js";
const STYLE: &str = "/__candour/findings.css";
const CHANGES: &str = "/__candour/changes";

/// Answers requests until the program ends. A connection that fails concerns nobody else.
pub(super) fn serve(listener: &TcpListener, live: &Arc<Live>) {
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming().flatten() {
        let (live, held) = (Arc::clone(live), Held::of(&open));
        if open.load(Ordering::Relaxed) > MOST_AT_ONCE {
            continue;
        }
        // Without a thread to answer it, the connection is closed.
        let _ = thread::Builder::new().spawn(move || {
            let _held = held;
            let _ = connect(stream, &live);
        });
    }
}

/// A connection, counted while it lasts.
struct Held(Arc<AtomicUsize>);

impl Held {
    fn of(open: &Arc<AtomicUsize>) -> Self {
        open.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(open))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn connect(mut stream: TcpStream, live: &Live) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    answer(&mut stream, live, WAIT)
}

/// Reads a request and answers it; one that asks for changes waits so long.
pub(super) fn answer<S: Read + Write>(stream: &mut S, live: &Live, wait: Duration) -> io::Result<()> {
    let reply = match read_head(stream)? {
        Some(head) => reply(&head, live, wait),
        None => Reply::text(400, "This is not a request."),
    };
    reply.send(stream)
}

/// The method and path of a request, or nothing when it is none.
fn read_head<S: Read>(stream: &mut S) -> io::Result<Option<Head>> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 2048];
    for _ in 0..MOST_PIECES {
        let read = stream.read(&mut chunk)?;
        if read == 0 {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk[..read]);
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&bytes) {
            Ok(httparse::Status::Complete(_)) => {
                let method = request.method.unwrap_or_default().to_owned();
                let target = request.path.unwrap_or_default().to_owned();
                let host = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case("host"));
                let host =
                    host.and_then(|header| std::str::from_utf8(header.value).ok()).unwrap_or_default().to_owned();
                return Ok(Some(Head { method, target, host }));
            }
            Ok(httparse::Status::Partial) if bytes.len() < LONGEST_HEAD => {}
            _ => return Ok(None),
        }
    }
    Ok(None)
}

struct Head {
    method: String,
    target: String,
    host: String,
}

struct Reply {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    body_wanted: bool,
    location: Option<String>,
}

fn reply(head: &Head, live: &Live, wait: Duration) -> Reply {
    // Another site's page must not read drafts by way of a name that it makes point here (DNS rebinding).
    let host = head.host.rsplit_once(':').map_or(head.host.as_str(), |(host, _)| host);
    if !matches!(host, "127.0.0.1" | "localhost" | "[::1]") {
        return Reply::text(421, "This preview answers on this machine only.");
    }
    let (path, query) = head.target.split_once('?').unwrap_or((&head.target, ""));
    let mut reply = match (head.method.as_str(), path) {
        ("GET" | "HEAD", SCRIPT) => {
            Reply::new(200, "text/javascript; charset=utf-8", include_bytes!("reload.js").to_vec())
        }
        ("GET" | "HEAD", STYLE) => Reply::new(200, "text/css; charset=utf-8", include_bytes!("findings.css").to_vec()),
        ("GET" | "HEAD", CHANGES) => {
            let seen = query.parse().unwrap_or(0);
            Reply::text(200, &live.wait(seen, wait).to_string())
        }
        ("GET" | "HEAD", path) => page(path, live),
        _ => Reply::text(405, "This preview answers GET and HEAD."),
    };
    reply.body_wanted = head.method != "HEAD";
    reply
}

fn page(path: &str, live: &Live) -> Reply {
    let Some(path) = decode(path) else { return Reply::text(400, "This is not an address.") };
    let (found, file) = live.find(&path);
    if !found && !path.ends_with('/') && live.find(&format!("{path}/")).0 {
        let location = format!("/{}/", path.trim_matches('/'));
        return Reply { location: Some(location), ..Reply::text(301, "It is in the folder of this name.") };
    }
    let status = if found { 200 } else { 404 };
    let kind = media_type(&file.path);
    let body = if kind.starts_with("text/html") { with_preview(&file, live.version()) } else { file.bytes };
    Reply::new(status, kind, body)
}

/// A page with the script that reloads it, and the findings above its content.
fn with_preview(file: &Found, version: u64) -> Vec<u8> {
    let html = String::from_utf8_lossy(&file.bytes).into_owned();
    let html = if html.is_empty() { EMPTY_PAGE.to_owned() } else { html };
    let script = format!("<script type=\"module\" src=\"{SCRIPT}?{version}\"></script>\n");
    let html = html.replacen("</head>", &format!("<link rel=\"stylesheet\" href=\"{STYLE}\">\n{script}</head>"), 1);
    let panel = findings::html(&file.findings);
    let at = html.find("<main").unwrap_or(html.len());
    format!("{}{panel}{}", &html[..at], &html[at..]).into_bytes()
}

const EMPTY_PAGE: &str = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Not published</title>\n</head><body>\n<main></main></body></html>\n";

/// Resolves percent-encoding; `None` for what is no text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digit = |byte: u8| (byte as char).to_digit(16);
            let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "tsv" => "text/tab-separated-values; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

impl Reply {
    fn new(status: u16, kind: &'static str, body: Vec<u8>) -> Self {
        Self { status, kind, body, body_wanted: true, location: None }
    }

    fn text(status: u16, text: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", text.as_bytes().to_vec())
    }

    fn send<S: Write>(&self, stream: &mut S) -> io::Result<()> {
        let reason = match self.status {
            200 => "OK",
            301 => "Moved Permanently",
            400 => "Bad Request",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "Misdirected Request",
        };
        let mut head = format!(
            "HTTP/1.1 {} {reason}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n",
            self.status,
            self.kind,
            self.body.len()
        );
        // A line end in a location would begin another header.
        if let Some(location) = self.location.as_ref().filter(|location| !location.contains(char::is_control)) {
            head.push_str("Location: ");
            head.push_str(location);
            head.push_str("\r\n");
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        if self.body_wanted {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded_or_refused() {
        assert_eq!(decode("/a%20b").as_deref(), Some("/a b"));
        for bad in ["/%", "/%2", "/%zz", "/%ff"] {
            assert_eq!(decode(bad), None, "{bad}");
        }
    }
}
