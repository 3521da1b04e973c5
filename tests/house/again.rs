//! A build after another takes over what nothing has changed, and gives exactly the bytes of a clean build.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use candour::address::Address;
use candour::cache::{Before, Cache, Digest};
use candour::diagnostic::{Color, human};
use candour::output::{Files, Memory, Output};
use candour::source::SourceTree;
use candour::{Options, Outcome, build, build_again};

use super::log;

type Site = BTreeMap<String, Vec<u8>>;

/// A site in memory that counts the files of responses, and of the index, that it takes over.
struct Counted(Memory, AtomicUsize, AtomicUsize);

impl Output for Counted {
    fn put(&self, address: &Address, bytes: &[u8]) -> io::Result<()> {
        self.0.put(address, bytes)
    }

    fn keep(&self, address: &Address) -> io::Result<()> {
        if address.as_str().contains("fbc-") {
            self.1.fetch_add(1, Ordering::Relaxed);
        }
        if address.as_str().starts_with(INDEX) {
            self.2.fetch_add(1, Ordering::Relaxed);
        }
        self.0.keep(address)
    }
}

/// Where the folders of indexes are.
const INDEX: &str = "assets/search/";

/// What a build leaves for the next.
struct Left {
    files: Arc<Files>,
    cache: Cache,
    taken_over: usize,
    /// How many files of the index were.
    indexed: usize,
}

fn again(site: &Site, before: Option<&Left>, options: &Options, program: Digest) -> Outcome<Counted> {
    let tree = SourceTree::from_files(site.clone()).remembering();
    let files = before.map(|left| Arc::clone(&left.files)).unwrap_or_default();
    let before = before.map(|left| Before { cache: &left.cache, published: &*left.files });
    let memory = candour::Memory { program, before };
    let open = || Ok(Counted(Memory::after(Arc::clone(&files)), AtomicUsize::new(0), AtomicUsize::new(0)));
    build_again(&tree, options, Some(memory), open).unwrap()
}

fn left(outcome: Outcome<Counted>) -> Left {
    let said = human(&outcome.report, Color::Never);
    let Some(Counted(memory, count, indexed)) = outcome.output else {
        panic!("it should have been published:\n{said}")
    };
    let (taken_over, indexed) = (count.into_inner(), indexed.into_inner());
    Left { files: Arc::new(memory.into_shared()), cache: outcome.cache.unwrap(), taken_over, indexed }
}

/// Six records that name one another, with tables, data files and attachments; a page, a theme with a template, a text and a
/// static file of its own; a series; a withdrawn record.
fn site() -> Site {
    let mut files: Vec<(String, String)> = log::many(6);
    let mut put = |path: &str, text: String| files.push((path.to_owned(), text));
    put("config.toml", format!("{}\n[theme]\nname = \"own\"\n[lists]\nper_page = 3\n", log::CONFIG));
    put(
        "content/pages/about.md",
        "+++\ntitle = \"About\"\n+++\n\nSee [a response](/responses/fbc-24-0101/#beds).\n".to_owned(),
    );
    let related = "related = [\"FBC-24-0102\"]";
    put(
        "content/responses/a.md",
        log::record("FBC-24-0101", related, "## Beds {#beds}\n\nSee [the beds](/responses/fbc-24-0102/)."),
    );
    let data = "```table src=\"beds.csv\" caption=\"Beds, by park\" #by-park total-row=\"last\"\n```\n";
    put(
        "content/responses/b/index.md",
        log::record("FBC-24-0102", "", &format!("There are many beds, and `14` parks.\n\n{data}")),
    );
    put("content/responses/b/beds.csv", "Park,Beds\nAlder,140\nBirch,260\nTotal,400\n".to_owned());
    let decision =
        "[[decisions]]\ntext = \"three copies\"\nkind = \"not-people\"\nreason = \"Paper.\"\nby = \"Manager\"\n";
    put("content/responses/c.md", log::record("FBC-24-0103", decision, "The team keeps three copies of the plan."));
    let series = |count: u32| {
        format!(
            "Table: Dismissed, by station {{#dismissed series=\"dismissed\" period=\"2023\"}}\n\n| Station | Officers |\n| --- | ---: |\n| Alder | {count} |\n| Birch | 41 |\n"
        )
    };
    put("content/responses/d.md", log::record("FBC-24-0104", "", &series(30)));
    put(
        "content/responses/e.md",
        log::record("FBC-24-0105", "withdrawn = { date = 2024-02-01, reason = \"Published in error.\" }", "Gone."),
    );
    put("themes/own/static/own.css", "p { margin: 0 }\n".to_owned());
    put("themes/own/languages/en.toml", "[site]\nhome = \"Start\"\n".to_owned());
    put(
        "themes/own/templates/cookies.html",
        String::from_utf8(candour::theme::default_file("templates/cookies.html").unwrap().to_vec()).unwrap(),
    );
    files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}

fn replace(site: &mut Site, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(site[path].clone()).unwrap();
    assert!(text.contains(from), "`{path}` does not say `{from}`:\n{text}");
    site.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
}

/// A kind of change, and how to make it.
type Change = (&'static str, fn(&mut Site));

/// Every kind of change.
fn changes() -> Vec<Change> {
    const MANY: &str = "content/responses/2023/FBC-23-0003/index.md";
    vec![
        ("nothing", |_| {}),
        ("the text of a record", |site| replace(site, MANY, "followed the policy", "followed the plan")),
        ("the title of a record that another names", |site| {
            replace(site, "content/responses/b/index.md", "Street trees", "Flower beds");
        }),
        ("a record that another names turns discreet", |site| {
            replace(site, "content/responses/b/index.md", "outcome =", "discreet = true\noutcome =");
        }),
        ("a table", |site| {
            replace(site, MANY, "| Alder | 121 |", "| Alder | 122 |");
            replace(site, MANY, "| Total | 330 |", "| Total | 331 |");
        }),
        ("a data file", |site| {
            replace(site, "content/responses/b/beds.csv", "140", "150");
            replace(site, "content/responses/b/beds.csv", "400", "410");
        }),
        ("an attachment", |site| {
            replace(site, "content/responses/2023/FBC-23-0004/policy.txt", "winter", "autumn");
        }),
        ("a date, and with it the order", |site| {
            replace(site, MANY, "published = 2023-04-13", "published = 2021-04-13");
        }),
        ("a topic", |site| replace(site, MANY, "\"Wards\"", "\"Parishes\"")),
        ("the reason of a decision", |site| replace(site, "content/responses/c.md", "Paper.", "Copies on paper.")),
        ("a decision that is gone", |site| {
            replace(site, "content/responses/c.md", "three copies of", "a copy of");
            replace(
                site,
                "content/responses/c.md",
                "[[decisions]]\ntext = \"three copies\"\nkind = \"not-people\"\nreason = \"Paper.\"\nby = \"Manager\"\n",
                "",
            );
        }),
        ("the title of the site", |site| replace(site, "config.toml", "Disclosure log", "Publication log")),
        ("how many a list shows", |site| replace(site, "config.toml", "per_page = 3", "per_page = 4")),
        ("the threshold", |site| {
            let config = String::from_utf8(site["config.toml"].clone()).unwrap();
            site.insert("config.toml".to_owned(), format!("{config}\n[gate]\nthreshold = 9\n").into_bytes());
        }),
        ("old addresses", |site| {
            let config = String::from_utf8(site["config.toml"].clone()).unwrap();
            let redirects = "\n[[redirects]]\nfrom = \"/old/\"\nto = \"/responses/fbc-24-0101/\"\n";
            site.insert("config.toml".to_owned(), format!("{config}{redirects}").into_bytes());
        }),
        ("a template", |site| {
            replace(site, "themes/own/templates/cookies.html", "<h1>", "<h1 id=\"top\">");
        }),
        ("a text of the interface", |site| replace(site, "themes/own/languages/en.toml", "Start", "Begin")),
        ("a static file", |site| replace(site, "themes/own/static/own.css", "0", "1em")),
        ("the title of a page", |site| replace(site, "content/pages/about.md", "\"About\"", "\"About us\"")),
        ("a page that is gone", |site| {
            site.remove("content/pages/about.md");
        }),
        ("a record that is gone, which another names", |site| {
            site.remove("content/responses/b/index.md");
            site.remove("content/responses/b/beds.csv");
            replace(site, "content/responses/a.md", "See [the beds](/responses/fbc-24-0102/).", "See the beds.");
        }),
        ("a record that is gone, which a record names that stays as it is", |site| {
            for path in ["a.md", "b/index.md", "b/beds.csv"] {
                site.remove(&format!("content/responses/{path}"));
            }
            site.remove("content/pages/about.md");
        }),
        ("a new record, which names another", |site| {
            let text = log::record("FBC-24-0109", "related = [\"FBC-23-0002\"]", "Trees.");
            site.insert("content/responses/new.md".to_owned(), text.into_bytes());
        }),
        ("a record in another file", |site| {
            let text = site.remove("content/responses/c.md").unwrap();
            site.insert("content/responses/2024/c.md".to_owned(), text);
        }),
        ("another reference", |site| replace(site, "content/responses/c.md", "FBC-24-0103", "FBC-24-0199")),
        ("a record that is withdrawn, which another names", |site| {
            replace(
                site,
                "content/responses/b/index.md",
                "outcome =",
                "withdrawn = { date = 2024-03-01, reason = \"In error.\" }\noutcome =",
            );
            replace(site, "content/pages/about.md", "See", "Read");
        }),
        ("a table of a series", |site| replace(site, "content/responses/d.md", "| Alder | 30 |", "| Alder | 31 |")),
        ("the ledger", |site| {
            let ledger = build(&SourceTree::from_files(site.clone()), &Options::default(), || Ok(Memory::default()))
                .unwrap()
                .ledger;
            site.insert("clearance.lock".to_owned(), ledger.unwrap().into_bytes());
        }),
        ("the permalinks", |site| {
            let permalinks =
                build(&SourceTree::from_files(site.clone()), &Options::default(), || Ok(Memory::default()))
                    .unwrap()
                    .permalinks;
            site.insert("permalinks.lock".to_owned(), permalinks.unwrap().into_bytes());
        }),
    ]
}

#[test]
fn any_change_gives_the_bytes_of_a_clean_build() {
    let first = left(again(&site(), None, &Options::default(), [1; 32]));
    assert_eq!(first.taken_over, 0);
    for (what, change) in changes() {
        let mut site = site();
        change(&mut site);
        let clean =
            build(&SourceTree::from_files(site.clone()), &Options::default(), || Ok(Memory::default())).unwrap();
        let done = again(&site, Some(&first), &Options::default(), [1; 32]);
        assert_eq!(human(&done.report, Color::Never), human(&clean.report, Color::Never), "{what}");
        assert_eq!(
            (&done.ledger, &done.permalinks, done.records, done.pages),
            (&clean.ledger, &clean.permalinks, clean.records, clean.pages),
            "{what}"
        );
        let (Some(clean), true) = (clean.output, done.output.is_some()) else {
            panic!("{what}: {}", human(&done.report, Color::Never))
        };
        let (clean, next) = (clean.into_files(), left(done));
        assert!(next.files.keys().eq(clean.keys()), "{what}: other files");
        for (path, bytes) in &clean {
            assert!(*next.files[path] == *bytes, "{what}: `{path}` differs");
        }
        // A third build knows what the second left, and another change that is taken back leads to the same bytes.
        let third = left(again(&site, Some(&next), &Options::default(), [1; 32]));
        assert_eq!(*third.files, *next.files, "{what}, and then nothing");
        assert!(third.taken_over >= 6 * 7, "{what}: {} files", third.taken_over);
        let back = left(again(&self::site(), Some(&next), &Options::default(), [1; 32]));
        assert_eq!(*back.files, *first.files, "{what}, taken back");
    }
}

#[test]
fn what_nothing_has_changed_is_not_made_again() {
    let first = left(again(&site(), None, &Options::default(), [1; 32]));
    let taken_over = |change: fn(&mut Site)| {
        let mut site = site();
        change(&mut site);
        left(again(&site, Some(&first), &Options::default(), [1; 32])).taken_over
    };
    // Six records of eight files, and three of five, or of seven with a table; the notice of the withdrawn one, whose page is
    // made of the same words. The record with a table of a series is made.
    let all = taken_over(|_| {});
    assert_eq!(all, 6 * 8 + 5 + 7 + 5 + 1);
    assert_eq!(taken_over(|site| replace(site, "content/responses/c.md", "the plan", "a plan")), all - 5);
    // The record that names it shows its title.
    assert_eq!(taken_over(|site| replace(site, "content/responses/b/index.md", "Street trees", "Beds")), all - 7 - 5);
    assert_eq!(taken_over(|site| replace(site, "content/pages/about.md", "\"About\"", "\"Us\"")), 0);
}

#[test]
fn the_index_is_made_again_where_a_word_has_changed_or_a_file_is_gone() {
    let first = left(again(&site(), None, &Options::default(), [1; 32]));
    let all = first.files.keys().filter(|path| path.starts_with(INDEX)).count();
    assert!(all > 8, "{all} files");
    let indexed = |first: &Left, change: fn(&mut Site)| {
        let mut site = site();
        change(&mut site);
        let done = left(again(&site, Some(first), &Options::default(), [1; 32]));
        let clean = build(&SourceTree::from_files(site), &Options::default(), || Ok(Memory::default())).unwrap();
        assert!(done.files.iter().map(|(path, bytes)| (path, &**bytes)).eq(&clean.output.unwrap().into_files()));
        done.indexed
    };
    assert_eq!(indexed(&first, |_| {}), all);
    // The reason of a decision cannot be searched.
    assert_eq!(indexed(&first, |site| replace(site, "content/responses/c.md", "Paper.", "Copies.")), all);
    assert_eq!(indexed(&first, |site| replace(site, "content/responses/c.md", "the plan", "a list")), 0);
    assert_eq!(indexed(&first, |site| replace(site, "content/responses/c.md", "FBC-24-0103", "FBC-24-0199")), 0);
    // The same letters one after another, in other texts.
    let parted = |from: &'static str| {
        let mut site = site();
        replace(&mut site, "content/responses/c.md", "of the plan.", from);
        site
    };
    let first = left(again(&parted("of the\n\nplan."), None, &Options::default(), [1; 32]));
    let done = left(again(&parted("of theplan."), Some(&first), &Options::default(), [1; 32]));
    assert_eq!(done.indexed, 0);

    let mut files = (*first.files).clone();
    let path = files.keys().find(|path| path.starts_with(INDEX)).unwrap().clone();
    files.remove(&path);
    let gone = Left { files: Arc::new(files), cache: first.cache.clone(), taken_over: 0, indexed: 0 };
    assert_eq!(indexed(&gone, |_| {}), 0);
    let mut forgotten = Left { files: Arc::clone(&first.files), ..gone };
    forgotten.cache.pages.remove(&path);
    assert_eq!(indexed(&forgotten, |_| {}), 0);
}

#[test]
fn another_program_or_address_makes_everything_again() {
    let first = left(again(&site(), None, &Options::default(), [1; 32]));
    assert_eq!(left(again(&site(), Some(&first), &Options::default(), [2; 32])).taken_over, 0);
    let mut elsewhere = Options::default();
    elsewhere.base_url = Some("https://preview.example/".to_owned());
    assert_eq!(left(again(&site(), Some(&first), &elsewhere, [1; 32])).taken_over, 0);
    let mut verbose = Options::default();
    verbose.verbose = true;
    let done = again(&site(), Some(&first), &verbose, [1; 32]);
    assert_eq!((done.cache, done.output.unwrap().1.into_inner()), (None, 0));
}

#[test]
fn where_every_page_may_search_all_change_with_the_index() {
    let mut site = site();
    let template = |name: &str| candour::theme::default_file(name).unwrap().to_vec();
    site.insert("themes/own/templates/home.html".to_owned(), template("templates/home.html"));
    let first = left(again(&site, None, &Options::default(), [1; 32]));
    assert!(left(again(&site, Some(&first), &Options::default(), [1; 32])).taken_over > 0);

    let with_search = String::from_utf8(template("templates/base.html")).unwrap();
    let with_search = with_search.replace("<footer", "<p>{{ search.index }}</p>\n<footer").into_bytes();
    site.insert("themes/own/templates/base.html".to_owned(), with_search);
    let done = again(&site, None, &Options::default(), [1; 32]);
    assert_eq!((done.cache, done.status), (None, candour::Status::Done));
}

#[test]
fn a_link_that_breaks_elsewhere_is_found_at_its_place() {
    let first = left(again(&site(), None, &Options::default(), [1; 32]));
    let mut site = site();
    site.remove("content/responses/b/index.md");
    site.remove("content/responses/b/beds.csv");
    let clean = build(&SourceTree::from_files(site.clone()), &Options::default(), || Ok(Memory::default())).unwrap();
    let done = again(&site, Some(&first), &Options::default(), [1; 32]);
    assert_eq!(log::codes(&done.report), ["R014", "L001"]);
    assert_eq!(human(&done.report, Color::Never), human(&clean.report, Color::Never));
    assert!(done.output.is_none() && done.cache.is_none());
}

#[test]
fn raw_values_leave_no_trace_in_the_cache() {
    let cache = |first: u32, second: u32, word: &str| {
        let body = format!(
            "Table: Officers dismissed, by station {{#dismissed suppress=true}}\n\n| Station | Officers |\n| --- | ---: |\n\
             | Alder | 140 |\n| Birch | {first} |\n| Cedar | 94 |\n| Dogwood | {second} |\n\nA marker stands for a low number.\n"
        );
        let data = "```table src=\"moved.csv\" caption=\"Officers moved\" #moved suppress=true\n```\n\nA marker stands for a low number.\n";
        let mut site = site();
        site.insert("content/responses/raw.md".to_owned(), log::record("FBC-24-0170", "", &body).into_bytes());
        site.insert("content/responses/file/index.md".to_owned(), log::record("FBC-24-0171", "", data).into_bytes());
        site.insert(
            "content/responses/file/moved.csv".to_owned(),
            format!("Station,Officers\nAlder,140\nBirch,{first}\nCedar,94\nDogwood,{second}\n").into_bytes(),
        );
        replace(&mut site, "content/responses/e.md", "Gone.", word);
        left(again(&site, None, &Options::default(), [1; 32])).cache
    };
    let one = cache(2, 4, "Three officers.");
    assert!(one.records.len() > 6);
    assert!(
        !one.records.keys().any(|path| path.contains("raw.md") || path.contains("/file/") || path.contains("e.md"))
    );
    let bytes = |cache: &Cache| {
        let mut bytes = Vec::new();
        cache.write(&mut bytes).unwrap();
        bytes
    };
    assert_eq!(bytes(&one), bytes(&cache(5, 1, "Four officers.")));
}
