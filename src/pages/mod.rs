//! HTML pages: each job of the plan becomes a view, and a template makes the page of it.

mod accessibility;
mod body;
mod changes;
mod chart;
mod data;
mod downloads;
mod duty;
mod lists;
mod metadata;
mod response;
mod search;
mod site;
mod statistics;
mod terms;
pub(crate) mod view;
mod words;

use std::io;

use serde::Serialize;
use tera::Context;

use self::view::{HeadingView, LinkView, LookupView, NoticeView, PageView};
use crate::address::{Address, Slug};
use crate::config::Config;
use crate::diagnostic::Report;
use crate::output::Output;
use crate::plan::{Job, Plan};
use crate::reference::Shape;
use crate::theme::Theme;

/// Tells the theme what is the same on every page.
pub fn prepare(theme: &mut Theme, plan: &Plan<'_>, index: &Address) {
    let view = site::view(plan, theme);
    theme.share("site", &view);
    theme.share("search", &search::view(plan, index));
}

/// Renders every page into the output, in parallel.
///
/// # Errors
/// The first that the output reports, in the order of the jobs. Template errors are findings.
pub fn render(plan: &Plan<'_>, theme: &Theme, output: &dyn Output, report: &mut Report) -> io::Result<()> {
    let duties = theme.has_own_templates().then(|| duty::of(plan, theme));
    let written = report.par_map(plan.jobs.clone(), |job, report| {
        let Some((template, html)) = page(plan, theme, job, report) else { return Ok(None) };
        let lacking = duties.as_ref().map(|duty| duty::lacking(plan, duty, job, template, &html));
        output.put(&plan.address(job), html.as_bytes()).map(|()| lacking)
    });
    let lacking = written.into_iter().collect::<io::Result<Vec<_>>>()?;
    duty::report(lacking.into_iter().flatten(), theme, report);
    Ok(())
}

/// One page, and the template that it was made with.
fn page(plan: &Plan<'_>, theme: &Theme, job: Job, report: &mut Report) -> Option<(&'static str, String)> {
    let mut page = Page::new(plan, job);
    match job {
        Job::Home => lists::home(&mut page),
        Job::Responses(number) => lists::responses(&mut page, number),
        Job::Taxonomy(kind, number) => terms::taxonomy(&mut page, kind, number),
        Job::Term(kind, term, number) => terms::term(&mut page, kind, term, number),
        Job::Month(year, month, number) => terms::month(&mut page, year, month, number),
        Job::Statistics => statistics::show(&mut page),
        Job::Changes(number) => changes::show(&mut page, number),
        Job::Redirect(index) => redirect(&mut page, index),
        Job::Response(index) => response::show(&mut page, index),
        Job::Notice(index) => notice(&mut page, index),
        Job::Page(index) => static_page(&mut page, index),
        Job::Accessibility => accessibility::show(&mut page),
        Job::Cookies => page.show("cookies.html", "cookies.title", "cookies.description"),
        Job::LeavingSafely => page.show("leaving-safely.html", "exit.help", "exit.description"),
        Job::Data => data::show(&mut page),
        Job::Search => search::show(&mut page),
        Job::NotFound => not_found(&mut page),
    }
    metadata::describe(&mut page, job);
    let Page { template, view, mut context, .. } = page;
    context.insert("page", &view);
    theme.render(template, &context, report).map(|html| (template, html))
}

/// A page in the making: which template, what it is, what it shows.
struct Page<'a> {
    plan: &'a Plan<'a>,
    template: &'static str,
    view: PageView,
    context: Context,
}

impl<'a> Page<'a> {
    fn new(plan: &'a Plan<'a>, job: Job) -> Self {
        let address = plan.address(job);
        let view = PageView {
            title: plan.config.title.clone(),
            description: None,
            href: plan.href(&address),
            canonical: plan.url(&address),
            crumbs: Vec::new(),
            noindex: false,
            meta: Vec::new(),
            feeds: Vec::new(),
            structured: Vec::new(),
            scripts: Vec::new(),
        };
        let mut page = Self { plan, template: "page.html", view, context: Context::new() };
        if job != Job::Home {
            page.crumb(plan.language.say("site.home"), Job::Home);
        }
        page
    }

    fn config(&self) -> &'a Config {
        self.plan.config
    }

    /// Says what the page is.
    fn fill(&mut self, template: &'static str, title: &str, description: &str) {
        self.template = template;
        title.clone_into(&mut self.view.title);
        self.view.description = Some(description.to_owned()).filter(|description| !description.is_empty());
    }

    /// Says what the page is, in texts of the interface.
    fn show(&mut self, template: &'static str, title: &'static str, description: &'static str) {
        self.fill(template, self.say(title), self.say(description));
    }

    /// A text of the interface that takes no values.
    fn say(&self, key: &'static str) -> &'a str {
        self.plan.language.say(key)
    }

    /// Adds a step to the way here.
    fn crumb(&mut self, title: &str, job: Job) {
        let crumb = self.link(title, job);
        self.view.crumbs.push(crumb);
    }

    fn link(&self, title: &str, job: Job) -> LinkView {
        LinkView { title: title.to_owned(), href: self.plan.href(&self.plan.address(job)) }
    }

    fn insert<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.context.insert(name, value);
    }
}

fn notice(page: &mut Page<'_>, index: usize) {
    let notice = &page.plan.catalogue.notices[index];
    page.crumb(page.say("site.responses"), Job::Responses(1));
    let title = page.plan.language.fill("notice.page_title", &[("reference", &notice.reference)]);
    page.fill("withdrawn.html", &title, "");
    page.view.noindex = true;
    let view = NoticeView {
        reference: notice.reference.clone(),
        date: words::date(page.plan.language, notice.date),
        reason: notice.reason.clone(),
    };
    page.insert("notice", &view);
}

/// A page at an old address: it sends browsers on, and says where to for those that stay.
fn redirect(page: &mut Page<'_>, index: usize) {
    page.show("redirect.html", "redirect.title", "");
    let plan = page.plan;
    let redirect = &plan.config.redirects[index];
    let (href, address) = match redirect.own_target() {
        Some(path) => (format!("{}{path}", plan.config.base_path), format!("{}{path}", plan.config.base_url)),
        None => (redirect.to.value.clone(), redirect.to.value.clone()),
    };
    page.view.noindex = true;
    page.view.canonical.clone_from(&address);
    page.insert("target", &LinkView { title: address, href });
}

/// A page where there is none: a reference in another spelling leads from there to its response.
fn not_found(page: &mut Page<'_>) {
    page.show("404.html", "notfound.title", "notfound.description");
    page.view.noindex = true;
    page.view.scripts.push("js/resolve.js");
    let catalogue = page.plan.catalogue;
    let responses = catalogue.responses.iter().map(|response| &response.reference);
    let references = responses.chain(catalogue.notices.iter().map(|notice| &notice.reference));
    let slugs: Vec<Slug> = references.map(|reference| Slug::of(reference)).collect();
    let shape = Shape::learn(slugs.iter().map(Slug::as_str));
    let lookup = LookupView {
        shape: serde_json::to_string(&shape).unwrap_or_default(),
        responses: page.plan.href(&page.plan.address(Job::Responses(1))),
    };
    page.insert("lookup", &lookup);
}

fn static_page(page: &mut Page<'_>, index: usize) {
    let written = &page.plan.catalogue.pages[index];
    page.fill("page.html", &written.title, written.summary.as_deref().unwrap_or_default());
    let outline: Vec<HeadingView> = written.outline.iter().map(words::heading).collect();
    page.insert("title", &written.title);
    let links =
        body::TableLinks { language: page.plan.language, interface: None, policy: &page.config().policy, csv: &[] };
    page.insert("body", &body::html(&written.body, &written.tables, &links));
    page.insert("outline", &outline);
}
