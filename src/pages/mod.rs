//! HTML pages: each job of the plan becomes a view, and a template makes the page of it.

mod body;
mod lists;
mod response;
mod site;
pub(crate) mod view;
mod words;

use std::io;

use serde::Serialize;
use tera::Context;

use self::view::{HeadingView, LinkView, NoticeView, PageView};
use crate::address::Address;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::output::Output;
use crate::plan::{Job, Plan};
use crate::theme::Theme;

/// Tells the theme what is the same on every page.
pub fn prepare(theme: &mut Theme, plan: &Plan<'_>, index: &Address) {
    theme.share("site", &site::view(plan));
    theme.share("search", &site::search(plan, index));
}

/// Renders every page into the output, in parallel.
///
/// # Errors
/// The first that the output reports, in the order of the jobs. Template errors are findings.
pub fn render(plan: &Plan<'_>, theme: &Theme, output: &dyn Output, report: &mut Report) -> io::Result<()> {
    let written = report.par_map(plan.jobs.clone(), |job, report| match page(plan, theme, job, report) {
        Some(html) => output.put(&plan.address(job), html.as_bytes()),
        None => Ok(()),
    });
    written.into_iter().collect()
}

/// One page.
fn page(plan: &Plan<'_>, theme: &Theme, job: Job, report: &mut Report) -> Option<String> {
    let mut page = Page::new(plan, job);
    match job {
        Job::Home => lists::home(&mut page),
        Job::Responses(number) => lists::responses(&mut page, number),
        Job::Taxonomy(kind) => lists::taxonomy(&mut page, kind),
        Job::Term(kind, term, number) => lists::term(&mut page, kind, term, number),
        Job::Response(index) => response::show(&mut page, &plan.catalogue.responses[index]),
        Job::Notice(index) => notice(&mut page, index),
        Job::Page(index) => static_page(&mut page, index),
        Job::Cookies => page.fill("cookies.html", "Cookies", "What this site keeps on your device, and your choices."),
        Job::LeavingSafely => page.fill(
            "leaving-safely.html",
            "Leaving this site safely",
            "How to leave this site quickly, and what stays behind on your device.",
        ),
        Job::Data => lists::data(&mut page),
        Job::Search => lists::search(&mut page),
        Job::NotFound => {
            page.fill("404.html", "Page not found", "There is no page at this address.");
            page.view.noindex = true;
        }
    }
    let Page { template, view, mut context, .. } = page;
    context.insert("page", &view);
    theme.render(template, &context, report)
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
        };
        let mut page = Self { plan, template: "page.html", view, context: Context::new() };
        if job != Job::Home {
            page.crumb("Home", Job::Home);
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
    page.crumb("Responses", Job::Responses(1));
    let title = format!("Response {} was withdrawn", notice.reference);
    page.fill("withdrawn.html", &title, "");
    page.view.noindex = true;
    let view = NoticeView {
        reference: notice.reference.clone(),
        date: words::date(notice.date),
        reason: notice.reason.clone(),
    };
    page.insert("notice", &view);
}

fn static_page(page: &mut Page<'_>, index: usize) {
    let written = &page.plan.catalogue.pages[index];
    page.fill("page.html", &written.title, written.summary.as_deref().unwrap_or_default());
    let outline: Vec<HeadingView> = written.outline.iter().map(words::heading).collect();
    page.insert("title", &written.title);
    let links = body::TableLinks { marker: &page.config().policy.marker, csv: &[] };
    page.insert("body", &body::html(&written.body, &written.tables, &links));
    page.insert("outline", &outline);
}
