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

use self::lists::Card;
use self::view::{CardView, HeadingView, LinkView, LookupView, NoticeView, PageView};
use crate::address::{Address, Slug};
use crate::cache::{self, Digest, Made, Now};
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
///
/// A page that the build before made of the same values is taken over. Gives what each page other than those of responses
/// was made of, for the next build.
pub fn render(
    plan: &Plan<'_>,
    theme: &Theme,
    now: Option<Now<'_>>,
    output: &dyn Output,
    report: &mut Report,
) -> io::Result<Vec<Made>> {
    let duties = theme.has_own_templates().then(|| duty::of(plan, theme));
    let frame = now.map(|now| cache::joined(&[&now.site, theme.shared("site")]));
    // The index moves whenever a word of any record changes.
    let with_search = frame.map(|frame| cache::joined(&[&frame, theme.shared("search")]));
    let cards = lists::cards(plan, now.is_some(), report);
    let written = report.par_map(plan.jobs.clone(), |job, report| {
        let address = plan.address(job);
        let mut made = None;
        if let Job::Response(index) = job {
            if let Some(kept) = &plan.catalogue.responses[index].kept {
                return kept.files.iter().try_for_each(|file| output.keep(file)).map(|()| (None, None));
            }
        } else if let Some(shared) = if matches!(job, Job::Home | Job::Search) { &with_search } else { &frame } {
            let digest = gather(plan, &cards, job, Content::Said(Vec::new())).digest(shared);
            let path = address.file_path();
            if now.and_then(|now| now.before).is_some_and(|before| before.has_page(&path, &digest)) {
                return output.keep(&address).map(|()| (Some((path, digest)), None));
            }
            made = Some((path, digest));
        }
        let page = gather(plan, &cards, job, Content::Shown(Context::new()));
        let template = page.template;
        let Some(html) = page.render(theme, report) else { return Ok((None, None)) };
        let lacking = duties.as_ref().map(|duty| duty::lacking(plan, duty, job, template, &html));
        output.put(&address, html.as_bytes()).map(|()| (made, lacking))
    });
    let (made, lacking): (Vec<_>, Vec<_>) = written.into_iter().collect::<io::Result<Vec<_>>>()?.into_iter().unzip();
    // What a page lacks is an error, so that nothing is left for the next build: a page that is taken over lacks nothing.
    duty::report(lacking.into_iter().flatten(), theme, report);
    Ok(made.into_iter().flatten().collect())
}

/// Everything that a page says.
fn gather<'a>(plan: &'a Plan<'a>, cards: &'a [Card], job: Job, content: Content) -> Page<'a> {
    let mut page = Page::new(plan, cards, job, content);
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
    page
}

/// What is gathered for a template.
enum Content {
    /// Values to render.
    Shown(Context),
    /// Names and values as JSON, to compare.
    Said(Vec<u8>),
}

/// A page in the making: which template, what it is, what it shows.
struct Page<'a> {
    plan: &'a Plan<'a>,
    cards: &'a [Card],
    template: &'static str,
    view: PageView,
    content: Content,
}

impl<'a> Page<'a> {
    fn new(plan: &'a Plan<'a>, cards: &'a [Card], job: Job, content: Content) -> Self {
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
        let mut page = Self { plan, cards, template: "page.html", view, content };
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
        match &mut self.content {
            Content::Shown(context) => context.insert(name, value),
            Content::Said(said) => {
                // A value that JSON cannot hold is none that a template can show.
                let _ = serde_json::to_writer(said, &(name, value));
            }
        }
    }

    /// Fills in cards, of which it is known what they say.
    fn insert_cards(&mut self, name: &'static str, cards: &[&Card]) {
        match &mut self.content {
            Content::Shown(context) => {
                context.insert(name, &cards.iter().map(|card| &card.view).collect::<Vec<&CardView>>());
            }
            Content::Said(said) => {
                said.extend(name.as_bytes());
                cards.iter().for_each(|card| said.extend(card.said));
            }
        }
    }

    /// Says what the page is, last of all.
    fn finish(self) -> (&'static str, Content) {
        let Self { plan, cards, template, view, content } = self;
        let mut page = Page { plan, cards, template, view: PageView::default(), content };
        page.insert("page", &view);
        (template, page.content)
    }

    fn render(self, theme: &Theme, report: &mut Report) -> Option<String> {
        match self.finish() {
            (template, Content::Shown(context)) => theme.render(template, &context, report),
            (_, Content::Said(_)) => None,
        }
    }

    /// The digest of everything that it is made of.
    fn digest(self, shared: &Digest) -> Digest {
        match self.finish() {
            (template, Content::Said(said)) => cache::joined(&[shared, template.as_bytes(), &said]),
            (_, Content::Shown(_)) => Digest::default(),
        }
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
