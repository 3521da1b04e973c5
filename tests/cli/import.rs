//! `import`: a register becomes drafts that `check` then walks through.

use super::run::{GOOD, Site};

const REGISTER: &str = "\
Ref. No,Date Received,Date of response,Requester Name,Requester Email,Subject,Request details,Outcome,Exemptions applied,Fee
FBC/24/001,05/01/2024,1st February 2024,Jo Bloggs,jo@mail.example,Street trees,\"How many trees
were planted?\",Granted in full,N/A,0
FBC/24/002,8-Jan-24,,Sam Sample,sam@mail.example,\"Parking fines, by street\",Who was fined?,Partially exempt,Section 40(2) - Personal information,0
FBC/24/003,09/01/2024,,Kim Doe,kim@mail.example,Buses,Which buses?,Withdrawn by applicant,,0
";

fn site(register: &str) -> Site {
    let site = Site::with(&[]);
    add(&site, "register.csv", register);
    site
}

fn add(site: &Site, name: &str, text: &str) {
    site.0.write(&[(name.to_owned(), text.to_owned())]);
}

fn read(site: &Site, path: &str) -> String {
    std::fs::read_to_string(site.path(path)).unwrap()
}

#[test]
fn rows_become_drafts_that_check_walks_through() {
    let site = site(REGISTER);
    let done = site.run(&["import", "register.csv"]);
    assert_eq!(done.status, 0, "{}", done.err);
    assert!(
        done.err.contains("made 2 drafts") && done.err.contains("1 row: the request was not answered"),
        "{}",
        done.err
    );
    assert!(done.err.contains("tell of people: `Requester Name`, `Requester Email`"), "{}", done.err);
    assert!(done.err.contains("no key is known for them: `Fee`"), "{}", done.err);
    let second = "content/responses/2024/FBC-24-002/index.md";
    assert_eq!(
        read(&site, second),
        "+++\nreference = \"FBC/24/002\"\ntitle = \"Parking fines, by street\"\nreceived = 2024-01-08\n\n[[questions]]\n\
         label = \"1\"\ntext = \"Who was fined?\"\noutcome = \"part-disclosed\"\nexemptions = [\"Section 40(2)\"]\n+++\n\n\
         Write the answer here.\n"
    );
    let first = read(&site, "content/responses/2024/FBC-24-001/index.md");
    assert!(first.contains("received = 2024-01-05\nanswered = 2024-02-01\n"), "{first}");
    // Each draft lacks its answer, and nothing else.
    let checked = site.run(&["--format", "json", "check"]);
    assert_eq!(checked.status, 1);
    let object: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    let codes: Vec<&str> =
        object["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    assert_eq!((object["records"].as_u64(), codes), (Some(2), vec!["R022", "R022"]), "{}", checked.out);
}

#[test]
fn nothing_of_who_asked_is_carried_over() {
    let site = site(REGISTER);
    site.run(&["import", "register.csv"]);
    let told = "[columns]\nsummary = \"Requester Name\"\n";
    add(&site, "columns.toml", told);
    let refused = site.run(&["import", "register.csv", "--columns", "columns.toml"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("`Requester Name` tells of a person"), "{}", refused.err);
    for number in ["001", "002"] {
        let draft = read(&site, &format!("content/responses/2024/FBC-24-{number}/index.md"));
        for name in ["Bloggs", "Sample", "mail.example"] {
            assert!(!draft.contains(name), "{draft}");
        }
    }
}

#[test]
fn no_record_is_written_over() {
    let site = site(REGISTER);
    site.write("FBC-24-001", GOOD);
    let mine = read(&site, "content/responses/FBC-24-001.md");
    let done = site.run(&["import", "register.csv"]);
    assert!(done.err.contains("made 1 draft ") && done.err.contains("there already"), "{}", done.err);
    assert_eq!(read(&site, "content/responses/FBC-24-001.md"), mine);
    let draft = "content/responses/2024/FBC-24-002/index.md";
    std::fs::write(site.path(draft), "My work.").unwrap();
    let again = site.run(&["import", "register.csv"]);
    assert_eq!((again.status, read(&site, draft).as_str()), (0, "My work."), "{}", again.err);
    assert!(again.err.contains("made 0 drafts"), "{}", again.err);
}

#[test]
fn what_cannot_be_read_is_found_at_its_place() {
    let register = "\
Reference,Title,Received,Outcome,Exemptions
A-10,Trees,20/13/2024,Granted,
A-11,,20/10/2024,Closed,
A-12,Lamps,20/10/2024,Refused,section 4000
A-13,Signs,10/20/2024,Granted,
A-14,Walls,20/10/2024,Granted,
A-14,Gates,20/10/2024,Granted,
";
    let site = site(register);
    let done = site.run(&["--format", "json", "import", "register.csv"]);
    assert_eq!(done.status, 1, "{}", done.err);
    let object: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    let found: Vec<(String, u64, u64)> = object["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            let number = |key: &str| finding[key].as_u64().unwrap();
            (finding["code"].as_str().unwrap().to_owned(), number("line"), number("column"))
        })
        .collect();
    let wanted = [("R011", 2, 12), ("R010", 3, 1), ("R011", 3, 18), ("R006", 4, 31), ("R011", 5, 12), ("R004", 7, 1)];
    let wanted: Vec<(String, u64, u64)> = wanted.map(|(code, line, column)| (code.to_owned(), line, column)).into();
    assert_eq!(found, wanted, "{}", done.out);
    // The one good row is made all the same.
    assert!(site.path("content/responses/2024/A-14/index.md").is_file());
    assert_eq!(std::fs::read_dir(site.path("content/responses/2024")).unwrap().count(), 1);
}

#[test]
fn a_file_says_what_columns_and_outcomes_are_called() {
    let register = "Log of requests;;\nCase;About;State\nX1;Buses;Closed - sent\nX2;Trams;Closed - no reply\n";
    let site = site(register);
    assert_eq!(site.run(&["import", "register.csv"]).status, 2);
    let told = "law = \"FOISA 2002\"\n[columns]\nreference = \"Case\"\ntitle = \"About\"\noutcome = \"State\"\n\
                [outcomes]\ndisclosed = [\"Closed - sent\"]\nunanswered = [\"Closed - no reply\"]\n";
    add(&site, "columns.toml", told);
    let done = site.run(&["import", "register.csv", "--columns", "columns.toml"]);
    assert_eq!(done.status, 0, "{}", done.err);
    let draft = read(&site, "content/responses/X1/index.md");
    assert!(draft.contains("title = \"Buses\"\nlaw = \"FOISA 2002\"\noutcome = \"disclosed\"\n"), "{draft}");
    assert!(!site.path("content/responses/X2").exists());
    add(&site, "columns.toml", &told.replace("About", "Abuot"));
    let wrong = site.run(&["import", "register.csv", "--columns", "columns.toml"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("columns.toml:4") && wrong.err.contains("no column `Abuot`"), "{}", wrong.err);
}

#[test]
fn words_of_a_register_are_no_markup() {
    let register = "Ref,Title,Outcome,Response\nA-10,\"A \"\"b\"\" \\ c\",Granted,\"# 240 trees <script>\n\nTable: *none* | [x](y)\n+++\"\n";
    let site = site(register);
    assert_eq!(site.run(&["import", "register.csv"]).status, 0);
    let checked = site.run(&["check"]);
    assert_eq!(checked.status, 0, "{}", checked.err);
    site.run(&["build"]);
    let page = read(&site, "public/responses/a-10/index.html");
    assert!(page.contains("<p># 240 trees &lt;script&gt;</p>\n<p>Table: *none* | [x](y)\n+++</p>"), "{page}");
    assert!(page.contains("A &quot;b&quot; \\ c") || page.contains("A \"b\" \\ c"), "{page}");
}

#[test]
fn a_dry_run_writes_nothing() {
    let site = site(REGISTER);
    let done = site.run(&["import", "register.csv", "--dry-run"]);
    assert_eq!(done.status, 0, "{}", done.err);
    assert!(done.err.contains("would make 2 drafts"), "{}", done.err);
    assert!(!site.path("content").exists());
}

#[test]
fn no_reference_leads_out_of_the_folder() {
    let register =
        "Ref,Title,Outcome\n../../up,Up,Granted\n..,Dots,Granted\n/etc/x,Root,Granted\n.hidden,Hidden,Granted\n";
    let site = site(register);
    let done = site.run(&["import", "register.csv"]);
    assert_eq!(done.status, 1, "{}", done.err);
    let mut names: Vec<String> = std::fs::read_dir(site.path("content/responses"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["-..-up", "-etc-x", "hidden"]);
}

#[test]
fn ten_thousand_rows_are_read() {
    let rows: String = (0..10_000).map(|row| format!("FBC/24/{row:05},Trees,Granted,20/10/2024\n")).collect();
    let site = site(&format!("Ref,Subject,Outcome,Date received\n{rows}"));
    let done = site.run(&["import", "register.csv", "--dry-run"]);
    assert_eq!(done.status, 0, "{}", done.err);
    assert!(done.err.contains("would make 10000 drafts"), "{}", done.err);
}
