//! `candour serve`: pages from memory, for this machine only, made again on every change.

use super::run::{GOOD, LOW, Site};
use super::serving::Preview;

#[test]
fn pages_are_answered() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    let home = preview.get("/");
    assert_eq!(home.status, 200);
    assert!(
        home.head.contains("Content-Type: text/html; charset=utf-8") && home.head.contains("nosniff"),
        "{}",
        home.head
    );
    assert!(home.body.contains("Fenwick Borough Council") && home.body.ends_with("</html>\n"));
    assert_eq!(preview.get("/responses/fbc-1/").status, 200);
    assert_eq!(preview.get("/responses/fbc-1/?from=search").status, 200);
    let moved = preview.get("/responses/fbc-1");
    assert_eq!(moved.status, 301);
    assert!(moved.head.contains("Location: /responses/fbc-1/"), "{}", moved.head);
    let data = preview.get("/data/responses.json");
    assert!(data.head.contains("application/json") && data.body.contains("FBC-1"));
    assert!(!site.path("public").exists(), "serve writes nothing");
}

#[test]
fn what_is_not_there_is_not_found() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    let missing = preview.get("/nowhere/");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("<main") && missing.head.contains("text/html"), "{}", missing.head);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    for target in [
        "/../config.toml",
        "/../../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/..%5c..%5cconfig.toml",
        "//etc/passwd",
        "/config.toml",
        "/content/responses/FBC-1.md",
        "/.candour",
        "/responses/../../config.toml",
        "/%00/config.toml",
        "file:///etc/passwd",
        "http://127.0.0.1/config.toml",
        "*",
    ] {
        let answer = preview.get(target);
        assert!(matches!(answer.status, 301 | 400 | 404), "{target}: {}", answer.head);
        assert!(!answer.body.contains("root:") && !answer.body.contains("organisation ="), "{target}");
        let location = answer.head.lines().find_map(|line| line.strip_prefix("Location: "));
        assert!(
            location.is_none_or(|location| location.starts_with('/') && !location.starts_with("//")),
            "{}",
            answer.head
        );
    }
}

#[test]
fn what_is_no_request_is_refused() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    let host = format!("Host: 127.0.0.1:{}\r\n", preview.port);
    let long = format!("GET / HTTP/1.1\r\n{host}X-Long: {}\r\n\r\n", "a".repeat(20 << 10));
    let many = format!("GET / HTTP/1.1\r\n{host}{}\r\n", "X: y\r\n".repeat(100));
    for bytes in [
        b"GARBAGE\r\n\r\n".as_slice(),
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/1.1\r\nHost 127.0.0.1\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /",
        b"",
        &[0xff; 64],
        long.as_bytes(),
        many.as_bytes(),
        format!("GET /%zz HTTP/1.1\r\n{host}\r\n").as_bytes(),
        format!("GET /%ff HTTP/1.1\r\n{host}\r\n").as_bytes(),
    ] {
        let answer = preview.send(bytes);
        assert!(matches!(answer.status, 0 | 400), "{:?}: {}", String::from_utf8_lossy(bytes).get(..40), answer.head);
    }
    assert_eq!(preview.get("/").status, 200, "it goes on afterwards");
}

#[test]
fn only_what_reads_is_answered() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "get"] {
        assert_eq!(preview.ask(method, "/").status, 405, "{method}");
    }
    let (get, head) = (preview.get("/"), preview.ask("HEAD", "/"));
    assert_eq!((head.status, head.body.as_str(), &head.head), (200, "", &get.head));
    assert!(get.head.contains(&format!("Content-Length: {}", get.body.len())), "{}", get.head);
}

#[test]
fn another_name_for_this_machine_is_refused() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    for host in [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "evil.example:127.0.0.1",
        "",
        "[::1].evil.example",
    ] {
        let answer = preview.as_host(host);
        assert!(matches!(answer.status, 400 | 421), "{host}: {}", answer.head);
        assert!(!answer.body.contains("Fenwick"), "{host}");
    }
    for host in ["localhost", "127.0.0.1", &format!("localhost:{}", preview.port), "[::1]:1111"] {
        assert_eq!(preview.as_host(host).status, 200, "{host}");
    }
    let nameless = preview.send(b"GET / HTTP/1.0\r\n\r\n");
    assert!(matches!(nameless.status, 400 | 421), "{}", nameless.head);
}

#[test]
fn no_header_can_be_forged() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    for target in ["/responses%0d%0aSet-Cookie:%20a=b", "/responses%0aX:y", "/%0d%0a%0d%0a<script>"] {
        let answer = preview.get(target);
        assert!(!answer.head.to_lowercase().contains("set-cookie") && !answer.head.contains("X:y"), "{}", answer.head);
        assert!(!answer.body.contains("<script>"));
    }
}

#[test]
fn a_change_is_seen() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    assert!(preview.get("/responses/fbc-1/").body.contains("240 street trees"));
    site.write("FBC-1", "The council planted 999 street trees.");
    preview.wait_for("/responses/fbc-1/", |page| page.body.contains("999 street trees"));
    site.write("FBC-2", GOOD);
    preview.wait_for("/responses/fbc-2/", |page| page.status == 200);
    std::fs::remove_file(site.path("content/responses/FBC-2.md")).unwrap();
    preview.wait_for("/responses/fbc-2/", |page| page.status == 404);
}

#[test]
fn findings_are_shown_above_the_site_as_it_last_passed() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    site.write("FBC-1", &format!("{LOW} <b>x</b>"));
    let page = preview.wait_for("/responses/fbc-1/", |page| page.body.contains("S002"));
    assert!(page.body.contains("Not published") && page.body.contains("240 street trees"));
    assert!(!page.body.contains("<b>x</b>") && page.body.contains("&lt;b&gt;x"), "{}", page.body);
    site.write("FBC-1", "The council planted 999 street trees.");
    let page = preview.wait_for("/responses/fbc-1/", |page| page.body.contains("999 street trees"));
    assert!(!page.body.contains("S002"));
}

#[test]
fn a_site_that_never_passed_shows_its_findings() {
    let site = Site::with(&[("FBC-1", LOW)]);
    let preview = Preview::of(&site);
    let page = preview.get("/");
    assert!(page.body.contains("Not published") && page.body.contains("S002"), "{}", page.body);
}

#[test]
fn a_folder_that_is_made_later_is_watched() {
    let site = Site::with(&[]);
    let preview = Preview::of(&site);
    site.write("FBC-1", GOOD);
    preview.wait_for("/responses/fbc-1/", |page| page.status == 200);
    site.write("FBC-1", "The council planted 999 street trees.");
    preview.wait_for("/responses/fbc-1/", |page| page.body.contains("999 street trees"));
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    let done = site.run(&["serve", "--port", &preview.port.to_string()]);
    assert_eq!(done.status, 2);
    assert!(done.err.contains(&preview.port.to_string()) && done.err.contains("--port"), "{}", done.err);
}

#[test]
fn many_ask_at_once() {
    let site = Site::with(&[("FBC-1", GOOD)]);
    let preview = Preview::of(&site);
    let wanted = preview.get("/").body;
    std::thread::scope(|scope| {
        for _ in 0..40 {
            scope.spawn(|| assert_eq!(preview.get("/").body, wanted));
        }
    });
}
