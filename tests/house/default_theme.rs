//! The default theme passes the gate when a site takes its files over, so that changing one file brings no finding that
//! is not of the site's own making.

use std::path::Path;

use super::log;
use super::support::disk::contents;

#[test]
fn what_the_default_theme_says_is_no_finding() {
    let theme = contents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default"));
    assert!(theme.contains_key("templates/leaving-safely.html") && theme.contains_key("static/css/main.css"));
    for threshold in [1, 5, 10, 50] {
        let config = format!("{}[gate]\nthreshold = {threshold}\n", log::CONFIG);
        let files = theme.iter().map(|(name, bytes)| (format!("themes/default/{name}"), bytes.clone()));
        let done = log::publish(files.chain([("config.toml".to_owned(), config.into_bytes())]));
        let published = log::files(done);
        assert!(published.contains_key("leaving-safely/index.html"), "threshold {threshold}");
    }
}
