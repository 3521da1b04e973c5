//! What every file is held to, and what only certain files may name.

use std::fs;

use candour::diagnostic::RULES;

use super::code;

const LONGEST: usize = 400;

/// What may be named in certain files only, and in which.
const KEPT: &[(&str, &[&str])] = &[
    ("rayon", &["src/diagnostic/report.rs", "src/disk.rs"]),
    ("std::fs", &["src/disk.rs", "src/disk/alone.rs", "src/disk/before.rs", "src/disk/staging.rs"]),
    ("fs::", &["src/disk.rs", "src/disk/alone.rs", "src/disk/before.rs", "src/disk/staging.rs"]),
    ("File::open", &["src/disk.rs", "src/disk/before.rs"]),
    ("File::create", &["src/disk.rs", "src/disk/staging.rs"]),
    ("WalkDir", &["src/disk.rs"]),
    ("HashMap", &[]),
    ("HashSet", &[]),
    ("SystemTime", &[]),
    ("Zoned::now", &[]),
    ("Timestamp::now", &[]),
    ("Instant::now", &["src/cli/progress.rs"]),
    ("env::", &["src/cli/print.rs", "src/disk/before.rs"]),
    ("println!", &[]),
    ("eprintln!", &[]),
    ("print!(", &[]),
    ("io::stdout", &["src/cli/print.rs"]),
    ("io::stderr", &["src/cli/print.rs", "src/cli/progress.rs"]),
    ("TcpListener", &["src/cli/serve/mod.rs", "src/cli/serve/http.rs"]),
    ("safe_string", &["src/markdown/html.rs"]),
    ("Cleared::new", &["src/intake/gate/mod.rs"]),
];

#[test]
fn every_file_says_its_job_first() {
    for file in code::files("src").iter().chain(&code::files("tests")) {
        assert!(file.text.starts_with("//! "), "{} does not begin with what it is for", file.path);
    }
}

#[test]
fn no_file_is_long() {
    for file in code::files("src").iter().chain(&code::files("tests")).filter(|file| !file.is_test()) {
        let lines = file.text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines: split it by job", file.path);
    }
}

#[test]
fn what_is_kept_to_certain_files_stays_there() {
    let mut wrong = Vec::new();
    for file in code::files("src").into_iter().filter(|file| !file.is_test()) {
        let code = file.code();
        for (name, places) in KEPT {
            if names(&code, name) && !places.contains(&file.path.as_str()) {
                wrong.push(format!("{} names `{name}`", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_that_may_name_something_exist() {
    for (name, places) in KEPT {
        for place in *places {
            assert!(code::root().join(place).is_file(), "`{place}`, which may name `{name}`, is gone");
        }
    }
}

#[test]
fn every_explanation_belongs_to_a_rule() {
    let folder = code::root().join("src/diagnostic/rules");
    let mut explained: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    explained.sort();
    let rules: Vec<String> = RULES.iter().map(|rule| format!("{}.md", rule.code)).collect();
    assert_eq!(explained, rules);
}

/// Whether a name stands in code as a word of its own.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}
