//! Ways to browse: all terms of a kind, each explained, and the responses of one year, month, topic, exemption or outcome.

use super::Page;
use super::lists::{list, paginate, range};
use super::view::{LimbView, LinkView, TaxonomyView, TermGroupView, TermLinkView, TermView};
use super::words;
use crate::law::{Class, Exemption, Law};
use crate::plan::{Job, Plan, TermKind};

/// How many terms of a kind the pages of home and search show.
const LARGEST: usize = 6;

pub(super) fn taxonomy(page: &mut Page<'_>, kind: TermKind, number: usize) {
    let plan = page.plan;
    let total = plan.term_count(kind);
    let shown = if plan.taxonomy_pages(kind) > 1 { range(plan, total, number) } else { 0..total };
    let terms: Vec<TermLinkView> = shown.map(|term| explained(plan, kind, term)).collect();
    let groups = match kind {
        TermKind::Exemption => by_law(plan, terms),
        _ => vec![TermGroupView { title: String::new(), terms }],
    };
    let description = match kind {
        TermKind::Year => "terms.years_description",
        TermKind::Topic => "terms.topics_description",
        TermKind::Exemption => "terms.exemptions_description",
        TermKind::Outcome => "terms.outcomes_description",
    };
    page.show("taxonomy.html", taxonomy_title(kind), description);
    page.insert("taxonomy", &TaxonomyView { groups, ..empty(plan, kind) });
    let without_year = if kind == TermKind::Year { plan.catalogue.without_year } else { 0 };
    page.insert("without_year", &without_year);
    match plan.taxonomy_pages(kind) {
        1 => paginate(page, 0, 1, |number| Job::Taxonomy(kind, number)),
        _ => paginate(page, total, number, |number| Job::Taxonomy(kind, number)),
    }
}

/// The ways to browse that have anything to show, each with few of its terms.
pub(super) fn browse(plan: &Plan<'_>) -> Vec<TaxonomyView> {
    TermKind::ALL.into_iter().map(|kind| browse_view(plan, kind)).filter(|view| view.total > 0).collect()
}

/// The terms of a kind that stand for all: the newest years, of the others those with the most responses.
fn browse_view(plan: &Plan<'_>, kind: TermKind) -> TaxonomyView {
    let mut largest: Vec<usize> = (0..plan.term_count(kind)).collect();
    if kind != TermKind::Year {
        largest.sort_by_key(|term| std::cmp::Reverse(plan.members(kind, *term).len()));
    }
    largest.truncate(LARGEST);
    let terms = largest.into_iter().map(|term| link(plan, kind, term)).collect();
    TaxonomyView { groups: vec![TermGroupView { title: String::new(), terms }], ..empty(plan, kind) }
}

fn empty(plan: &Plan<'_>, kind: TermKind) -> TaxonomyView {
    TaxonomyView {
        kind: kind.plural().to_owned(),
        title: plan.language.say(taxonomy_title(kind)).to_owned(),
        href: plan.href(&plan.address(Job::Taxonomy(kind, 1))),
        total: plan.term_count(kind),
        groups: Vec::new(),
    }
}

/// Exemptions under the law that they belong to: the catalogue holds them in its order.
fn by_law(plan: &Plan<'_>, terms: Vec<TermLinkView>) -> Vec<TermGroupView> {
    let mut groups: Vec<(Law, TermGroupView)> = Vec::new();
    for (relied, term) in plan.catalogue.exemptions.iter().zip(terms) {
        let law = relied.exemption.law;
        match groups.last_mut() {
            Some((last, group)) if *last == law => group.terms.push(term),
            _ => {
                groups
                    .push((law, TermGroupView { title: words::law(plan.language, law).to_owned(), terms: vec![term] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

pub(super) fn term(page: &mut Page<'_>, kind: TermKind, term: usize, number: usize) {
    let plan = page.plan;
    let members = plan.members(kind, term);
    let view = term_view(plan, kind, term, members.len());
    page.crumb(page.say(taxonomy_title(kind)), Job::Taxonomy(kind, 1));
    page.fill("term.html", &view.title, view.explanation.as_deref().unwrap_or_default());
    page.insert("term", &view);
    page.insert("months", &month_links(plan, kind, term));
    list(page, members, number, |number| Job::Term(kind, term, number));
}

pub(super) fn month(page: &mut Page<'_>, year: usize, month: usize, number: usize) {
    let plan = page.plan;
    let listed = &plan.catalogue.years[year];
    let members = &listed.months[month].members;
    let title = words::month(plan.language, listed.year, listed.months[month].month);
    page.crumb(page.say(taxonomy_title(TermKind::Year)), Job::Taxonomy(TermKind::Year, 1));
    page.crumb(&term_title(plan, TermKind::Year, year), Job::Term(TermKind::Year, year, 1));
    let description = plan.language.fill("terms.month_description", &[("month", &title)]);
    page.fill("term.html", &title, &description);
    let view = TermView { kind: "month".to_owned(), ..TermView::plain(title, members.len()) };
    page.insert("term", &view);
    page.insert::<[TermLinkView]>("months", &[]);
    list(page, members, number, |number| Job::Month(year, month, number));
}

/// The months of a year; none for other ways to browse.
fn month_links(plan: &Plan<'_>, kind: TermKind, term: usize) -> Vec<TermLinkView> {
    if kind != TermKind::Year {
        return Vec::new();
    }
    let year = &plan.catalogue.years[term];
    let links = year.months.iter().enumerate().map(|(index, month)| {
        let title = words::month(plan.language, year.year, month.month);
        TermLinkView::plain(title, plan.href(&plan.address(Job::Month(term, index, 1))), month.members.len())
    });
    links.collect()
}

/// The key of the text that names a way to browse.
fn taxonomy_title(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Year => "terms.years",
        TermKind::Topic => "terms.topics",
        TermKind::Exemption => "terms.exemptions",
        TermKind::Outcome => "terms.outcomes",
    }
}

/// A term by its name alone.
fn link(plan: &Plan<'_>, kind: TermKind, term: usize) -> TermLinkView {
    let href = plan.href(&plan.address(Job::Term(kind, term, 1)));
    let total = plan.members(kind, term).len();
    if kind != TermKind::Exemption {
        return TermLinkView::plain(term_title(plan, kind, term), href, total);
    }
    let exemption = plan.catalogue.exemptions[term].exemption;
    TermLinkView {
        about: Some(exemption.title.clone()),
        lang: words::english_marked(plan.language),
        ..TermLinkView::plain(plan.language.exemption(exemption), href, total)
    }
}

/// A term with what it means.
fn explained(plan: &Plan<'_>, kind: TermKind, term: usize) -> TermLinkView {
    let link = link(plan, kind, term);
    match kind {
        TermKind::Exemption => {
            let exemption = plan.catalogue.exemptions[term].exemption;
            TermLinkView {
                explanation: Some(exemption.explanation.clone()),
                class: Some(words::class(plan.language, exemption.class, exemption.law).to_owned()),
                ..link
            }
        }
        TermKind::Outcome => TermLinkView { explanation: Some(outcome_explanation(plan, term)), ..link },
        TermKind::Year | TermKind::Topic => link,
    }
}

fn outcome_explanation(plan: &Plan<'_>, term: usize) -> String {
    plan.language.outcome(plan.catalogue.outcomes[term].outcome, "explanation").to_owned()
}

fn term_title(plan: &Plan<'_>, kind: TermKind, term: usize) -> String {
    match kind {
        TermKind::Year => plan.catalogue.years[term].year.to_string(),
        TermKind::Topic => plan.catalogue.topics[term].name.clone(),
        TermKind::Exemption => {
            let exemption = plan.catalogue.exemptions[term].exemption;
            format!("{}: {}", plan.language.exemption(exemption), exemption.title)
        }
        TermKind::Outcome => plan.language.outcome(plan.catalogue.outcomes[term].outcome, "title").to_owned(),
    }
}

fn term_view(plan: &Plan<'_>, kind: TermKind, term: usize, total: usize) -> TermView {
    let view = TermView { kind: kind.name().to_owned(), ..TermView::plain(term_title(plan, kind, term), total) };
    match kind {
        TermKind::Exemption => exemption_view(plan, plan.catalogue.exemptions[term].exemption, view),
        TermKind::Outcome => TermView {
            explanation: Some(outcome_explanation(plan, term)),
            whole: Some(plan.catalogue.outcomes[term].whole).filter(|whole| *whole < total),
            ..view
        },
        TermKind::Year => TermView { undated: plan.catalogue.years[term].undated, ..view },
        TermKind::Topic => view,
    }
}

fn exemption_view(plan: &Plan<'_>, exemption: &Exemption, view: TermView) -> TermView {
    let limbs = exemption.limbs.iter().filter_map(|limb| {
        let text = limb.text.clone()?;
        Some(LimbView { citation: limb.cite.clone(), text })
    });
    TermView {
        explanation: Some(exemption.explanation.clone()),
        class: Some(words::class(plan.language, exemption.class, exemption.law).to_owned()),
        tests: tests_of(exemption).into_iter().map(|key| plan.language.say(key).to_owned()).collect(),
        limbs: limbs.collect(),
        note: exemption.note.clone(),
        law: Some(LinkView { title: words::law(plan.language, exemption.law).to_owned(), href: exemption.url.clone() }),
        lang: words::english_marked(plan.language),
        ..view
    }
}

/// What an authority has to ask itself before it relies on a provision, as keys of texts.
fn tests_of(exemption: &Exemption) -> Vec<&'static str> {
    let weighed = match exemption.class {
        _ if exemption.public_interest_test => Some("terms.qualified"),
        // What some of its parts make qualified is told by its note.
        Class::Absolute if exemption.limbs.iter().all(|limb| limb.class != Some(Class::Qualified)) => {
            Some("terms.absolute")
        }
        Class::Absolute | Class::Qualified | Class::Restriction | Class::NotAnExemption => None,
    };
    let harm = exemption.prejudice.then_some("terms.harm");
    let silence = exemption.ncnd.then_some("terms.silence");
    weighed.into_iter().chain(harm).chain(silence).collect()
}
