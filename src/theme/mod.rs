//! The theme: templates and assets, ready to use. A site overrides the default theme file by file; the default is inside
//! the binary. Knows nothing of what templates show.

mod assets;
mod embedded;

pub use self::assets::Asset;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::source::{EntryKind, Source, SourceTree};

/// Templates and assets.
pub struct Theme {
    tera: Tera,
    sources: BTreeMap<String, Arc<Source>>,
    assets: Vec<Asset>,
    own: Vec<Arc<Source>>,
}

/// The files of a theme, by name.
struct Files {
    templates: BTreeMap<String, Arc<Source>>,
    fixed: BTreeMap<String, Vec<u8>>,
    /// Those of the site that are text.
    own: Vec<Arc<Source>>,
}

/// Loads the theme that the configuration names; `None` when a template is wrong.
pub fn load(tree: &SourceTree, config: &Config, report: &mut Report) -> Option<Theme> {
    let mut files = Files {
        templates: embedded::TEMPLATES
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Source::new(format!("themes/default/templates/{name}"), *text)))
            .collect(),
        fixed: embedded::STATIC.iter().map(|(name, bytes)| ((*name).to_owned(), published(name, bytes))).collect(),
        own: Vec::new(),
    };
    override_files(tree, config, &mut files, report)?;
    let Files { templates, fixed, own } = files;
    let assets = assets::name_by_content(fixed);
    let addresses: BTreeMap<String, String> =
        assets.iter().map(|asset| (asset.name.clone(), format!("{}{}", config.base_path, asset.address))).collect();
    let tera = compile(&templates, addresses, report)?;
    Some(Theme { tera, sources: templates, assets, own })
}

/// A file of the default theme as it is published.
fn published(name: &str, bytes: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(bytes) {
        Ok(script) if name.ends_with(".js") => assets::without_comments(script).into_bytes(),
        _ => bytes.to_vec(),
    }
}

/// Takes the site's own files over those of the default theme. A theme that is configured must be there.
fn override_files(tree: &SourceTree, config: &Config, files: &mut Files, report: &mut Report) -> Option<()> {
    let folder = format!("themes/{}/", config.theme);
    if config.theme != "default" && tree.under(&folder).next().is_none() {
        let message = format!("there is no folder `{folder}`");
        let finding = Diagnostic::on_file(&rules::T001, crate::config::PATH, message)
            .help("make it, or take `[theme] name` out of config.toml to use the default theme");
        report.push(finding);
        return None;
    }
    let mut complete = Some(());
    for (path, kind) in tree.under(&folder) {
        let name = &path[folder.len()..];
        let EntryKind::File(_) = kind else {
            report.push(
                Diagnostic::on_file(&rules::T001, path, "this is not a regular file").help("put the file itself here"),
            );
            complete = None;
            continue;
        };
        let bytes = match tree.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("the file cannot be read: {error}");
                report.push(
                    Diagnostic::on_file(&rules::T001, path, message).help("check that it is there and may be read"),
                );
                complete = None;
                continue;
            }
        };
        if let Some(name) = name.strip_prefix("static/") {
            files.own.extend(String::from_utf8(bytes.clone()).ok().map(|text| Source::new(path, text)));
            files.fixed.insert(name.to_owned(), bytes);
        } else if let Some(name) = name.strip_prefix("templates/") {
            match String::from_utf8(bytes) {
                Ok(text) => {
                    let source = Source::new(path, text);
                    files.own.push(Arc::clone(&source));
                    files.templates.insert(name.to_owned(), source);
                }
                Err(_) => {
                    report.push(
                        Diagnostic::on_file(&rules::T001, path, "the template is not UTF-8").help("save it as UTF-8"),
                    );
                    complete = None;
                }
            }
        }
    }
    complete
}

fn compile(
    templates: &BTreeMap<String, Arc<Source>>,
    addresses: BTreeMap<String, String>,
    report: &mut Report,
) -> Option<Tera> {
    let mut tera = Tera::new();
    tera.register_function("asset", move |arguments: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let path: &str = arguments.must_get("path")?;
        match addresses.get(path) {
            Some(address) => Ok(address.clone()),
            None => Err(tera::Error::message(format!("there is no file `static/{path}` in the theme"))),
        }
    });
    tera.register_filter("safe", |_: Value, _: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Err(tera::Error::message(
            "`safe` prints text as HTML, which nothing here may do; what is HTML is printed as it is without it",
        ))
    });
    let texts = templates.iter().map(|(name, source)| (name.as_str(), source.text()));
    match tera.add_raw_templates(texts) {
        Ok(()) => Some(tera),
        Err(error) => {
            report.push(finding(&error, templates, "a template of the theme cannot be used"));
            None
        }
    }
}

impl Theme {
    /// Makes a value known to every template.
    pub fn share<T: Serialize>(&mut self, name: &'static str, value: &T) {
        self.tera.global_context().insert(name, value);
    }

    /// Renders a template; a finding says why there is nothing.
    pub fn render(&self, template: &str, context: &Context, report: &mut Report) -> Option<String> {
        match self.tera.render(template, context) {
            Ok(html) => Some(html),
            Err(error) => {
                report.push(finding(&error, &self.sources, &format!("`{template}` cannot be rendered")));
                None
            }
        }
    }

    /// The site's own files among those of the theme, as far as they are text: what they say is published, and nobody
    /// has read it yet.
    pub fn own(&self) -> &[Arc<Source>] {
        &self.own
    }

    /// The theme's files, to be published as they are.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }
}

/// A template error at its place, where the engine tells it.
fn finding(error: &tera::Error, sources: &BTreeMap<String, Arc<Source>>, what: &str) -> Diagnostic {
    let help = "the fields that each template gets are described in src/pages/view.rs and in the default theme";
    let located = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => sources
            .get(report.filename())
            .map(|source| (source, report.span().range.clone(), report.message().to_owned())),
        _ => None,
    };
    match located {
        Some((source, range, message)) => Diagnostic::at(&rules::T001, source, range, message).help(help),
        None => Diagnostic::on_file(&rules::T001, "themes", format!("{what}: {error}")).help(help),
    }
}
