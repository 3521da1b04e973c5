//! OOXML spreadsheets (`.xlsx`), from their parts: the cells that show, and what else there is. What is not known to be
//! harmless is a finding. Nothing is calculated, and no reference is followed out of the file.

mod colour;
mod contents;
mod defined_names;
mod grammar;
mod namespaces;
mod parts;
mod properties;
mod strings;
mod styles;
mod tables;
mod theme;
mod walk;
mod words;
mod workbook;
mod worksheet;

use std::collections::BTreeSet;

use crate::a1::{self, Area};
use crate::intake::files::found::{Found, count};
use crate::intake::files::image;
use crate::intake::files::package::relationships::{self, Target};
use crate::intake::files::package::{Archive, Tree, tree};
use crate::intake::files::secret::{Examined, Hides, Secret, Sheet};
use colour::Palette;
use grammar::Rule;
use parts::Role;
use strings::Strings;
use styles::Styles;
use walk::Reached;
use workbook::Workbook;

/// The most sheets of a workbook.
const MOST_SHEETS: usize = 2_000;
/// The most cells of all sheets, empty ones between others included.
const MOST_CELLS: usize = 5_000_000;
/// The most bytes of text of all cells.
const MOST_TEXT: usize = 256 << 20;

/// Examines a spreadsheet. Cells in hidden rows and columns of a sheet that shows stand among its cells, for whoever
/// selects across them gets them too; sheets that are hidden are findings only.
pub(crate) fn examine(bytes: &[u8]) -> Examined {
    let mut found = Found::default();
    match Archive::open(bytes).and_then(|archive| examine_package(&archive, &mut found)) {
        Ok(()) => {}
        Err(fault) => found.take(fault),
    }
    found.finish()
}

fn broken(place: &str, detail: &str) -> Secret {
    Secret { what: Hides::Broken, place: place.to_owned(), detail: detail.to_owned() }
}

fn examine_package(archive: &Archive<'_>, found: &mut Found) -> Result<(), Secret> {
    archive.oddities.iter().for_each(|oddity| found.take(oddity.clone()));
    let contents = contents::read(archive)?;
    found.remarks(contents::PART, contents.remarks);
    let (roots, _) = relationships::read(archive, "")?;
    let main = roots.iter().filter(|root| parts::role(&root.kind) == Some(Role::Workbook));
    let part = main.map(|root| &root.target).collect::<Vec<_>>();
    let [Target::Part(part)] = part.as_slice() else { return Err(broken("", "no workbook, or several")) };
    let entry = archive.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(part));
    let entry = entry.ok_or_else(|| broken(part, "no workbook"))?;
    if contents.of(&entry.name).contains("macroEnabled") {
        found.add(Hides::Macro, "", "a workbook with programs");
    }
    if !entry.name.ends_with(".xml") {
        return Err(broken(part, "a workbook that is not written in XML"));
    }
    let workbook_tree = tree(archive.stream(entry), part)?;
    let workbook = workbook::read(&workbook_tree, part, found);
    if workbook.sheets.len() > MOST_SHEETS {
        return Err(Secret { what: Hides::TooLarge, ..broken(part, "sheets") });
    }
    let (links, _) = relationships::read(archive, &entry.name)?;
    let tabs = workbook.sheets.iter().map(|tab| (tab.relationship.clone(), tab.name.clone())).collect();
    let reached = walk::walk(archive, &contents, &entry.name, &tabs, found);
    let package = Package { archive, reached: &reached };
    let palette = Palette::of(
        package.one(Role::Theme, found).map_or(theme::OFFICE, |(theme, name)| theme::read(&theme, &name, found)),
    );
    let styles = match package.one(Role::Styles, found) {
        Some((tree, name)) => styles::read(&tree, &name, palette, found),
        None => Styles::none(palette),
    };
    let strings = match reached.iter().find(|part| part.role == Role::Strings) {
        Some(part) => {
            let stream = archive.stream(&part.entry);
            strings::read(stream, &part.entry.name, &styles.palette, found)?
        }
        None => Strings::default(),
    };
    package.sheets(&workbook, &links, &strings, &styles, found);
    package.others(&workbook, &workbook_tree, found);
    Ok(())
}

/// A package whose parts have been found.
struct Package<'p> {
    archive: &'p Archive<'p>,
    reached: &'p [Reached],
}

impl Package<'_> {
    /// The tree of the one part of a role, and its name.
    fn one(&self, role: Role, found: &mut Found) -> Option<(Tree, String)> {
        let mut parts = self.reached.iter().filter(|part| part.role == role);
        let part = parts.next()?;
        if parts.next().is_some() {
            found.add(Hides::TwoReadings, &part.entry.name, "two parts for one purpose");
        }
        Some((self.tree(part, found)?, part.entry.name.clone()))
    }

    fn tree(&self, part: &Reached, found: &mut Found) -> Option<Tree> {
        tree(self.archive.stream(&part.entry), &part.entry.name).map_err(|fault| found.take(fault)).ok()
    }

    /// Reads all sheets that the workbook lists, in its order; those that show are kept.
    fn sheets(
        &self,
        workbook: &Workbook,
        links: &[relationships::Relationship],
        strings: &Strings,
        styles: &Styles,
        found: &mut Found,
    ) {
        let used = vec![false; strings.len()];
        let mut shared = worksheet::Shared {
            strings,
            styles,
            epoch: workbook.epoch,
            used,
            cells_left: MOST_CELLS,
            text_left: MOST_TEXT,
        };
        let mut read: Vec<&str> = Vec::new();
        for tab in &workbook.sheets {
            let link = links.iter().find(|link| link.id == tab.relationship);
            let part = link.and_then(|link| match &link.target {
                Target::Part(name) => self.reached.iter().find(|part| part.entry.name.eq_ignore_ascii_case(name)),
                Target::Outside(_) => None,
            });
            let Some(part) = part else {
                found.take(broken(&tab.name, "a sheet that is not there"));
                continue;
            };
            if part.role != Role::Worksheet || read.contains(&part.entry.name.as_str()) {
                if !matches!(part.role, Role::Hides(..)) {
                    found.add(Hides::UnknownPart, &tab.name, "a sheet of an unknown kind");
                }
                continue;
            }
            read.push(&part.entry.name);
            let (filtered, names) = self.tables(&part.place, found);
            let stream = self.archive.stream(&part.entry);
            match worksheet::read(stream, &part.entry.name, &tab.name, filtered, &mut shared, found) {
                Ok(sheet) => {
                    let place = format!("{} table", tab.name);
                    unseen(&names, &sheet).iter().for_each(|name| found.say_once(&place, name));
                    if tab.is_visible {
                        found.sheet(sheet);
                    }
                }
                Err(fault) => found.take(Secret { place: tab.name.clone(), ..fault }),
            }
        }
        for part in self.reached.iter().filter(|part| part.role == Role::Worksheet) {
            if !read.contains(&part.entry.name.as_str()) {
                found.add(Hides::Sheet, &part.entry.name, "a sheet that the workbook does not list");
            }
        }
        unused(strings, &shared.used, found);
    }

    /// The areas that filters of a sheet's tables act on, and the names of their columns.
    fn tables(&self, sheet: &str, found: &mut Found) -> (Vec<Area>, Vec<String>) {
        let tables = self.reached.iter().filter(|part| part.role == Role::Table && part.place == sheet);
        let (mut filtered, mut names) = (Vec::new(), Vec::new());
        for part in tables {
            let Some(tree) = self.tree(part, found) else { continue };
            let table = tables::read(&tree, sheet, found);
            filtered.extend(table.filtered);
            names.extend(table.columns);
        }
        (filtered, names)
    }

    /// Reads the parts that are neither sheets nor what sheets need.
    fn others(&self, workbook: &Workbook, workbook_tree: &Tree, found: &mut Found) {
        let names = workbook_tree.root.descend().filter(|element| element.name == "definedName");
        let names = names.filter_map(|name| name.value("name"));
        let short = names.map(|name| name.trim_start_matches("_xlnm.").to_owned());
        let ranges: Vec<String> = short.collect();
        let of_sheets: Vec<String> = workbook
            .sheets
            .iter()
            .flat_map(|tab| {
                ranges.iter().flat_map(|range| [format!("{}!{range}", tab.name), a1::in_sheet(&tab.name, range)])
            })
            .take(100_000)
            .collect();
        let sheets = workbook.sheets.iter().map(|tab| tab.name.as_str());
        let known: BTreeSet<&str> = sheets.chain(ranges.iter().chain(&of_sheets).map(String::as_str)).collect();
        for part in self.reached {
            let place = part.place.as_str();
            if matches!(part.role, Role::Hides(Hides::Picture, _)) {
                image::within(self.archive, &part.entry, found);
            }
            let is_read = !matches!(
                part.role,
                Role::Workbook
                    | Role::Worksheet
                    | Role::Styles
                    | Role::Theme
                    | Role::Strings
                    | Role::Table
                    | Role::Hides(..)
            );
            let Some(tree) = is_read.then(|| self.tree(part, found)).flatten() else { continue };
            match part.role {
                Role::Comments => words::comments(&tree, place, found),
                Role::ThreadedComments => words::threads(&tree, place, found),
                Role::Drawing => words::drawing(&tree, place, found),
                Role::Chart => words::chart(&tree, place, found),
                Role::CalculationChain | Role::Metadata => {
                    found.remarks(place, tree.remarks);
                    grammar::check(&tree.root, &[RULES], place, found);
                }
                role => properties::read(&tree, role, place, &known, found),
            }
        }
    }
}

/// Names of the columns of a sheet's tables that stand in none of its cells.
fn unseen<'n>(names: &'n [String], sheet: &Sheet) -> BTreeSet<&'n str> {
    let mut unseen: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    if !unseen.is_empty() {
        for text in sheet.rows.iter().flatten() {
            unseen.remove(text.as_str());
        }
    }
    unseen
}

/// Tells of texts that no cell shows.
fn unused(strings: &Strings, used: &[bool], found: &mut Found) {
    let unused = (0..strings.len()).filter(|index| used.get(*index) == Some(&false));
    let unused = unused.filter(|index| strings.get(*index).is_some_and(|text| !text.trim().is_empty())).count();
    if unused > 0 {
        found.add(Hides::OrphanText, "", count(unused as u64, "text"));
    }
}

/// Elements of the calculation chain and of cells' metadata, as far as they mark formulas that fill several cells.
const RULES: &[Rule] = &[
    ("calcChain", ""),
    ("c", "r i s l t a"),
    ("metadata", ""),
    ("metadataTypes", "count"),
    (
        "metadataType",
        "name minSupportedVersion copy pasteAll pasteValues merge splitFirst rowColShift clearFormats clearComments \
         assign coerce cellMeta",
    ),
    ("futureMetadata", "name count"),
    ("cellMetadata", "count"),
    ("bk", ""),
    ("rc", "t v"),
    ("extLst", ""),
    ("ext", "uri"),
    ("xda:dynamicArrayProperties", "fDynamic fCollapsed"),
];
