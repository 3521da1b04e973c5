//! The workbook part: which sheets there are, which of them show, and what the workbook says of those who made it.

use super::super::date::Epoch;
use super::defined_names;
use super::grammar::{self, Rule};
use super::namespaces::short;
use crate::intake::files::found::Found;
use crate::intake::files::package::{Element, Tree};
use crate::intake::files::secret::Hides;

/// A workbook, as far as its sheets need it.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    pub(super) sheets: Vec<Tab>,
    pub(super) epoch: Epoch,
}

/// A sheet as the workbook lists it.
#[derive(Debug, Clone)]
pub(super) struct Tab {
    pub(super) name: String,
    /// The relationship that leads to it.
    pub(super) relationship: String,
    pub(super) is_visible: bool,
}

/// Whether an attribute says yes.
pub(super) fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// Reads the workbook part.
pub(super) fn read(tree: &Tree, part: &str, found: &mut Found) -> Workbook {
    found.remarks(part, tree.remarks);
    grammar::check(&tree.root, &[RULES], part, found);
    let mut workbook = Workbook::default();
    for element in tree.root.descend() {
        match element.name.as_str() {
            "sheet" => {
                let id = element.attributes.iter().find(|(space, name, _)| name == "id" && short(space) == Some("r"));
                workbook.sheets.push(Tab {
                    name: element.value("name").unwrap_or("").to_owned(),
                    relationship: id.map_or_else(String::new, |(_, _, id)| id.clone()),
                    is_visible: matches!(element.value("state"), None | Some("visible")),
                });
            }
            "workbookPr" if is_true(element.value("date1904")) => workbook.epoch = Epoch::Year1904,
            "absPath" => found.add(Hides::Author, "", "the folder in which it was saved"),
            "fileSharing" => {
                if element.value("userName").is_some_and(|name| !name.is_empty()) {
                    found.add(Hides::Author, "", "the name of somebody who reserved it");
                }
                if keeps_digest(element) {
                    found.add(Hides::Protection, "", "the digest of a password");
                }
            }
            "workbookView" => {
                if !matches!(element.value("visibility"), None | Some("visible")) {
                    found.add(Hides::Sheet, "", "a window that does not show");
                }
                if matches!(element.value("showSheetTabs"), Some("0" | "false")) {
                    found.add(Hides::Sheet, "", "tabs that do not show");
                }
            }
            "workbookProtection" if keeps_digest(element) => {
                found.add(Hides::Protection, "", "the digest of a password");
            }
            "customWorkbookView" => found.add(Hides::Author, "", "a view that somebody saved"),
            "dataModel" => found.add(Hides::DataModel, "", "a data model"),
            _ => {}
        }
    }
    for tab in workbook.sheets.iter().filter(|tab| !tab.is_visible) {
        found.add(Hides::Sheet, &tab.name, "a hidden sheet");
    }
    let tabs = workbook.sheets.iter().map(|tab| (tab.name.to_lowercase(), tab.is_visible)).collect();
    for name in tree.root.descend().filter(|element| element.name == "definedName") {
        defined_names::check(name, &tabs, found);
    }
    workbook
}

/// Whether a password of somebody's can be sought by trial: its salted digest is there (ECMA-376 part 1, 18.2.29). The 16 bits
/// of older versions stand for too many passwords to tell one.
pub(super) fn keeps_digest(protection: &Element) -> bool {
    const DIGESTS: [&str; 3] = ["hashValue", "workbookHashValue", "revisionsHashValue"];
    DIGESTS.iter().any(|name| protection.value(name).is_some_and(|value| !value.is_empty()))
}

/// Elements of a workbook (ECMA-376 part 1, 18.2, and Microsoft's additions without content).
const RULES: &[Rule] = &[
    ("workbook", "conformance"),
    ("fileVersion", "appName lastEdited lowestEdited rupBuild codeName"),
    ("fileSharing", "readOnlyRecommended userName reservationPassword algorithmName hashValue saltValue spinCount"),
    (
        "workbookPr",
        "date1904 showObjects showBorderUnselectedTables filterPrivacy promptedSolutions showInkAnnotation backupFile \
         saveExternalLinkValues updateLinks codeName hidePivotFieldList showPivotChartFilter allowRefreshQuery \
         publishItems checkCompatibility autoCompressPictures refreshAllConnections defaultThemeVersion dateCompatibility",
    ),
    (
        "workbookProtection",
        "workbookPassword revisionsPassword lockStructure lockWindows lockRevision workbookAlgorithmName \
         workbookHashValue workbookSaltValue workbookSpinCount revisionsAlgorithmName revisionsHashValue \
         revisionsSaltValue revisionsSpinCount",
    ),
    ("bookViews", ""),
    (
        "workbookView",
        "visibility minimized showHorizontalScroll showVerticalScroll showSheetTabs xWindow yWindow windowWidth \
         windowHeight tabRatio firstSheet activeTab autoFilterDateGrouping",
    ),
    ("sheets", ""),
    ("sheet", "name sheetId state r:id"),
    ("externalReferences", ""),
    ("externalReference", "r:id"),
    ("definedNames", ""),
    ("definedName$", "name localSheetId hidden function vbProcedure xlm comment functionGroupId publishToServer"),
    (
        "calcPr",
        "calcId calcMode fullCalcOnLoad refMode iterate iterateCount iterateDelta fullPrecision calcCompleted \
         calcOnSave concurrentCalc concurrentManualCount forceFullCalc",
    ),
    ("customWorkbookViews", ""),
    (
        "customWorkbookView",
        "name guid autoUpdate mergeInterval changesSavedWin onlySync personalView includePrintSettings \
         includeHiddenRowCol maximized minimized showHorizontalScroll showVerticalScroll showSheetTabs xWindow yWindow \
         windowWidth windowHeight tabRatio activeSheetId showFormulaBar showStatusbar showComments showObjects",
    ),
    ("pivotCaches", ""),
    ("pivotCache", "cacheId r:id"),
    ("fileRecoveryPr", "autoRecover crashSave dataExtractLoad repairLoad"),
    ("mc:AlternateContent", ""),
    ("mc:Choice", "Requires"),
    ("mc:Fallback", ""),
    ("x15ac:absPath", "url"),
    ("xr:revisionPtr", "revIDLastSave documentId xr6:coauthVersionLast xr6:coauthVersionMax xr10:uidLastSave"),
    ("extLst", ""),
    ("ext", "uri"),
    ("x14:workbookPr", "defaultImageDpi discardImageEditData accuracyVersion"),
    ("x15:workbookPr", "chartTrackingRefBase"),
    ("x15:dataModel", "minVersionLoad"),
    ("xcalcf:calcFeatures", ""),
    ("xcalcf:feature", "name"),
    ("loext:extCalcPr", "stringRefSyntax"),
];
