//! The theme: templates and assets, ready to use. A site overrides the default theme file by file; the default is inside
//! the binary. Knows nothing of what templates show.

mod assets;
mod brand;
mod contract;
mod elements;
mod embedded;
mod say;

pub use self::assets::Asset;
pub use self::brand::Picture;
pub use self::contract::{Consent, Duty, Fault, faults};
pub use self::embedded::{default_file, default_files};

use self::say::Spoken;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::language::Language;
use crate::source::{EntryKind, Source, SourceTree};

/// Templates and assets.
pub struct Theme {
    tera: Tera,
    templates: BTreeMap<String, Template>,
    assets: Vec<Asset>,
    own: Vec<Arc<Source>>,
    opaque: Vec<(String, Vec<u8>)>,
    logo: Option<Picture>,
    /// Every value that all templates know, as JSON.
    shared: BTreeMap<&'static str, Vec<u8>>,
}

/// The files of a theme, by name.
struct Files {
    templates: BTreeMap<String, Arc<Source>>,
    fixed: BTreeMap<String, Vec<u8>>,
    /// Those of the site that are text.
    own: Vec<Arc<Source>>,
    /// Static files of the site that are no text, by their paths.
    opaque: Vec<(String, Vec<u8>)>,
}

/// A template as it was written, and as it is compiled.
struct Template {
    source: Arc<Source>,
    spoken: Spoken,
}

/// Loads the theme that the configuration names; `None` when a template is wrong.
pub fn load(tree: &SourceTree, config: &Config, language: &Language, report: &mut Report) -> Option<Theme> {
    let mut files = Files {
        templates: embedded::TEMPLATES
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Source::new(format!("themes/default/templates/{name}"), *text)))
            .collect(),
        fixed: embedded::STATIC.iter().map(|(name, bytes)| ((*name).to_owned(), published(name, bytes))).collect(),
        own: Vec::new(),
        opaque: Vec::new(),
    };
    override_files(tree, config, &mut files, report)?;
    let Files { templates, mut fixed, own, opaque } = files;
    check_own(&own, config, report);
    check_scripts(&fixed, config, report);
    let logo = brand::dress(&config.theme, &mut fixed, report);
    let assets = assets::name_by_content(fixed);
    let addresses: BTreeMap<String, String> =
        assets.iter().map(|asset| (asset.name.clone(), format!("{}{}", config.base_path, asset.address))).collect();
    let templates = speak(templates, language, report)?;
    let tera = compile(&templates, addresses, report)?;
    Some(Theme { tera, templates, assets, own, opaque, logo, shared: BTreeMap::new() })
}

/// Holds the site's own files to what no theme may do.
fn check_own(own: &[Arc<Source>], config: &Config, report: &mut Report) {
    let folder = format!("themes/{}/", config.theme.name);
    for source in own {
        let name = source.path().strip_prefix(&folder).unwrap_or(source.path());
        for (place, fault) in contract::of_file(name, source.text(), default_file(name)) {
            report.push(Diagnostic::at(&rules::T002, source, place, fault.message).help(fault.help));
        }
    }
}

/// Every script that the configuration names is a file of the theme.
fn check_scripts(fixed: &BTreeMap<String, Vec<u8>>, config: &Config, report: &mut Report) {
    for script in config.cookies.items.iter().filter_map(|item| item.script.as_ref()) {
        if !fixed.contains_key(&script.value) {
            let (span, name) = (script.span(), &script.value);
            let message = format!("`script`: there is no file `static/{name}` in the theme");
            let help = format!("put it into `themes/{}/static/`, and give its name from there", config.theme.name);
            report.push(Diagnostic::at(&rules::R011, span.source(), span.range(), message).help(help));
        }
    }
}

/// A file of the default theme as it is published.
fn published(name: &str, bytes: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(bytes) {
        Ok(script) if name.ends_with(".js") => assets::without_comments(script, "/**").into_bytes(),
        Ok(style) if name.ends_with(".css") => assets::without_comments(style, "/*").into_bytes(),
        _ => bytes.to_vec(),
    }
}

/// Takes the site's own files over those of the default theme. A theme that is configured must be there.
fn override_files(tree: &SourceTree, config: &Config, files: &mut Files, report: &mut Report) -> Option<()> {
    let folder = format!("themes/{}/", config.theme.name);
    if config.theme.name != "default" && tree.under(&folder).next().is_none() {
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
        if name.starts_with("languages/") {
            files.own.extend(String::from_utf8(bytes).ok().map(|text| Source::new(path, text)));
        } else if let Some(name) = name.strip_prefix("static/") {
            match String::from_utf8(bytes.clone()) {
                Ok(text) => files.own.push(Source::new(path, text)),
                Err(error) => files.opaque.push((path.to_owned(), error.into_bytes())),
            }
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

/// Puts the texts of the interface into the templates.
fn speak(
    sources: BTreeMap<String, Arc<Source>>,
    language: &Language,
    report: &mut Report,
) -> Option<BTreeMap<String, Template>> {
    let mut templates = BTreeMap::new();
    let mut complete = Some(());
    for (name, source) in sources {
        match say::speak(source.text(), language) {
            Ok(spoken) => {
                templates.insert(name, Template { source, spoken });
            }
            Err(fault) => {
                report.push(Diagnostic::at(&rules::T001, &source, fault.place, fault.message).help(fault.help));
                complete = None;
            }
        }
    }
    complete.map(|()| templates)
}

fn compile(
    templates: &BTreeMap<String, Template>,
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
    let texts = templates.iter().map(|(name, template)| (name.as_str(), template.spoken.text.as_str()));
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
        // A value that JSON cannot hold is none that a template can show.
        self.shared.insert(name, serde_json::to_vec(value).unwrap_or_default());
        self.tera.global_context().insert(name, value);
    }

    /// A value that every template knows, as bytes to compare.
    pub fn shared(&self, name: &str) -> &[u8] {
        self.shared.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Renders a template; a finding says why there is nothing.
    pub fn render(&self, template: &str, context: &Context, report: &mut Report) -> Option<String> {
        match self.tera.render(template, context) {
            Ok(html) => Some(html),
            Err(error) => {
                report.push(finding(&error, &self.templates, &format!("`{template}` cannot be rendered")));
                None
            }
        }
    }

    /// The site's own files among those of the theme, as far as they are text: what they say is published, and nobody
    /// has read it yet.
    pub fn own(&self) -> &[Arc<Source>] {
        &self.own
    }

    /// The site's own static files that are no text, by their paths: nobody has looked into them yet.
    pub fn opaque(&self) -> &[(String, Vec<u8>)] {
        &self.opaque
    }

    /// The picture beside the title, where the site has one.
    pub fn logo(&self) -> Option<&Picture> {
        self.logo.as_ref()
    }

    /// Whether any template is the site's own.
    pub fn has_own_templates(&self) -> bool {
        self.own.iter().any(|source| source.path().split('/').nth(2) == Some("templates"))
    }

    /// Whether templates of the site may show `search` on other pages than those that have its form by default.
    pub fn searches_everywhere(&self) -> bool {
        let mut templates = self.own.iter().filter(|source| source.path().split('/').nth(2) == Some("templates"));
        templates.any(|source| {
            !source.path().ends_with("/home.html")
                && !source.path().ends_with("/search.html")
                && source.text().contains("search")
        })
    }

    /// The file to change when pages of a template lack something: the template where it is the site's own, else the one
    /// that all share.
    pub fn to_blame(&self, template: &str) -> String {
        let own = [template, "base.html", "components.html"].into_iter().filter_map(|name| self.templates.get(name));
        let path =
            own.map(|template| template.source.path()).find(|path| self.own.iter().any(|own| own.path() == *path));
        path.or_else(|| self.own.iter().map(|own| own.path()).find(|path| path.contains("/templates/")))
            .unwrap_or("themes")
            .to_owned()
    }

    /// Where a static file is published, from the site's root.
    pub fn address_of(&self, name: &str) -> Option<String> {
        self.assets.iter().find(|asset| asset.name == name).map(|asset| asset.address.to_string())
    }

    /// The theme's files, to be published as they are.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }
}

/// A template error at its place, where the engine tells it.
fn finding(error: &tera::Error, templates: &BTreeMap<String, Template>, what: &str) -> Diagnostic {
    let help = "the fields that each template gets are described in src/pages/view/ and in the default theme";
    let located = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            templates.get(report.filename()).map(|template| {
                let range = template.spoken.original(report.span().range.clone());
                (&template.source, range, report.message().to_owned())
            })
        }
        _ => None,
    };
    match located {
        Some((source, range, message)) => Diagnostic::at(&rules::T001, source, range, message).help(help),
        None => Diagnostic::on_file(&rules::T001, "themes", format!("{what}: {error}")).help(help),
    }
}
