//! The default theme, inside the binary: every file of `themes/default`.

macro_rules! templates {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../themes/default/templates/", $name)))),*]
    };
}

macro_rules! files {
    ($($name:literal)*) => {
        &[$(($name, include_bytes!(concat!("../../themes/default/static/", $name)))),*]
    };
}

/// Templates by name.
pub(super) const TEMPLATES: &[(&str, &str)] = templates! {
    "404.html" "accessibility.html" "base.html" "changes.html" "components.html" "cookies.html" "data.html" "home.html" "leaving-safely.html"
    "page.html" "redirect.html" "response.html" "responses.html" "search-form.html" "search.html" "statistics.html" "taxonomy.html"
    "term.html" "withdrawn.html"
};

/// Static files by name.
pub(super) const STATIC: &[(&str, &[u8])] = files! {
    "css/main.css" "favicon.svg" "js/consent.js" "js/copy.js" "js/exit.js" "js/resolve.js" "js/search/engine.js"
    "js/search/inflate.js" "js/search/narrow.js" "js/search/phrases.js" "js/search/references.js" "js/search/search.js"
    "js/search/words.js"
};

/// A file of the default theme by its path in it, such as `templates/base.html` or `languages/en.toml`.
pub fn default_file(name: &str) -> Option<&'static [u8]> {
    default_files().find(|(known, _)| known == name).map(|(_, bytes)| bytes)
}

/// Every file of the default theme, by its path in it.
pub fn default_files() -> impl Iterator<Item = (String, &'static [u8])> {
    let languages =
        crate::language::BUILT_IN.iter().map(|(code, text)| (format!("languages/{code}.toml"), text.as_bytes()));
    let templates = TEMPLATES.iter().map(|(name, text)| (format!("templates/{name}"), text.as_bytes()));
    let fixed = STATIC.iter().map(|(name, bytes)| (format!("static/{name}"), *bytes));
    languages.chain(templates).chain(fixed)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The files below a folder, relative to it.
    fn files_below(folder: &Path, base: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files_below(&path, base, found);
            } else {
                found.push(path.strip_prefix(base).unwrap().to_str().unwrap().to_owned());
            }
        }
    }

    #[test]
    fn nothing_of_the_theme_is_left_out() {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
        for (folder, names) in [
            ("templates", TEMPLATES.iter().map(|(name, _)| *name).collect::<Vec<_>>()),
            ("static", STATIC.iter().map(|(name, _)| *name).collect()),
        ] {
            let base = theme.join(folder);
            let mut found = Vec::new();
            files_below(&base, &base, &mut found);
            found.sort();
            assert_eq!(found, names, "{folder}");
        }
    }
}
