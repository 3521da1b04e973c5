//! Requests to the preview made of bytes: each is answered with a file of the site, or with less.

use std::collections::BTreeMap;

/// Whatever is asked, the answer is sound HTTP, and says nothing but what the site says.
pub fn request(bytes: &[u8]) {
    let site = || {
        let page = |title: &str| format!("<!doctype html><html><head></head><main>{title}</main></html>").into_bytes();
        BTreeMap::from([
            ("index.html".to_owned(), page("home")),
            ("404.html".to_owned(), page("missing")),
            ("responses/a/index.html".to_owned(), page("response")),
            ("data/a.csv".to_owned(), b"Ward,Trees\n".to_vec()),
        ])
    };
    assert_answer(&candour::cli::asked(site(), bytes));
    // As a whole request, so that the bytes are an address.
    let address: Vec<u8> = bytes.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let whole = [b"GET /".as_slice(), &address, b" HTTP/1.1\r\nHost: localhost\r\n\r\n"].concat();
    assert_answer(&candour::cli::asked(site(), &whole));
}

fn assert_answer(answer: &[u8]) {
    let answer = String::from_utf8_lossy(answer);
    if answer.is_empty() {
        return;
    }
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no end of the head: {answer}"));
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.strip_prefix("HTTP/1.1 ")).and_then(|line| line.get(..3));
    assert!(matches!(status, Some("200" | "301" | "400" | "404" | "405" | "421")), "{head}");
    let names = ["Content-Type", "Content-Length", "Cache-Control", "X-Content-Type-Options", "Connection", "Location"];
    for line in lines {
        let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("no header: {head}"));
        assert!(names.contains(&name) && !value.contains(['\r', '\n']), "{head}");
        assert!(name != "Location" || (value.starts_with('/') && !value.starts_with("//")), "{head}");
    }
    assert!(!body.contains("root:"), "{body}");
}
