//! What is the same on every page.

use super::view::{
    BetaView, ContactView, CookieCategoryView, CookieView, CookiesView, ExitView, LinkView, SearchView, SiteView,
};
use crate::address::{Address, Slug};
use crate::config::{Basis, Config};
use crate::plan::{Job, Plan, TermKind};

/// What a page may load and do: its own files, and nothing from anybody else. `frame-ancestors` works in a header only;
/// see `_headers`.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'";

pub(super) fn view(plan: &Plan<'_>) -> SiteView {
    let config = plan.config;
    let link = |title: &str, job: Job| LinkView { title: title.to_owned(), href: plan.href(&plan.address(job)) };
    let mut footer: Vec<LinkView> =
        plan.catalogue.pages.iter().enumerate().map(|(index, page)| link(&page.title, Job::Page(index))).collect();
    footer.extend([
        link("Cookies", Job::Cookies),
        link("Leaving this site safely", Job::LeavingSafely),
        link("Data", Job::Data),
    ]);
    SiteView {
        title: config.title.clone(),
        organisation: config.organisation.clone(),
        language: config.language.clone(),
        home: plan.href(&Address::home()),
        navigation: vec![
            link("Responses", Job::Responses(1)),
            link("Topics", Job::Taxonomy(TermKind::Topic)),
            link("Years", Job::Taxonomy(TermKind::Year)),
            link("Exemptions", Job::Taxonomy(TermKind::Exemption)),
            link("Outcomes", Job::Taxonomy(TermKind::Outcome)),
            link("Search", Job::Search),
        ],
        footer,
        exit: ExitView {
            to: config.exit.to.clone(),
            then: config.exit.then.clone(),
            help: plan.href(&plan.address(Job::LeavingSafely)),
        },
        beta: config.beta.as_ref().map(|beta| BetaView { text: beta.text.clone(), feedback: beta.feedback.clone() }),
        cookies: cookies(config, plan),
        contact: contact(config),
        licence: config
            .licence
            .as_ref()
            .map(|licence| LinkView { title: licence.name.clone(), href: licence.url.clone() }),
        feed: plan.href(&Address::home().file("feed.xml")),
        policy: POLICY.to_owned(),
        marker: config.policy.marker.clone(),
        threshold: config.policy.threshold,
    }
}

/// Where search is, and where its index.
pub(super) fn search(plan: &Plan<'_>, index: &Address) -> SearchView {
    SearchView {
        href: plan.href(&plan.address(Job::Search)),
        index: plan.href(index),
        current: plan.href(&plan.address(Job::Search).file("index.json")),
        responses: plan.href(&Address::page([&Slug::of("responses")])),
    }
}

fn cookies(config: &Config, plan: &Plan<'_>) -> CookiesView {
    let categories = Basis::ALL.into_iter().map(|basis| {
        let (title, explanation) = words(basis);
        CookieCategoryView {
            basis: basis.name().to_owned(),
            title: title.to_owned(),
            explanation: explanation.to_owned(),
            optional: basis.is_optional(),
            items: config
                .cookies
                .items
                .iter()
                .filter(|item| item.basis == basis)
                .map(|item| CookieView {
                    name: item.name.clone(),
                    purpose: item.purpose.clone(),
                    provider: item.provider.clone(),
                    duration: item.duration.clone(),
                })
                .collect(),
        }
    });
    CookiesView {
        banner: config.cookies.has_banner(),
        version: config.cookies.version(),
        href: plan.href(&plan.address(Job::Cookies)),
        categories: categories.filter(|category| !category.items.is_empty()).collect(),
    }
}

fn words(basis: Basis) -> (&'static str, &'static str) {
    match basis {
        Basis::StrictlyNecessary => ("Strictly necessary", "The site cannot work without these. They are always on."),
        Basis::Statistical => {
            ("Statistics", "These count visits, so that we learn which pages are used. They say nothing about you.")
        }
        Basis::Appearance => ("Appearance", "These remember how you like the site to look."),
        Basis::Consent => ("Additional", "These are used only if you agree."),
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
        commissioner: contact.commissioner.clone(),
    };
    let all = [&view.name, &view.email, &view.telephone, &view.address, &view.review, &view.commissioner];
    all.iter().any(|field| field.is_some()).then_some(view)
}
