//! What stays at its address for ever: responses, what is left of them, pages, and old addresses, with what stands on
//! them and beside them. Lists come and go with what they list, and are not among it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Job, Plan};

/// Something that keeps its address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lasting {
    /// The number of the request, where it is one.
    pub reference: Option<String>,
    /// The file that it is made from.
    pub path: String,
    /// Places on it that links can lead to, such as `q5a` or `table-boroughs`.
    pub anchors: BTreeSet<String>,
    /// Files beside it, such as `tables/boroughs.csv`.
    pub files: BTreeSet<String>,
    /// Whether nothing but the address is promised: a notice, or a page that sends people on.
    pub is_address_only: bool,
}

impl Plan<'_> {
    /// Everything that keeps its address, by that address.
    pub fn lasting(&self) -> BTreeMap<String, Lasting> {
        let lasting = self.jobs.iter().filter_map(|&job| Some((self.address(job).to_string(), self.lasting_of(job)?)));
        lasting.collect()
    }

    fn lasting_of(&self, job: Job) -> Option<Lasting> {
        let path = self.path_of(job);
        let address_only = |reference| Lasting { reference, is_address_only: true, ..Lasting::default() };
        match job {
            Job::Response(index) => {
                let response = &self.catalogue.responses[index];
                let page = self.address(job).to_string();
                let files = self.files_of(response).into_iter().filter_map(|address| {
                    let name = address.as_str().strip_prefix(&page)?;
                    (name != "index.html").then(|| name.to_owned())
                });
                let explained = response.exemptions.iter().map(|citation| format!("exemption-{}", citation.slug()));
                let explained: BTreeSet<String> = explained.collect();
                let mut anchors: BTreeSet<String> = self.anchors(job).into_iter().collect();
                // Which exemptions are explained follows from the decision, which may be put right.
                anchors.retain(|anchor| !explained.contains(anchor));
                Some(Lasting {
                    reference: Some(response.reference.clone()),
                    path,
                    anchors,
                    files: files.collect(),
                    is_address_only: false,
                })
            }
            Job::Notice(index) => {
                let reference = self.catalogue.notices[index].reference.clone();
                Some(Lasting { path, ..address_only(Some(reference)) })
            }
            Job::Page(_) => {
                Some(Lasting { path, anchors: self.anchors(job).into_iter().collect(), ..Lasting::default() })
            }
            Job::Redirect(_) => Some(Lasting { path, ..address_only(None) }),
            _ => None,
        }
    }
}
