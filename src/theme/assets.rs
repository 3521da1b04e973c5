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

#[cfg(test)]
mod tests {
    use super::*;

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
