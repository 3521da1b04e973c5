//! What the types do not allow. Most of it is checked when this file is compiled.

use std::ops::{Deref, DerefMut};

use candour::config;
use candour::diagnostic::Report;
use candour::gate::Cleared;
use candour::records::{self, Attachment, Disclosure, Draft, Notice, PageDraft, StaticPage, Table};
use candour::source::SourceTree;
use serde::Serialize;
use serde::de::DeserializeOwned;
use static_assertions::{assert_impl_all, assert_not_impl_any};

// A draft cannot be given to a template, written, copied or made up.
assert_not_impl_any!(Draft: Serialize, DeserializeOwned, Clone, Default);
assert_not_impl_any!(PageDraft: Serialize, DeserializeOwned, Clone, Default);
// What may be published cannot be conjured from data.
assert_not_impl_any!(Disclosure: DeserializeOwned, Default);
assert_not_impl_any!(StaticPage: DeserializeOwned, Default);
assert_not_impl_any!(Notice: DeserializeOwned, Default);
assert_not_impl_any!(Table: DeserializeOwned, Default);
assert_not_impl_any!(Attachment: DeserializeOwned, Default);
// What has passed the gate can be read, not changed and not forged.
assert_impl_all!(Cleared<Disclosure>: Deref<Target = Disclosure>, Send, Sync);
assert_not_impl_any!(Cleared<Disclosure>: DerefMut, DeserializeOwned, Default, From<Disclosure>, AsMut<Disclosure>);
assert_not_impl_any!(Cleared<StaticPage>: DerefMut, DeserializeOwned, Default, From<StaticPage>);
assert_not_impl_any!(Cleared<Notice>: DerefMut, DeserializeOwned, Default, From<Notice>);

#[test]
fn a_draft_tells_a_log_its_reference_only() {
    let tree = SourceTree::from_files([
        (
            "content/responses/a.md",
            "+++\nreference = \"FBC-24-0170\"\ntitle = \"Secret title\"\noutcome = \"disclosed\"\n+++\nSecret words.\n",
        ),
        ("content/pages/about.md", "+++\ntitle = \"Secret title\"\n+++\nSecret words.\n"),
    ]);
    let (mut report, config) = (Report::default(), config::minimal());
    let finds = records::find(&tree, &mut report);
    let drafts = records::read(&tree, &finds, &config, &mut report);
    let pages = records::read_pages(&tree, &finds, &config, &mut report);
    assert_eq!(format!("{drafts:?} {pages:?}"), "[Draft(\"FBC-24-0170\")] [PageDraft(\"about\")]");
}
