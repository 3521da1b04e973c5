//! Addresses of what is published: paths that cannot leave the site, and slugs that make their segments. Knows nothing
//! of what stands at an address.

use std::fmt;

/// The place of a published file: relative to the site, forward slashes, lower case, never `..`.
///
/// An address that ends in a slash stands for the page there, whose file is `index.html` in that folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address(String);

impl Address {
    /// The home page.
    pub fn home() -> Self {
        Self(String::new())
    }

    /// The page in a folder named by slugs.
    pub fn page<'a>(segments: impl IntoIterator<Item = &'a Slug>) -> Self {
        let mut path = String::with_capacity(48);
        for segment in segments {
            path.push_str(&segment.0);
            path.push('/');
        }
        Self(path)
    }

    /// An address that a page had once, as a path within the site. It keeps its letters as they are; it ends in `/` or in
    /// `.html`, as what stands for it is a page.
    pub fn former(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let is_safe = |segment: &str| {
            segment.chars().any(char::is_alphanumeric)
                && segment.chars().all(|letter| letter.is_alphanumeric() || ".-_".contains(letter))
        };
        let is_page = path.ends_with('/') || path.ends_with(".html");
        (is_page && path.trim_end_matches('/').split('/').all(is_safe)).then(|| Self(path.to_owned()))
    }

    /// A file below this page, by the name it was published under from there on: `tables/boroughs.csv`. None for what no
    /// name made by this program can be.
    pub fn published(&self, name: &str) -> Option<Self> {
        let is_safe = |segment: &str| {
            segment.chars().any(char::is_alphanumeric)
                && segment.chars().all(|letter| letter.is_alphanumeric() || ".-_".contains(letter))
        };
        name.split('/').all(is_safe).then(|| Self([self.folder(), name].concat()))
    }

    /// A file in the folder of this page. The name keeps only what a file name may safely have.
    #[must_use]
    pub fn file(&self, name: &str) -> Self {
        Self([self.folder(), &file_name(name)].concat())
    }

    /// A page below this one.
    #[must_use]
    pub fn below(&self, segment: &Slug) -> Self {
        Self([self.folder(), &segment.0, "/"].concat())
    }

    /// The path of the file that a server sends for it, such as `responses/index.html`.
    pub fn file_path(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') { format!("{}index.html", self.0) } else { self.0.clone() }
    }

    /// The address without a leading slash: `responses/01-foi-22-025612/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn folder(&self) -> &str {
        self.0.rfind('/').map_or("", |slash| &self.0[..=slash])
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Why a name cannot be that of a file everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unportable {
    /// It has more bytes than the file systems in use take (255), this many.
    TooLong(usize),
    /// Windows keeps it for a device: `con`, `nul`, `com1`, whatever follows after a dot.
    Reserved,
}

/// Most bytes in the name of a file, on ext4, XFS and APFS alike.
const LONGEST_NAME: usize = 255;
/// Names of devices. Source: Microsoft, "Naming Files, Paths, and Namespaces".
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The part of an address that is no name of a file on every disk, and why.
pub fn unportable(address: &str) -> Option<(&str, Unportable)> {
    address.split('/').find_map(|part| Some((part, unportable_name(part)?)))
}

fn unportable_name(name: &str) -> Option<Unportable> {
    if name.len() > LONGEST_NAME {
        return Some(Unportable::TooLong(name.len()));
    }
    let stem = name.split('.').next().unwrap_or(name);
    let is = |device: &str| stem.eq_ignore_ascii_case(device);
    let is_port = |kind: &str| {
        let number = stem.get(..3).filter(|start| start.eq_ignore_ascii_case(kind)).and(stem.get(3..));
        number.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']) || matches!(number, "¹" | "²" | "³"))
    };
    (DEVICES.iter().any(|device| is(device)) || is_port("com") || is_port("lpt")).then_some(Unportable::Reserved)
}

/// One segment of an address: lower-case letters, digits and single hyphens; never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug(String);

impl Slug {
    /// The slug of a text: letters and digits in lower case, everything else a hyphen. Letters outside ASCII are kept
    /// without their accents where they have one, and otherwise as they are.
    ///
    /// ```
    /// use candour::address::Slug;
    /// assert_eq!(Slug::of("01.FOI.22.025612").as_str(), "01-foi-22-025612");
    /// assert_eq!(Slug::of("Gwasanaethau Tân").as_str(), "gwasanaethau-tan");
    /// assert_eq!(Slug::of("…").as_str(), "untitled");
    /// ```
    pub fn of(text: &str) -> Self {
        use unicode_normalization::UnicodeNormalization;
        use unicode_normalization::char::is_combining_mark;
        let mut slug = String::with_capacity(text.len());
        // Nearly every reference and topic is ASCII, and slugs are made for every link.
        if text.is_ascii() {
            let mut is_apart = false;
            for byte in text.bytes() {
                if byte.is_ascii_alphanumeric() {
                    if is_apart && !slug.is_empty() {
                        slug.push('-');
                    }
                    is_apart = false;
                    slug.push(byte.to_ascii_lowercase() as char);
                } else {
                    is_apart |= byte != b'\'';
                }
            }
            return Self(if slug.is_empty() { "untitled".to_owned() } else { slug });
        }
        for character in text.nfkd().filter(|&character| !is_combining_mark(character)) {
            if character.is_alphanumeric() {
                slug.extend(character.to_lowercase());
            } else if !matches!(character, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let trimmed = slug.trim_end_matches('-');
        Self(if trimmed.is_empty() { "untitled".to_owned() } else { trimmed.to_owned() })
    }

    /// The slug of a small number, such as a page of a list.
    pub fn number(number: usize) -> Self {
        Self(number.to_string())
    }

    /// The segment.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A published file's name: lower case, its last extension kept, everything unsafe a hyphen.
fn file_name(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if !stem.is_empty() && extension.chars().all(|letter| letter.is_ascii_alphanumeric()) =>
        {
            let mut file = String::with_capacity(name.len());
            for part in stem.split('.') {
                file.push_str(&Slug::of(part).0);
                file.push('.');
            }
            file.push_str(&extension.to_ascii_lowercase());
            file
        }
        _ if name.starts_with('_') => format!("_{}", Slug::of(name)),
        _ => Slug::of(name).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_climb() {
        let page = Address::page([&Slug::of("../../etc"), &Slug::of("a/b")]);
        assert_eq!(page.as_str(), "etc/a-b/");
        assert_eq!(page.file("../../passwd").as_str(), "etc/a-b/passwd");
        assert_eq!(page.file("Scrutiny Report (final).PDF").as_str(), "etc/a-b/scrutiny-report-final.pdf");
    }

    #[test]
    fn names_that_some_disk_refuses_are_known() {
        let reason = |path: &str| unportable(path).map(|(_, reason)| reason);
        for bad in ["responses/con/", "a/NUL.txt", "aux", "com1/", "x/lpt9.csv", "a/Prn.tar.gz"] {
            assert_eq!(reason(bad), Some(Unportable::Reserved), "{bad}");
        }
        for good in ["responses/con-1/", "console/", "com/", "com10.txt", "com0", "lpt", "auxiliary.csv", "a.con", ""] {
            assert_eq!(reason(good), None, "{good}");
        }
        assert_eq!(reason(&format!("{}/", "é".repeat(128))), Some(Unportable::TooLong(256)));
        assert_eq!(reason(&format!("{}/", "a".repeat(255))), None);
    }

    #[test]
    fn a_page_is_an_index_file() {
        assert_eq!(Address::home().file_path(), "index.html");
        assert_eq!(Address::page([&Slug::of("Responses")]).file_path(), "responses/index.html");
        assert_eq!(Address::home().file("404.html").file_path(), "404.html");
        assert_eq!(Address::home().file("_headers").file_path(), "_headers");
    }
}
