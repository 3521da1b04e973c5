//! What is the same on every page.

use super::view::{
    BetaView, ContactView, CookieCategoryView, CookieView, CookiesView, ExitView, LinkView, LogoView, SiteView,
};
use crate::address::Address;
use crate::config::{Basis, Config, OWN_COOKIES};
use crate::plan::{Job, Plan, TermKind};
use crate::theme::Theme;

/// What a page may load and do: its own files, and nothing from anybody else. `frame-ancestors` works in a header only;
/// see `_headers`.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'";

pub(super) fn view(plan: &Plan<'_>, theme: &Theme) -> SiteView {
    let config = plan.config;
    let named = |title: &str, job: Job| LinkView { title: title.to_owned(), href: plan.href(&plan.address(job)) };
    let link = |key: &'static str, job: Job| named(plan.language.say(key), job);
    let mut footer: Vec<LinkView> =
        plan.catalogue.pages.iter().enumerate().map(|(index, page)| named(&page.title, Job::Page(index))).collect();
    footer.extend(config.accessibility.as_ref().map(|_| link("accessibility.title", Job::Accessibility)));
    footer.extend([
        link("statistics.title", Job::Statistics),
        link("changes.title", Job::Changes(1)),
        link("cookies.title", Job::Cookies),
        link("exit.help", Job::LeavingSafely),
        link("data.heading", Job::Data),
    ]);
    SiteView {
        title: config.title.clone(),
        organisation: config.organisation.clone(),
        language: config.language.clone(),
        logo: theme.logo().map(|logo| LogoView {
            file: logo.file.clone(),
            alt: logo.alt.clone(),
            width: logo.width,
            height: logo.height,
        }),
        home: plan.href(&Address::home()),
        navigation: vec![
            link("site.responses", Job::Responses(1)),
            link("terms.topics", Job::Taxonomy(TermKind::Topic, 1)),
            link("terms.years", Job::Taxonomy(TermKind::Year, 1)),
            link("terms.exemptions", Job::Taxonomy(TermKind::Exemption, 1)),
            link("terms.outcomes", Job::Taxonomy(TermKind::Outcome, 1)),
            link("search.title", Job::Search),
        ],
        footer,
        exit: ExitView {
            to: config.exit.to.clone(),
            to_name: host(&config.exit.to).to_owned(),
            then: config.exit.then.clone(),
            then_name: host(&config.exit.then).to_owned(),
            help: plan.href(&plan.address(Job::LeavingSafely)),
            other_tabs: config.exit.other_tabs,
        },
        beta: config.beta.as_ref().map(|beta| BetaView { text: beta.text.clone(), feedback: beta.feedback.clone() }),
        cookies: cookies(config, plan),
        contact: contact(config),
        licence: config
            .licence
            .as_ref()
            .map(|licence| LinkView { title: licence.name.clone(), href: licence.url.clone() }),
        feed: plan.href(&Address::home().file("feed.xml")),
        opensearch: plan.href(&Address::home().file("opensearch.xml")),
        policy: POLICY.to_owned(),
        marker: config.policy.marker.clone(),
        threshold: config.policy.threshold,
    }
}

/// The name of the website in an address.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

fn cookies(config: &Config, plan: &Plan<'_>) -> CookiesView {
    let categories = Basis::ALL.into_iter().map(|basis| {
        let (title, explanation) = words(basis);
        CookieCategoryView {
            basis: basis.name().to_owned(),
            title: plan.language.say(title).to_owned(),
            explanation: plan.language.say(explanation).to_owned(),
            optional: basis.is_optional(),
            items: own(basis, config, plan).into_iter().chain(declared(basis, config)).collect(),
        }
    });
    CookiesView {
        banner: config.cookies.has_banner(),
        version: config.cookies.version(),
        href: plan.href(&plan.address(Job::Cookies)),
        categories: categories.filter(|category| !category.items.is_empty()).collect(),
    }
}

/// The items of one basis that the site declares.
fn declared(basis: Basis, config: &Config) -> Vec<CookieView> {
    let items = config.cookies.items.iter().filter(|item| item.basis == basis);
    let view = items.map(|item| CookieView {
        name: item.name.clone(),
        purpose: item.purpose.clone(),
        provider: item.provider.clone(),
        duration: item.duration.clone(),
        script: item.script.as_ref().map(|script| script.value.clone()),
    });
    view.collect()
}

/// The items that the program's own scripts keep, which no site declares.
fn own(basis: Basis, config: &Config, plan: &Plan<'_>) -> Vec<CookieView> {
    if basis != Basis::StrictlyNecessary {
        return Vec::new();
    }
    let [choice, exit] = OWN_COOKIES;
    let item = |name: &str, purpose, duration| CookieView {
        name: name.to_owned(),
        purpose: plan.language.say(purpose).to_owned(),
        provider: plan.language.say("cookies.own.provider").to_owned(),
        duration: plan.language.say(duration).to_owned(),
        script: None,
    };
    let choice = config.cookies.has_banner().then(|| item(choice, "cookies.own.choice", "cookies.own.choice_kept"));
    choice.into_iter().chain([item(exit, "cookies.own.exit", "cookies.own.exit_kept")]).collect()
}

/// The keys of the texts that name and explain a legal basis.
fn words(basis: Basis) -> (&'static str, &'static str) {
    match basis {
        Basis::StrictlyNecessary => ("cookies.necessary.title", "cookies.necessary.explanation"),
        Basis::Statistical => ("cookies.statistical.title", "cookies.statistical.explanation"),
        Basis::Appearance => ("cookies.appearance.title", "cookies.appearance.explanation"),
        Basis::Consent => ("cookies.additional.title", "cookies.additional.explanation"),
    }
}

fn contact(config: &Config) -> Option<ContactView> {
    let contact = &config.contact;
    let view = ContactView {
        name: contact.name.clone(),
        email: contact.email.clone(),
        telephone: contact.telephone.clone(),
        address: contact.address.clone(),
        review: contact.review.clone(),
        review_days: contact.review_days,
        commissioner: contact.commissioner.clone(),
        commissioner_url: contact.commissioner_url.clone(),
        accessible_formats: contact.accessible_formats.clone(),
    };
    let all = [
        &view.name,
        &view.email,
        &view.telephone,
        &view.address,
        &view.review,
        &view.commissioner,
        &view.commissioner_url,
        &view.accessible_formats,
    ];
    let is_there = all.iter().any(|field| field.is_some()) || view.review_days.is_some();
    is_there.then_some(view)
}
