//! Elements of a worksheet that are known (ECMA-376 part 1, 18.3, and Microsoft's additions to it), with their attributes.

use super::super::grammar::Rule;

/// Attributes of a row that are not read.
pub(super) const ROW: &[&str] = &[
    "spans",
    "s",
    "customFormat",
    "customHeight",
    "outlineLevel",
    "collapsed",
    "thickTop",
    "thickBot",
    "ph",
    "xml:space",
    "x14ac:dyDescent",
    "xr:uid",
];

/// Attributes of a cell that are not read: numbers of its metadata, and whether a reading aid shows.
pub(super) const CELL: &[&str] = &["cm", "ph", "xml:space"];

/// Elements within cells.
pub(super) const CELLS: &[Rule] = &[("f$", "t aca ref dt2D dtr del1 del2 r1 r2 ca si bx"), ("v$", ""), ("extLst", "")];

const PROTECTION: &str = "password algorithmName hashValue saltValue spinCount sheet objects scenarios formatCells \
     formatColumns formatRows insertColumns insertRows insertHyperlinks deleteColumns deleteRows selectLockedCells sort \
     autoFilter pivotTables selectUnlockedCells";
const VALIDATION: &str = "type errorStyle imeMode operator allowBlank showDropDown showInputMessage showErrorMessage \
     errorTitle error promptTitle prompt sqref xr:uid";
const CONDITION: &str = "type dxfId priority stopIfTrue aboveAverage percent bottom operator text timePeriod rank stdDev \
     equalAverage id activePresent";
const COLOUR: &str = "rgb indexed theme tint auto";

/// Elements of a worksheet outside of its cells.
pub(in super::super) const RULES: &[Rule] = &[
    ("worksheet", ""),
    (
        "sheetPr",
        "codeName filterMode enableFormatConditionsCalculation syncHorizontal syncVertical syncRef published \
         transitionEvaluation transitionEntry",
    ),
    ("tabColor", COLOUR),
    ("outlinePr", "applyStyles summaryBelow summaryRight showOutlineSymbols"),
    ("pageSetUpPr", "autoPageBreaks fitToPage"),
    ("dimension", "ref"),
    ("sheetViews", ""),
    (
        "sheetView",
        "windowProtection showFormulas showGridLines showRowColHeaders showZeros rightToLeft tabSelected showRuler \
         showOutlineSymbols defaultGridColor showWhiteSpace view topLeftCell colorId zoomScale zoomScaleNormal \
         zoomScaleSheetLayoutView zoomScalePageLayoutView workbookViewId",
    ),
    ("pane", "xSplit ySplit topLeftCell activePane state"),
    ("selection", "pane activeCell activeCellId sqref"),
    (
        "sheetFormatPr",
        "baseColWidth defaultColWidth defaultRowHeight customHeight zeroHeight thickTop thickBottom outlineLevelRow \
         outlineLevelCol x14ac:dyDescent",
    ),
    ("cols", ""),
    ("col", "min max width style hidden bestFit customWidth phonetic outlineLevel collapsed"),
    ("sheetData", ""),
    ("sheetCalcPr", "fullCalcOnLoad"),
    ("sheetProtection", PROTECTION),
    ("autoFilter", "ref"),
    ("filterColumn", "colId hiddenButton showButton"),
    ("filters", "blank calendarType"),
    ("filter", "val"),
    ("customFilters", "and"),
    ("customFilter", "operator val"),
    ("dynamicFilter", "type val maxVal valIso maxValIso"),
    ("top10", "top percent val filterVal"),
    ("colorFilter", "dxfId cellColor"),
    ("iconFilter", "iconSet iconId"),
    ("dateGroupItem", "year month day hour minute second dateTimeGrouping"),
    ("sortState", "columnSort caseSensitive sortMethod ref"),
    ("sortCondition", "descending sortBy ref dxfId iconSet iconId"),
    ("mergeCells", "count"),
    ("mergeCell", "ref"),
    ("phoneticPr", "fontId type alignment"),
    ("conditionalFormatting", "pivot sqref"),
    ("cfRule", CONDITION),
    ("formula$", ""),
    ("colorScale", ""),
    ("cfvo", "type val gte"),
    ("color", COLOUR),
    ("dataBar", "minLength maxLength showValue"),
    ("iconSet", "iconSet showValue percent reverse"),
    ("dataValidations", "count disablePrompts xWindow yWindow"),
    ("dataValidation", VALIDATION),
    ("formula1$", ""),
    ("formula2$", ""),
    ("hyperlinks", ""),
    ("hyperlink", "ref r:id location tooltip display"),
    ("printOptions", "horizontalCentered verticalCentered headings gridLines gridLinesSet"),
    ("pageMargins", "left right top bottom header footer"),
    (
        "pageSetup",
        "paperSize paperHeight paperWidth scale firstPageNumber fitToWidth fitToHeight pageOrder orientation \
         usePrinterDefaults blackAndWhite draft cellComments useFirstPageNumber errors horizontalDpi verticalDpi copies \
         r:id",
    ),
    ("headerFooter", "differentOddEven differentFirst scaleWithDoc alignWithMargins"),
    ("oddHeader$", ""),
    ("oddFooter$", ""),
    ("evenHeader$", ""),
    ("evenFooter$", ""),
    ("firstHeader$", ""),
    ("firstFooter$", ""),
    ("rowBreaks", "count manualBreakCount"),
    ("colBreaks", "count manualBreakCount"),
    ("brk", "id min max man pt"),
    ("ignoredErrors", ""),
    (
        "ignoredError",
        "sqref evalError twoDigitTextYear numberStoredAsText formula formulaRange unlockedFormula emptyCellReference \
         listDataValidation calculatedColumn",
    ),
    ("drawing", "r:id"),
    ("legacyDrawing", "r:id"),
    ("legacyDrawingHF", "r:id"),
    ("picture", "r:id"),
    ("tableParts", "count"),
    ("tablePart", "r:id"),
    // Reported wherever they stand.
    ("scenarios", "current show sqref"),
    ("scenario", "name locked hidden count user comment"),
    ("inputCells", "r deleted undone val numFmtId"),
    ("mc:AlternateContent", ""),
    ("mc:Choice", "Requires"),
    ("mc:Fallback", ""),
    ("extLst", ""),
    ("ext", "uri"),
    ("x14:id$", ""),
    ("x14:conditionalFormattings", ""),
    ("x14:conditionalFormatting", "pivot"),
    ("x14:cfRule", CONDITION),
    ("x14:colorScale", ""),
    ("x14:cfvo", "type gte"),
    ("x14:color", COLOUR),
    (
        "x14:dataBar",
        "minLength maxLength showValue border gradient direction negativeBarColorSameAsPositive \
         negativeBarBorderColorSameAsPositive axisPosition",
    ),
    ("x14:borderColor", COLOUR),
    ("x14:fillColor", COLOUR),
    ("x14:negativeFillColor", COLOUR),
    ("x14:negativeBorderColor", COLOUR),
    ("x14:axisColor", COLOUR),
    ("x14:iconSet", "iconSet showValue percent reverse custom"),
    ("x14:cfIcon", "iconSet iconId"),
    ("x14:dxf", ""),
    ("font", ""),
    ("b", "val"),
    ("i", "val"),
    ("u", "val"),
    ("strike", "val"),
    ("fill", ""),
    ("patternFill", "patternType"),
    ("fgColor", COLOUR),
    ("bgColor", COLOUR),
    ("numFmt", "numFmtId formatCode"),
    ("border", ""),
    ("left", "style"),
    ("right", "style"),
    ("top", "style"),
    ("bottom", "style"),
    ("vertical", "style"),
    ("horizontal", "style"),
    ("x14:dataValidations", "count disablePrompts xWindow yWindow"),
    ("x14:dataValidation", VALIDATION),
    ("x14:formula1", ""),
    ("x14:formula2", ""),
    ("xm:f$", ""),
    ("xm:sqref$", ""),
    ("x14:sparklineGroups", ""),
    (
        "x14:sparklineGroup",
        "manualMax manualMin lineWeight type dateAxis displayEmptyCellsAs markers high low first last negative \
         displayXAxis displayHidden minAxisType maxAxisType rightToLeft",
    ),
    ("x14:colorSeries", COLOUR),
    ("x14:colorNegative", COLOUR),
    ("x14:colorAxis", COLOUR),
    ("x14:colorMarkers", COLOUR),
    ("x14:colorFirst", COLOUR),
    ("x14:colorLast", COLOUR),
    ("x14:colorHigh", COLOUR),
    ("x14:colorLow", COLOUR),
    ("x14:sparklines", ""),
    ("x14:sparkline", ""),
];
