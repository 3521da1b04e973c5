//! `candour suppress`: what it proposes, what it writes and nothing besides, and where it writes nothing.

use serde_json::{Value, json};

use super::run::Site;
use super::support::logs::record;

/// A record that keeps its raw values, in the middle of text that must stay as it is.
const RAW: &str = "The wards are those of 2023.  \nThis line ends oddly,\tand so\u{a0}on.

Table: Grievances, by ward {#wards total-row=\"last\"}

| Ward  | Grievances | Note       |
|:----- | ---------: | ---------- |
| Alder |         14 | Café       |
| Birch |      **4** | `see` 2023 |
| Cedar |         22 |            |
|Total|40| |

The rest \\* of the record, with no line end";

const PROTECTED: &str = "The wards are those of 2023.  \nThis line ends oddly,\tand so\u{a0}on.

Table: Grievances, by ward {#wards total-row=\"last\"}

| Ward  | Grievances | Note       |
|:----- | ---------: | ---------- |
| Alder |        xx+ | Café       |
| Birch |      **xx** | `see` 2023 |
| Cedar |         22 |            |
|Total|40| |

The rest \\* of the record, with no line end";

const FRONT: &str =
    "+++\r\nreference = \"FBC-1\"\r\ntitle = 'Staff'\r\noutcome = \"disclosed\" # all of it\r\n+++\r\n\r\n";

fn read(site: &Site, path: &str) -> String {
    String::from_utf8(std::fs::read(site.path(path)).unwrap()).unwrap()
}

fn write(site: &Site, path: &str, text: &str) {
    site.0.write(&[(path.to_owned(), text.to_owned())]);
}

#[test]
fn a_proposal_changes_nothing() {
    let site = Site::with(&[("FBC-1", RAW)]);
    let before = read(&site, "content/responses/FBC-1.md");
    let done = site.run(&["suppress", "content/responses/FBC-1.md"]);
    assert_eq!(done.status, 0, "{done:?}");
    for words in [
        "FBC-1, table `wards`: Grievances, by ward\n",
        "1 low number becomes the marker; 1 further cell is suppressed, which lose 14 in sum",
        "- `Alder` (14): without it `Birch` would follow",
    ] {
        assert!(done.out.contains(words), "{words:?} is missing in:\n{}", done.out);
    }
    assert_eq!(read(&site, "content/responses/FBC-1.md"), before);
    let done = site.run(&["--format", "json", "suppress", "content/responses/FBC-1.md"]);
    let object: Value = serde_json::from_str(&done.out).unwrap();
    let table = json!({
        "reference": "FBC-1", "table": "wards", "feasible": true, "primary": [{"row": 1, "column": 1}],
        "complement": [{"row": 0, "column": 1, "name": "`Alder`", "protects": ["`Birch`"]}],
        "lost": 14, "unprotectable": [],
    });
    assert_eq!(object, json!({"version": 1, "tables": [table]}));
}

#[test]
fn only_the_numbers_of_a_record_are_written() {
    let site = Site::with(&[]);
    let path = "content/responses/a.md";
    write(&site, path, &format!("{FRONT}{RAW}"));
    let done = site.run(&["suppress", "--write", path]);
    assert_eq!(done.status, 0, "{done:?}");
    assert_eq!(read(&site, path), format!("{FRONT}{PROTECTED}"));
    assert!(done.err.contains(path), "{}", done.err);
    // What it has written is as safe as it said, and there is nothing more to write.
    let again = site.run(&["audit", path]);
    assert_eq!(again.status, 0, "{again:?}");
    assert_eq!(site.run(&["suppress", "--write", path]).status, 0);
    assert_eq!(read(&site, path), format!("{FRONT}{PROTECTED}"));
}

#[test]
fn only_the_numbers_of_a_data_file_are_written() {
    let raw = "\u{feff}\"Ward\",\"Grievances, all\",\"Note\"\r\n\"Alder\",\"1,204\",\"said \"\"none\"\"\"\r\n\
               \"Birch\",\"4\",\"two\r\nlines\"\r\nCedar,16,\r\n\"Total\",\"1,224\",\"\"\r\n";
    let site = Site::with(&[]);
    write(
        &site,
        "content/responses/a/index.md",
        &record("FBC-1", "", "```table src=\"moved.csv\" caption=\"Grievances\" #moved total-row=\"last\"\n```"),
    );
    let index = read(&site, "content/responses/a/index.md");
    for path in ["content/responses/a", "content/responses/a/moved.csv", "content/responses/a/index.md"] {
        write(&site, "content/responses/a/moved.csv", raw);
        let done = site.run(&["suppress", "--write", path]);
        assert_eq!(done.status, 0, "{path}: {done:?}");
        let wanted = raw.replace("\"4\"", "\"xx\"").replace(",16,", ",xx+,");
        assert_eq!(read(&site, "content/responses/a/moved.csv"), wanted, "{path}");
        assert_eq!(read(&site, "content/responses/a/index.md"), index);
    }
    // The same for a file that belongs to no site.
    write(&site, "kept.csv", raw);
    assert_eq!(site.run(&["suppress", "--write", "kept.csv"]).status, 0);
    assert_eq!(read(&site, "kept.csv"), raw.replace("\"4\"", "\"xx\"").replace(",16,", ",xx+,"));
}

#[test]
fn a_record_in_toml_is_written_where_its_text_stands_letter_by_letter() {
    let front = "reference = \"FBC-1\"\ntitle = \"Staff\"\noutcome = \"disclosed\"\n";
    let site = Site::with(&[]);
    let path = "content/responses/a.toml";
    let literal = |body: &str| format!("{front}body = '''\n{body}\n'''\n");
    write(&site, path, &literal(RAW));
    assert_eq!(site.run(&["suppress", "--write", path]).status, 0);
    assert_eq!(read(&site, path), literal(PROTECTED));
    // Where it is written with escapes, nobody can say which bytes are the number.
    let escaped = format!("{front}body = {}\n", serde_json::to_string(RAW).unwrap());
    write(&site, path, &escaped);
    let done = site.run(&["suppress", "--write", path]);
    assert_eq!(done.status, 2, "{done:?}");
    assert!(done.err.contains("change it by hand") && done.err.contains(path), "{}", done.err);
    assert_eq!(read(&site, path), escaped);
}

#[test]
fn several_tables_are_written_or_none() {
    let site = Site::with(&[]);
    let table = |name: &str, rows: &str| {
        format!("Table: Grievances {{#{name}}}\n\n| Depot | Grievances |\n| --- | ---: |\n{rows}\n\n")
    };
    let body = |good: &str, bad: &str| record("FBC-1", "", &format!("{}{}", table("one", good), table("two", bad)));
    let good = "| East | 14 |\n| West | 4 |\n| North | 31 |\n| Total | 49 |";
    let bad = "| East | 3 |\n| West | 2 |\n| Total | 5 |";
    let path = "content/responses/a.md";
    write(&site, path, &body(good, bad));
    assert_eq!(site.run(&["suppress", "--write", path]).status, 1);
    assert_eq!(read(&site, path), body(good, bad));
    write(&site, path, &body(good, good));
    assert_eq!(site.run(&["suppress", "--write", path]).status, 0);
    let safe = good.replace("| 4 |", "| xx |").replace("| 14 |", "| xx+ |");
    assert_eq!(read(&site, path), body(&safe, &safe));
}

#[test]
fn what_cannot_be_protected_is_not_written() {
    let site = Site::with(&[]);
    let path = "content/responses/a.md";
    let table = "Table: Grievances, by grade {#grades}\n\n| Grade | Grievances |\n| --- | ---: |\n| First | 3 |\n| Second | 2 |\n| Total | 5 |\n";
    write(&site, path, &record("FBC-1", "", table));
    let before = read(&site, path);
    let done = site.run(&["suppress", "--write", path]);
    assert_eq!(done.status, 1, "{done:?}");
    assert_eq!(read(&site, path), before);
    assert!(done.err.contains("nothing was written"), "{}", done.err);
    assert!(done.out.contains("merge its category with another, such as `First` with `Second`"), "{}", done.out);
    let done = site.run(&["--format", "json", "suppress", path]);
    let object: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!((done.status, &object["tables"][0]["feasible"]), (1, &false.into()));
    assert_eq!(object["tables"][0]["unprotectable"], json!(["`First`", "`Second`", "`Total`"]));
}

#[test]
fn what_is_no_table_of_one_record_is_an_error() {
    let site = Site::with(&[("FBC-1", RAW), ("FBC-2", "No table.")]);
    for path in ["content/responses", "content/responses/FBC-2.md", "config.toml", "nowhere.md", "letter.txt"] {
        let done = site.run(&["suppress", "--write", path]);
        assert_eq!((done.status, done.out.as_str()), (2, ""), "{path}: {done:?}");
        assert!(done.err.contains(&format!("`{path}`")), "{path}: {}", done.err);
    }
    assert_eq!(site.run(&["suppress"]).status, 2);
}

#[test]
fn what_could_not_be_read_is_said() {
    let site = Site::with(&[("FBC-1", RAW)]);
    write(&site, "clearance.lock", "nonsense\n");
    let done = site.run(&["suppress", "content/responses/FBC-1.md"]);
    assert_eq!(done.status, 1, "{done:?}");
    assert!(done.err.contains("could not be read whole") && done.err.contains("candour check"), "{}", done.err);
}

#[cfg(unix)]
#[test]
fn a_link_is_not_written_through() {
    let site = Site::with(&[("FBC-1", RAW)]);
    write(&site, "elsewhere.csv", "Ward,Grievances\nAlder,14\nBirch,4\nTotal,18\n");
    std::os::unix::fs::symlink("elsewhere.csv", site.path("kept.csv")).unwrap();
    let before = read(&site, "elsewhere.csv");
    let done = site.run(&["suppress", "--write", "kept.csv"]);
    assert_eq!(done.status, 2, "{done:?}");
    assert!(done.err.contains("not a regular file"), "{}", done.err);
    assert!(read(&site, "elsewhere.csv") == before && site.path("kept.csv").is_symlink());
}

#[test]
fn a_system_is_answered_whether_it_can_be_protected_or_not() {
    let site = Site::with(&[]);
    let ask = |cells: &str, parts: &str| {
        let text = format!(r#"{{"cells": [{cells}], "relations": [{{"id": "r", "total": "t", "parts": {parts}}}]}}"#);
        write(&site, "counts.json", &text);
        let done = site.run(&["suppress", "--system", "counts.json"]);
        assert_eq!((done.status, done.err.as_str()), (0, ""), "{text}");
        serde_json::from_str::<Value>(&done.out).unwrap()
    };
    let low = r#"{"id": "a", "value": 3, "status": "primary"}"#;
    let answer = ask(&format!(r#"{low}, {{"id": "b", "value": 9}}, {{"id": "t", "value": 12}}"#), r#"["a", "b"]"#);
    assert_eq!(answer, json!({"version": 1, "feasible": true, "complement": ["b"], "unprotectable": []}));
    let other = r#"{"id": "b", "value": 2, "status": "primary"}, {"id": "t", "value": 5, "status": "primary"}"#;
    let answer = ask(&format!("{low}, {other}"), r#"["a", "b"]"#);
    assert_eq!((&answer["feasible"], &answer["complement"]), (&false.into(), &json!([])));
    assert_eq!(answer["unprotectable"], json!(["a", "b", "t"]));
    assert_eq!(site.run(&["suppress", "--system", "counts.json", "--write"]).status, 2);
}
