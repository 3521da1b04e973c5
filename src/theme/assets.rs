//! Static files, named by their content, so that a browser may keep them for ever and never shows an old one.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::address::{Address, Slug};

/// A static file of the theme.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Asset {
    /// Its name in the theme: `css/main.css`.
    pub name: String,
    /// Where it is published: `assets/main.1f2e3d4c.css`.
    pub address: Address,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Names each file by its content.
pub(super) fn name_by_content(files: BTreeMap<String, Vec<u8>>) -> Vec<Asset> {
    let folder = Address::page([&Slug::of("assets")]);
    files
        .into_iter()
        .map(|(name, bytes)| {
            let digest: String = Sha256::digest(&bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
            let file = name.rsplit('/').next().unwrap_or(&name);
            let published = match file.rsplit_once('.') {
                Some((stem, extension)) => format!("{stem}.{digest}.{extension}"),
                None => format!("{file}.{digest}"),
            };
            Asset { address: folder.file(&published), name, bytes }
        })
        .collect()
}

/// A script or style sheet of the default theme without comments and indentation, which only those need who change it.
///
/// It knows the house's way of writing them, and no more of the languages: comments open as told (`/**` in scripts, `/*` in
/// style sheets), others stand on lines of their own, and no text reaches over the end of a line.
pub(super) fn without_comments(script: &str, opening: &str) -> String {
    let mut bare = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(opening) {
        let end = rest[start..].find("*/").map_or(rest.len(), |end| start + end + 2);
        bare.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_keeps_what_runs() {
        let script = "/** One job. */\n\n/**\n * @param {number} a\n */\nfunction f(a) {\n  // Why.\n  return /** @type {any} */ (a) / 2;\n}\n";
        assert_eq!(without_comments(script, "/**"), "function f(a) {\nreturn  (a) / 2;\n}\n");
        assert_eq!(without_comments("/* One. */\n.a { color: red; }\n", "/*"), ".a { color: red; }\n");
    }

    #[test]
    fn another_content_is_another_name() {
        let address = |bytes: &[u8]| {
            let files = BTreeMap::from([("css/main.css".to_owned(), bytes.to_vec())]);
            name_by_content(files)[0].address.to_string()
        };
        assert_ne!(address(b"a{}"), address(b"b{}"));
        assert!(address(b"a{}").starts_with("assets/main.") && address(b"a{}").ends_with(".css"));
    }
}
