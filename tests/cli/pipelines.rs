//! The examples in `examples/ci` do what they say: their commands are taken out of the files and run, one after the other, as
//! the services run them. What only the services have (their actions, their pages) is not tried.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

use super::run::Site;
use super::support::logs::record;

/// The commands of a job of `github.yml`: the blocks after `run: |`.
fn github(job: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut inside = None;
    for line in part("github.yml", &format!("  {job}:")) {
        let indent = line.len() - line.trim_start().len();
        match inside {
            Some(least) if indent > least || line.trim().is_empty() => commands.push(line.trim().to_owned()),
            _ => inside = (line.trim() == "run: |").then_some(indent),
        }
    }
    commands.retain(|command| !command.starts_with("cargo install"));
    commands
}

/// The commands of a job of `gitlab.yml`: the items of `script`, those of several lines as one.
fn gitlab(job: &str) -> Vec<String> {
    let lines = part("gitlab.yml", &format!("{job}:"));
    let mut commands: Vec<String> = Vec::new();
    let script = lines.iter().skip_while(|line| line.as_str() != "  script:").skip(1);
    for line in script.take_while(|line| line.starts_with("    ")) {
        match (line.strip_prefix("    - "), commands.last_mut()) {
            (Some("|"), _) => commands.push(String::new()),
            (Some(command), _) => commands.push(command.to_owned()),
            (None, _) if line.trim_start().starts_with('#') => {}
            (None, Some(command)) => command.push_str(&format!("{}\n", line.trim())),
            (None, None) => {}
        }
    }
    commands
}

/// The lines below one, as far as they belong to it.
fn part(file: &str, begin: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ci").join(file);
    let text = fs::read_to_string(path).unwrap();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let lines = text.lines().skip_while(|line| *line != begin).skip(1);
    let own = lines.take_while(|line| line.trim().is_empty() || indent(line) > indent(begin));
    let own: Vec<String> = own.map(str::to_owned).collect();
    assert!(!own.is_empty(), "{file} has no `{begin}`");
    own
}

/// Runs commands in a folder until one fails; how that ended, and what was said.
fn run(commands: &[String], folder: &Path, outside: &Path) -> (bool, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_candour")).parent().unwrap();
    let done = Command::new("bash")
        .args(["-e", "-o", "pipefail", "-c", &commands.join("\n")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", program.display()))
        .env("HOME", outside)
        .env("RUNNER_TEMP", outside)
        .env("CI_BUILDS_DIR", outside)
        .output()
        .unwrap();
    let said = [done.stdout, done.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    (done.status.success(), said)
}

fn commands(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// Whether a program is there that not every machine has.
fn has(program: &str) -> bool {
    Command::new("sh").args(["-c", &format!("command -v {program}")]).output().is_ok_and(|done| done.status.success())
}

#[test]
fn the_pipelines_check_and_publish() {
    let (site, outside) = (Site::with(&[]), Site::with(&[]));
    let (folder, beside) = (site.path("log"), outside.path(""));
    assert_eq!(site.run(&["init", "log"]).status, 0);
    let author = "git init -q\ngit config user.name A\ngit config user.email a@fenwick.example\n";
    let commit = "candour build\ngit add -A\ngit commit -q -m x";
    assert!(run(&commands(&format!("{author}{commit}")), &folder, &beside).0);

    let needs_jq = |command: &String| command.contains("jq ");
    let mut checks = [("github", github("check")), ("gitlab", gitlab("check"))];
    if !has("jq") {
        checks[1].1.retain(|command| !needs_jq(command));
    }
    let publishing = [("github", github("publish")), ("gitlab", gitlab("pages"))];
    for (service, job) in checks.iter().chain(&publishing) {
        assert!(job.iter().any(|command| command.contains("candour ")), "{service}: {job:?}");
        let (passed, said) = run(job, &folder, &beside);
        assert!(passed, "{service}: {said}");
    }
    assert!(folder.join("public/index.html").is_file());

    // A record that is new, without the lock files that come with it.
    let new = folder.join("content/responses/2026/FOI-2026-0002.md");
    fs::write(&new, record("FOI-2026-0002", "", "The council planted 240 street trees.")).unwrap();
    for (service, job) in checks.iter().chain(&publishing) {
        let (passed, said) = run(&[commands("git checkout -q -- clearance.lock permalinks.lock 2>/dev/null || git checkout -q -- permalinks.lock"), job.clone()].concat(), &folder, &beside);
        assert!(!passed && said.contains("commit clearance.lock and permalinks.lock"), "{service}: {said}");
    }

    // A low number: said at its line, and nothing is published.
    fs::write(&new, record("FOI-2026-0002", "", "In 2025, three officers were dismissed.")).unwrap();
    let (passed, said) = run(&checks[0].1, &folder, &beside);
    assert!(!passed && said.contains("::error file=content/responses/2026/FOI-2026-0002.md,line="), "{said}");
    let (passed, said) = run(&checks[1].1, &folder, &beside);
    assert!(!passed && said.contains("S002"), "{said}");
    if has("jq") {
        let report = fs::read_to_string(folder.join("code-quality.json")).unwrap();
        let report: serde_json::Value = serde_json::from_str(&report).unwrap();
        let finding = report.as_array().unwrap().iter().find(|finding| finding["check_name"] == "low-number-in-text");
        let finding = finding.unwrap_or_else(|| panic!("{report}"));
        assert_eq!(finding["location"]["path"], "content/responses/2026/FOI-2026-0002.md");
        assert!(finding["location"]["lines"]["begin"].as_u64().is_some_and(|line| line > 1), "{finding}");
        assert!(finding["fingerprint"].is_string() && finding["severity"] == "blocker", "{finding}");
    }
    for (service, job) in &publishing {
        assert!(!run(job, &folder, &beside).0, "{service} published it");
    }
}

/// Nothing stands in the files that YAML would read in another way than people do.
#[test]
fn the_pipelines_are_plain_yaml() {
    for file in ["github.yml", "gitlab.yml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ci").join(file);
        let text = fs::read_to_string(path).unwrap();
        for line in text.lines() {
            let indent = line.len() - line.trim_start().len();
            assert!(!line.contains('\t') && indent % 2 == 0 && line.trim_end() == line, "{file}: {line:?}");
            // `a: b: c`, and a command with `: ` in it that is not in a block, would be no text.
            let item = line.trim_start().strip_prefix("- ").unwrap_or("");
            let is_command = item.contains("candour ") || item.contains("git ") || item.starts_with("test ");
            assert!(!is_command || !item.contains(": "), "{file}: {line:?}");
        }
    }
}
