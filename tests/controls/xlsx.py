"""Writes a small spreadsheet for each thing that a spreadsheet can hide (`<variant>[.<case>]-bad.xlsx`) and a twin that
hides nothing (`…-good.xlsx`). Needs nothing but Python 3, so that every byte is the same on each run; the twins named
`tool.…` come from openpyxl and XlsxWriter and are only written where those are installed."""

import io
import pathlib
import struct
import zipfile

import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.dont_write_bytecode = True
from pack import PIXEL, commented  # noqa: E402

HERE = pathlib.Path(__file__).parent / "xlsx"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NS = f'xmlns="{MAIN}" xmlns:r="{RELS}"'


class Book:
    """A spreadsheet of one sheet, to be changed before it is written."""

    def __init__(self):
        self.parts, self.types, self.links = {}, {}, {}
        self.defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        self.sheets = [("Summary", "sheet1", "")]
        self.before, self.after, self.behind = "", "", ""  # in sheet 1: before its cells, in sheetData's end, behind
        self.root = ""  # attributes of worksheet
        self.rows = [["Ward", "Complaints"], ["North", 12], ["South", 30]]
        self.own_rows = None
        self.fonts = ['<font><sz val="11"/><name val="Calibri"/></font>']
        self.fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>']
        self.formats, self.styles, self.dxfs, self.styles_end = [], ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'], [], ""
        self.names, self.workbook_start, self.workbook_pr, self.views, self.workbook_end = "", "", "<workbookPr/>", "", ""
        self.workbook_root = ""
        self.strings = ["Ward", "Complaints", "North", "South"]
        self.core = '<dcterms:created xsi:type="dcterms:W3CDTF">2024-01-02T03:04:05Z</dcterms:created>'
        self.app = "<Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion>"
        self.main_type = SHEETS + "sheet.main+xml"
        self.encoding = {}
        self.others = {"xl/worksheets/sheet2.xml": None}

    def link(self, source, kind, target, outside=False):
        links = self.links.setdefault(source, [])
        if "://" not in kind:
            kind = f"{RELS}/{kind}"
        links.append((f"rId{len(links) + 1}", kind, target, outside))
        return links[-1][0]

    def part(self, name, data, content_type=None):
        self.parts[name] = data
        if content_type:
            self.types[name] = content_type

    def second(self, state, rows="", listed=True):
        """A second sheet."""
        rows = rows or '<row r="1"><c r="A1"><v>41</v></c></row>'
        self.part("xl/worksheets/sheet2.xml", f"{HEAD}<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>", SHEETS + "worksheet+xml")
        self.sheets.append(("Raw", "sheet2", f' state="{state}"' if state else ""))

    def style(self, font=None, fill=None, code=None, number=None):
        """A style's number."""
        font_id = fill_id = 0
        if font:
            self.fonts.append(f"<font>{font}</font>")
            font_id = len(self.fonts) - 1
        if fill:
            self.fills.append(f"<fill>{fill}</fill>")
            fill_id = len(self.fills) - 1
        if code is not None:
            number = 164 + len(self.formats)
            self.formats.append((number, code))
        self.styles.append(f'<xf numFmtId="{number or 0}" fontId="{font_id}" fillId="{fill_id}" borderId="0" xfId="0"/>')
        return len(self.styles) - 1

    def cells(self):
        if self.own_rows is not None:
            return self.own_rows
        rows = []
        for number, row in enumerate(self.rows, 1):
            cells = "".join(self.cell(f"{chr(65 + column)}{number}", value) for column, value in enumerate(row))
            rows.append(f'<row r="{number}">{cells}</row>')
        return "".join(rows)

    def cell(self, place, value):
        if isinstance(value, str) and value.startswith("<"):
            return value.replace("@", place, 1)
        if isinstance(value, str):
            if value not in self.strings:
                self.strings.append(value)
            return f'<c r="{place}" t="s"><v>{self.strings.index(value)}</v></c>'
        return f'<c r="{place}"><v>{value}</v></c>'

    def all_parts(self):
        cells = self.cells()
        parts = {}
        sheet = f"{HEAD}<worksheet {NS}{self.root}>{self.before}<sheetData>{cells}</sheetData>{self.behind}</worksheet>"
        listed = ""
        for number, (name, file, state) in enumerate(self.sheets, 1):
            identifier = self.link("xl/workbook.xml", "worksheet", f"worksheets/{file}.xml")
            listed += f'<sheet name="{name}" sheetId="{number}"{state} r:id="{identifier}"/>'
        self.link("xl/workbook.xml", "styles", "styles.xml")
        self.link("xl/workbook.xml", "sharedStrings", "sharedStrings.xml")
        self.link("", "officeDocument", "xl/workbook.xml")
        self.link("", PACKAGE + "/metadata/core-properties", "docProps/core.xml")
        self.link("", "extended-properties", "docProps/app.xml")
        names = f"<definedNames>{self.names}</definedNames>" if self.names else ""
        workbook = (
            f"{HEAD}<workbook {NS}{self.workbook_root}>{self.workbook_start}{self.workbook_pr}{self.views}"
            f"<sheets>{listed}</sheets>{names}<calcPr calcId=\"0\"/>{self.workbook_end}</workbook>"
        )
        formats = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in self.formats)
        formats = f"<numFmts>{formats}</numFmts>" if formats else ""
        styles = (
            f"{HEAD}<styleSheet xmlns=\"{MAIN}\">{formats}<fonts>{''.join(self.fonts)}</fonts><fills>{''.join(self.fills)}</fills>"
            '<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
            '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f"<cellXfs>{''.join(self.styles)}</cellXfs>"
            '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            f"<dxfs>{''.join(self.dxfs)}</dxfs>{self.styles_end}</styleSheet>"
        )
        items = "".join(text if text.startswith("<si>") else f"<si><t>{text}</t></si>" for text in self.strings)
        parts["xl/worksheets/sheet1.xml"] = (sheet, SHEETS + "worksheet+xml")
        parts["xl/workbook.xml"] = (workbook, self.main_type)
        parts["xl/styles.xml"] = (styles, SHEETS + "styles+xml")
        parts["xl/sharedStrings.xml"] = (f'{HEAD}<sst xmlns="{MAIN}">{items}</sst>', SHEETS + "sharedStrings+xml")
        parts["docProps/core.xml"] = (
            f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{self.core}</cp:coreProperties>',
            "application/vnd.openxmlformats-package.core-properties+xml",
        )
        parts["docProps/app.xml"] = (
            f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
            f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{self.app}</Properties>',
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        )
        all_parts = {name: data for name, (data, _) in parts.items()}
        types = {name: content for name, (_, content) in parts.items()} | self.types
        all_parts |= self.parts
        for source, links in self.links.items():
            folder, _, file = source.rpartition("/")
            name = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
            items = "".join(
                f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"' + (' TargetMode="External"' if outside else "") + "/>"
                for identifier, kind, target, outside in links
            )
            all_parts[name] = f'{HEAD}<Relationships xmlns="{PACKAGE}">{items}</Relationships>'
        defaults = "".join(f'<Default Extension="{end}" ContentType="{content}"/>' for end, content in self.defaults.items())
        overrides = "".join(f'<Override PartName="/{name}" ContentType="{content}"/>' for name, content in types.items())
        contents = f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'
        return {"[Content_Types].xml": contents} | all_parts

    def bytes(self):
        return package(self.all_parts())


def package(parts, comment=b""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
        archive.comment = comment
    return out.getvalue()


CONTROLS = {}


def control(name):
    """A function that makes a book with its flaw if it is told so, and without it otherwise."""

    def keep(make):
        CONTROLS[name] = make
        return make

    return keep


def simple(name, **attributes):
    """A control that sets attributes of a book: a pair of the bad and the good value each."""

    def make(is_bad):
        book = Book()
        for key, (bad, good) in attributes.items():
            setattr(book, key, bad if is_bad else good)
        return book

    CONTROLS[name] = make


def lead(name, kind, target, data="<x/>", content=None, of="xl/worksheets/sheet1.xml"):
    """A control with a part that is a finding by being there."""

    def make(is_bad):
        book = Book()
        if is_bad:
            book.link(of, kind, "/" + target)
            book.part(target, data, content)
            book.defaults |= {"bin": "application/octet-stream", "png": "image/png"}
        return book

    CONTROLS[name] = make


MICROSOFT = "http://schemas.microsoft.com/office/"
ROW = '<row r="{}"{}><c r="A{}" t="s"><v>2</v></c><c r="B{}"><v>12</v></c></row>'


def rows(attributes):
    head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    return head + ROW.format(2, attributes, 2, 2) + '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>30</v></c></row>'


EMPTY_HIDDEN = rows("") + '<row r="4" hidden="1"/>'

# Sheets.
for case, state in (("", "hidden"), (".very", "veryHidden")):

    @control("sheet" + case)
    def sheet(is_bad, state=state):
        book = Book()
        book.second(state if is_bad else "")
        return book


@control("sheet.unlisted")
def unlisted(is_bad):
    book = Book()
    book.second("")
    if is_bad:
        book.sheets.pop()
        book.link("xl/workbook.xml", "worksheet", "worksheets/sheet2.xml")
    return book


simple("sheet.window", views=('<bookViews><workbookView visibility="hidden"/></bookViews>', '<bookViews><workbookView xWindow="0" activeTab="0"/></bookViews>'))
simple("sheet.tabs", views=('<bookViews><workbookView showSheetTabs="0"/></bookViews>', '<bookViews><workbookView showSheetTabs="1"/></bookViews>'))

# Rows and columns.
simple("row", own_rows=(rows(' hidden="1"'), EMPTY_HIDDEN))
simple("row.collapsed", own_rows=(rows(' outlineLevel="1" hidden="1"'), rows(' outlineLevel="1"')))
simple("row.height", own_rows=(rows(' ht="0" customHeight="1"'), rows(' ht="9" customHeight="1"')))
simple("row.default-height", before=('<sheetFormatPr defaultRowHeight="0.5"/>', '<sheetFormatPr defaultRowHeight="15"/>'))
frozen = '<sheetViews><sheetView workbookViewId="0" topLeftCell="{}"><pane ySplit="1" topLeftCell="A4" state="frozen"/></sheetView></sheetViews>'
simple("row.frozen", before=(frozen.format("A3"), frozen.format("A1")))
simple("column.frozen", before=(frozen.format("B1"), frozen.format("A1")))
simple("column", before=('<cols><col min="2" max="2" width="9" hidden="1"/></cols>', '<cols><col min="3" max="16384" width="9" hidden="1"/></cols>'))
simple("column.width", before=('<cols><col min="2" max="2" width="0.1" customWidth="1"/></cols>', '<cols><col min="2" max="2" width="6" customWidth="1"/></cols>'))
simple("column.default-width", before=('<sheetFormatPr defaultColWidth="0" defaultRowHeight="15"/>', '<sheetFormatPr defaultColWidth="9" defaultRowHeight="15"/>'))
ON = '<autoFilter ref="A1:B3"><filterColumn colId="0"><filters><filter val="South"/></filters></filterColumn></autoFilter>'
simple("filtered-row", own_rows=(rows(' hidden="1"'), rows("")), behind=(ON, '<autoFilter ref="A1:B3"/>'))


@control("filtered-row.table")
def filtered_table(is_bad):
    book = Book()
    book.own_rows = rows(' hidden="1"' if is_bad else "")
    identifier = book.link("xl/worksheets/sheet1.xml", "table", "../tables/table1.xml")
    book.behind = f'<tableParts count="1"><tablePart r:id="{identifier}"/></tableParts>'
    columns = '<tableColumns count="2"><tableColumn id="1" name="Ward"/><tableColumn id="2" name="Complaints"/></tableColumns>'
    book.part(
        "xl/tables/table1.xml",
        f'{HEAD}<table xmlns="{MAIN}" id="1" name="Table1" displayName="Table1" ref="A1:B3">{ON if is_bad else ON[:23] + "/>"}{columns}</table>',
        SHEETS + "table+xml",
    )
    return book


# Letters that do not show.
def letters(name, bad, good, value=12):
    @control(name)
    def make(is_bad):
        book = Book()
        font, fill, code = bad if is_bad else good
        style = book.style(font, fill, code)
        cell = f'<c r="@" s="{style}"><v>{value}</v></c>' if not isinstance(value, str) else f'<c r="@" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>'
        book.rows[1][1] = cell
        return book


def solid(colour):
    return f'<patternFill patternType="solid"><fgColor {colour}/><bgColor indexed="64"/></patternFill>'


WHITE, BLACK = '<sz val="11"/><color rgb="FFFFFFFF"/>', '<sz val="11"/><color rgb="FF000000"/>'
letters("same-color-text", (WHITE, None, None), (WHITE, solid('rgb="FF1F4E78"'), None))
letters("same-color-text.theme", ('<color theme="0"/>', None, None), ('<color theme="1"/>', None, None))
letters("same-color-text.tint", ('<color theme="0" tint="-0.05"/>', None, None), ('<color theme="0" tint="-0.5"/>', None, None))
letters("same-color-text.indexed", ('<color indexed="9"/>', None, None), ('<color indexed="8"/>', None, None))
letters("same-color-text.fill", (BLACK, solid('rgb="FF000000"'), None), (BLACK, solid('rgb="FFFFFF00"'), None))
letters("same-color-text.same", ('<color rgb="FF70AD47"/>', solid('theme="9"'), None), ('<color rgb="FF000000"/>', solid('theme="9"'), None))
letters("same-color-text.automatic", (None, solid('rgb="FF000000"'), None), (None, solid('rgb="FFCCCCCC"'), None))
gradient = '<gradientFill><stop position="0"><color rgb="FF{}"/></stop><stop position="1"><color rgb="FF{}"/></stop></gradientFill>'
letters("same-color-text.gradient", (WHITE, gradient.format("FFFFFF", "F8F8F8"), None), (WHITE, gradient.format("000000", "444444"), None))
letters("same-color-text.format", (None, None, "[White]0"), (None, None, "[Red]0"))
letters("tiny-text", ('<sz val="1"/>', None, None), ('<sz val="8"/>', None, None))
letters("number-format", (None, None, ";;;"), (None, None, "#,##0;-#,##0;;@"))
letters("number-format.text", (None, None, ";;;"), (None, None, "0;0;0;@"), "Officer")
letters("number-format.words", (None, None, "[&lt;=5]&quot;*&quot;;0"), (None, None, "[&lt;=5]0;0"), 3)
letters("number-format.fixed", (None, None, "&quot;withheld&quot;"), (None, None, "0 &quot;cases&quot;"))


@control("same-color-text.run")
def run(is_bad):
    book = Book()
    colour = "FFFFFFFF" if is_bad else "FFFF0000"
    book.strings[2] = f'<si><r><t xml:space="preserve">North </t></r><r><rPr><color rgb="{colour}"/></rPr><t>PC Smith</t></r></si>'
    book.own_rows = rows("")
    return book


@control("tiny-text.run")
def tiny_run(is_bad):
    book = Book()
    book.strings[2] = f'<si><r><rPr><sz val="{1 if is_bad else 9}"/></rPr><t>North</t></r></si>'
    book.own_rows = rows("")
    return book


@control("phonetic")
def phonetic(is_bad):
    book = Book()
    book.strings[2] = "<si><t>North</t>" + ('<rPh sb="0" eb="5"><t>Smith</t></rPh>' if is_bad else "") + '<phoneticPr fontId="0"/></si>'
    book.own_rows = rows("")
    return book


def conditional(name, bad, good, rule='<cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>6</formula></cfRule>'):
    simple(
        name,
        dxfs=([bad], [good]),
        behind=(f'<conditionalFormatting sqref="B2:B3">{rule}</conditionalFormatting>',) * 2,
    )


conditional("conditional-format", '<dxf><font><color rgb="FFFFFFFF"/></font></dxf>', '<dxf><font><color rgb="FFFF0000"/></font></dxf>')
conditional("conditional-format.number", '<dxf><numFmt numFmtId="170" formatCode=";;;"/></dxf>', '<dxf><numFmt numFmtId="170" formatCode="0.0"/></dxf>')
conditional(
    "conditional-format.fill",
    '<dxf><fill><patternFill><bgColor rgb="FF000000"/></patternFill></fill></dxf>',
    '<dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf>',
)
BAR = '<conditionalFormatting sqref="B2:B3"><cfRule type="dataBar" priority="1"><dataBar{}><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule></conditionalFormatting>'
simple("conditional-format.bar", behind=(BAR.format(' showValue="0"'), BAR.format("")))
X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
EXTENDED = (
    '<extLst><ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" {x14}><x14:conditionalFormattings><x14:conditionalFormatting>'
    '<x14:cfRule type="expression" priority="1" id="{{00000000-0000-0000-0000-000000000001}}"><xm:f>TRUE</xm:f>'
    '<x14:dxf><font><color rgb="FF{c}"/></font></x14:dxf></x14:cfRule><xm:sqref>B2:B3</xm:sqref></x14:conditionalFormatting>'
    "</x14:conditionalFormattings></ext></extLst>"
)
simple("conditional-format.extended", behind=(EXTENDED.format(x14=X14, c="FFFFFF"), EXTENDED.format(x14=X14, c="FF0000")))
STYLE = '<tableStyles count="1"><tableStyle name="Own" count="1"><tableStyleElement type="wholeTable" dxfId="0"/></tableStyle></tableStyles>'
simple("table-style", styles_end=(STYLE, STYLE), dxfs=(['<dxf><font><color rgb="FFFFFFFF"/></font></dxf>'], ['<dxf><font><color rgb="FF0000FF"/></font></dxf>']))
MERGE = '<mergeCells count="1"><mergeCell ref="{}"/></mergeCells>'
simple("merged-over", behind=(MERGE.format("A2:B2"), MERGE.format("A5:B5")))

# Names.
name = '<definedName name="{}"{}>{}</definedName>'
simple("defined-name", names=(name.format("Wards", ' hidden="1"', "Summary!$A$2:$A$3"), name.format("Wards", "", "Summary!$A$2:$A$3")))
simple("defined-name.value", names=(name.format("Total", "", "42"), name.format("_xlnm.Print_Area", ' localSheetId="0"', "Summary!$A$1:$B$3")))
simple("defined-name.filter", names=(name.format("_xlnm.Hidden", ' localSheetId="0" hidden="1"', "Summary!$A$1"), name.format("_xlnm._FilterDatabase", ' localSheetId="0" hidden="1"', "Summary!$A$1:$B$3")))


@control("defined-name.sheet")
def name_of_hidden(is_bad):
    book = Book()
    book.second("hidden" if is_bad else "")
    book.names = name.format("Wards", "", "Raw!$A$1")
    return book


simple("external-link.name", names=(name.format("Wards", "", "[1]Sheet1!$A$1"), name.format("Wards", "", "#REF!")))
simple("macro.name", names=(name.format("Run", ' function="1" xlm="1"', "Summary!$A$1"), name.format("Run", "", "Summary!$A$1")))

# Parts that are findings.
lead("pivot-table", "pivotTable", "xl/pivotTables/pivotTable1.xml")
lead("pivot-cache", "pivotCacheDefinition", "xl/pivotCache/pivotCacheDefinition1.xml", of="xl/workbook.xml")
lead("pivot-cache.slicer", MICROSOFT + "2007/relationships/slicerCache", "xl/slicerCaches/slicerCache1.xml", of="xl/workbook.xml")
lead("external-link", "externalLink", "xl/externalLinks/externalLink1.xml", of="xl/workbook.xml")
lead("data-model", MICROSOFT + "2011/relationships/powerPivotData", "xl/model/item.data", of="xl/workbook.xml")
lead("data-source", "connections", "xl/connections.xml", of="xl/workbook.xml")
lead("data-source.table", "queryTable", "xl/queryTables/queryTable1.xml")
lead("embedded-file", "oleObject", "xl/embeddings/oleObject1.bin")
lead("embedded-file.package", "package", "xl/embeddings/book.xlsx")
lead("picture", "image", "xl/media/image1.png", PIXEL)
lead("picture-text", "image", "xl/media/image1.png", commented(PIXEL))
lead("form-field", "control", "xl/activeX/activeX1.xml")
lead("form-field.property", "ctrlProp", "xl/ctrlProps/ctrlProp1.xml")
lead("macro", MICROSOFT + "2006/relationships/vbaProject", "xl/vbaProject.bin", of="xl/workbook.xml")
lead("macro.sheet", MICROSOFT + "2006/relationships/xlMacrosheet", "xl/macrosheets/sheet1.xml", of="xl/workbook.xml")
lead("tracked-change", "revisionHeaders", "xl/revisions/revisionHeaders.xml", of="xl/workbook.xml")
lead("author.users", "usernames", "xl/revisions/userNames.xml", of="xl/workbook.xml")
lead("author.persons", MICROSOFT + "2017/10/relationships/person", "xl/persons/person.xml", of="xl/workbook.xml")
lead("custom-xml", "customXml", "customXml/item1.xml", of="xl/workbook.xml")
lead("custom-xml.map", "xmlMaps", "xl/xmlMaps.xml", of="xl/workbook.xml")
lead("printer-settings", "printerSettings", "xl/printerSettings/printerSettings1.bin")
lead("thumbnail", PACKAGE + "/metadata/thumbnail", "docProps/thumbnail.jpeg", of="")
lead("properties.label", MICROSOFT + "2020/02/relationships/classificationlabels", "docMetadata/LabelInfo.xml", of="")
lead("properties.sheet", "customProperty", "xl/customProperty1.bin")
lead("drawing.vml", "vmlDrawing", "xl/drawings/vmlDrawing1.vml")
lead("chart.sheet", "chartsheet", "xl/chartsheets/sheet1.xml", of="xl/workbook.xml")
lead("unknown-part.kind", "http://example.org/relationships/other", "xl/other.xml", of="xl/workbook.xml")
simple("macro.workbook", main_type=("application/vnd.ms-excel.sheet.macroEnabled.main+xml", SHEETS + "sheet.main+xml"))


@control("unknown-part")
def orphan_part(is_bad):
    book = Book()
    if is_bad:
        book.part("xl/notes.xml", "<x/>")
    return book


@control("unknown-part.link")
def linked_part(is_bad):
    book = Book()
    book.link("xl/worksheets/sheet1.xml", "hyperlink", "../notes.xml" if is_bad else "#Summary!A1")
    if is_bad:
        book.part("xl/notes.xml", "<x/>")
    return book


@control("unknown-part.type")
def wrong_type(is_bad):
    book = Book()
    if is_bad:
        book.types["xl/styles.xml"] = SHEETS + "worksheet+xml"
    return book


simple("unknown-part.element", behind=("<protectedRanges/>", '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>'))
simple("unknown-part.attribute", before=('<dimension ref="A1" note="x"/>', '<dimension ref="A1"/>'))
simple("unknown-part.namespace", root=(' xmlns:y="http://example.org/" y:note="x"', ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable=""'))
simple("unknown-part.text", behind=("<pageMargins>note</pageMargins>", "<pageMargins> </pageMargins>"))
simple("unknown-part.extension", behind=('<extLst><ext uri="{1}"><y:z xmlns:y="http://example.org/"/></ext></extLst>', '<extLst><ext uri="{1}"/></extLst>'))
simple("unknown-part.cell", own_rows=('<row r="1"><c r="A1"><v>12</v><w>3</w></c></row>', '<row r="1"><c r="A1"><v>12</v></c></row>'), strings=([], []))
simple("unknown-part.styles", styles_end=("<notes/>", "<tableStyles count=\"0\"/>"))
digest = 'algorithmName="SHA-512" hashValue="q83v" saltValue="q83v" spinCount="100000"'
simple("protection", behind=(f'<sheetProtection sheet="1" {digest}/>', '<sheetProtection sheet="1" password="CC1A"/>'))
workbook_digest = 'workbookAlgorithmName="SHA-512" workbookHashValue="q83v" workbookSaltValue="q83v" workbookSpinCount="100000"'
simple("protection.structure", workbook_start=(f'<workbookPr/><workbookProtection lockStructure="1" {workbook_digest}/>', '<workbookPr/><workbookProtection lockStructure="1"/>'))
simple("protection.sharing", workbook_start=(f'<fileSharing readOnlyRecommended="1" {digest}/>', '<fileSharing readOnlyRecommended="1"/>'))
simple("scenario", behind=('<scenarios><scenario name="a" user="b"><inputCells r="B2" val="3"/></scenario></scenarios>', ""))


# Comments, drawings, charts.
@control("comment")
def comment(is_bad):
    book = Book()
    if is_bad:
        book.link("xl/worksheets/sheet1.xml", "comments", "../comments1.xml")
        book.part("xl/comments1.xml", f'{HEAD}<comments xmlns="{MAIN}"><authors><author>A. Clerk</author></authors><commentList><comment ref="B2" authorId="0"><text><t>see file</t></text></comment></commentList></comments>', SHEETS + "comments+xml")
    return book


CONTROLS["author.comment"] = comment


@control("threaded-comment")
def threaded(is_bad):
    book = Book()
    if is_bad:
        book.link("xl/worksheets/sheet1.xml", MICROSOFT + "2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml")
        book.part("xl/threadedComments/threadedComment1.xml", f'{HEAD}<ThreadedComments xmlns="{MICROSOFT}spreadsheetml/2018/threadedcomments"><threadedComment ref="B2" personId="{{0}}" id="{{1}}"><text>see file</text></threadedComment></ThreadedComments>')
    return book


simple("comment.name", names=('<definedName name="W" comment="see file">Summary!$A$1</definedName>', '<definedName name="W">Summary!$A$1</definedName>'))


@control("drawing")
def drawing(is_bad):
    book = Book()
    if is_bad:
        identifier = book.link("xl/worksheets/sheet1.xml", "drawing", "../drawings/drawing1.xml")
        book.behind = f'<drawing r:id="{identifier}"/>'
        book.part("xl/drawings/drawing1.xml", f'{HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9" cy="9"/><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Box" descr="a box"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>Draft</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>')
    return book


@control("chart")
def chart(is_bad):
    book = Book()
    if is_bad:
        identifier = book.link("xl/worksheets/sheet1.xml", "drawing", "../drawings/drawing1.xml")
        book.link("xl/drawings/drawing1.xml", "chart", "../charts/chart1.xml")
        book.behind = f'<drawing r:id="{identifier}"/>'
        book.part("xl/drawings/drawing1.xml", f'{HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>')
        book.part("xl/charts/chart1.xml", f'{HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:numCache><c:pt idx="0"><c:v>12</c:v></c:pt></c:numCache></c:chartSpace>')
    return book


# Formulas.
def formula(name, bad, good):
    @control(name)
    def make(is_bad):
        book = Book()
        book.rows[2][1] = bad if is_bad else good
        return book


formula("external-link.formula", '<c r="@"><f>[1]Sheet1!A1</f><v>30</v></c>', '<c r="@"><f>SUM(B2)</f><v>30</v></c>')
formula("external-link.function", '<c r="@" t="str"><f>WEBSERVICE("x")</f><v>30</v></c>', '<c r="@" t="str"><f>UPPER("x")</f><v>30</v></c>')
formula("no-value", '<c r="@"><f>SUM(B2)</f></c>', '<c r="@"><f>SUM(B2)</f><v>12</v></c>')
formula("no-value.text", '<c r="@" t="str"><f>A2&amp;""</f></c>', '<c r="@" t="str"><f>""</f><v></v></c>')
formula("formula-figures", '<c r="@"><f>26+4</f><v>30</v></c>', '<c r="@"><f>B2*100</f><v>1200</v></c>')
formula("formula-figures.cell", '<c r="@"><f>B2+4</f><v>16</v></c>', '<c r="@"><f>B2+1</f><v>13</v></c>')
simple("orphan-text", strings=(["Ward", "Complaints", "North", "South", "PC Smith"], ["Ward", "Complaints", "North", "South"]))


@control("external-link.hyperlink")
def hyperlink(is_bad):
    book = Book()
    target = "file:///C:/cases/list.xlsx" if is_bad else "https://example.org/"
    identifier = book.link("xl/worksheets/sheet1.xml", "hyperlink", target, outside=True)
    book.behind = f'<hyperlinks><hyperlink ref="A2" r:id="{identifier}" display="North"/></hyperlinks>'
    return book


@control("external-link.image")
def linked_image(is_bad):
    book = Book()
    if is_bad:
        book.link("xl/worksheets/sheet1.xml", "image", "https://example.org/a.png", outside=True)
    return book


# Authors and properties.
simple("author", core=("<dc:creator>A. Clerk</dc:creator>", "<dc:creator></dc:creator>"))
simple("author.modified", core=("<cp:lastModifiedBy>A. Clerk</cp:lastModifiedBy>", "<cp:revision>4</cp:revision>"))
simple("author.company", app=("<Company>Example Force</Company>", "<Application>LibreOffice/7.3</Application>"))
simple("author.sharing", workbook_start=('<fileSharing userName="A. Clerk"/>', '<fileVersion appName="xl"/>'))
MC = ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"'
FOLDER = '<mc:AlternateContent><mc:Choice Requires="x15">{}</mc:Choice></mc:AlternateContent>'
simple("author.folder", workbook_root=(MC, MC), workbook_end=(FOLDER.format('<x15ac:absPath url="C:\\Users\\clerk\\"/>'), FOLDER.format("")))
simple("author.view", workbook_end=('<customWorkbookViews><customWorkbookView name="A. Clerk" guid="{1}"/></customWorkbookViews>', ""))
simple("properties", core=("<dc:subject>case 17</dc:subject>", "<dc:title>Complaints by ward</dc:title>"))
PARTS = "<TitlesOfParts><vt:vector><vt:lpstr>{}</vt:lpstr></vt:vector></TitlesOfParts>"
simple("unknown-part.property", core=('<dc:title note="case 17">Wards</dc:title>', '<dc:title xml:lang="en">Wards</dc:title>'))
simple("properties.titles", app=(PARTS.format("Names of officers"), PARTS.format("Summary")))
simple("properties.code-name", before=('<sheetPr codeName="Officers"/>', '<sheetPr codeName="Sheet1"/>'))


@control("properties.own")
def own_properties(is_bad):
    book = Book()
    space = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
    inside = '<property fmtid="{1}" pid="2" name="Reviewer"><vt:lpwstr>A. Clerk</vt:lpwstr></property>' if is_bad else ""
    book.link("", "custom-properties", "docProps/custom.xml")
    book.part("docProps/custom.xml", f"{HEAD}<Properties {space}>{inside}</Properties>", "application/vnd.openxmlformats-officedocument.custom-properties+xml")
    return book


# The file as a whole.
simple("remark", behind=("<!-- case 17 -->", ""))
simple("remark.instruction", behind=("<?note case 17?>", ""))
simple("two-readings", own_rows=(rows("") + '<row r="3"><c r="A3"><v>1</v></c></row>', rows("") + '<row r="4"><c r="A4"><v>1</v></c></row>'))
simple("two-readings.cell", own_rows=(rows("").replace('r="B3"', 'r="A3"'), rows("")))
simple("broken.xml", behind=("<pageMargins>", "<pageMargins/>"))
simple("broken.string", own_rows=(rows("") + '<row r="4"><c r="A4" t="s"><v>99</v></c></row>', rows("")))
simple("too-large.far", own_rows=("".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(1, 700)), '<row r="9"><c r="XFD9"><v>1</v></c></row>'), strings=([], []))


@control("two-readings.names")
def same_name(is_bad):
    book = Book()
    if is_bad:
        book.part("XL/Styles.xml", "<x/>")
    return book


def edited(name, edit):
    def make(is_bad):
        data = Book().bytes()
        return edit(data) if is_bad else data

    CONTROLS[name] = make


def gap(data):
    """Bytes between the last part and the directory."""
    end = len(data) - 22
    start = struct.unpack_from("<I", data, end + 16)[0]
    return data[:start] + b"case 17" + data[start:end] + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, *struct.unpack_from("<2H", data, end + 8), end - start, start + 7, 0)


def flagged(data):
    """The flag of encryption on every part."""
    data = bytearray(data)
    at = struct.unpack_from("<I", data, len(data) - 6)[0]
    while data[at : at + 4] == b"PK\x01\x02":
        data[at + 8] |= 1
        name, extra, note = struct.unpack_from("<3H", data, at + 28)
        at += 46 + name + extra + note
    return bytes(data)


def bomb(data):
    """A part of a hundred million equal bytes."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        info = zipfile.ZipInfo("xl/big.xml", (1980, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, b"\0" * 5_000_000)
    return out.getvalue()


edited("stray-bytes", lambda data: data + b"case 17")
edited("stray-bytes.gap", gap)
edited("stray-bytes.comment", lambda data: data[:-2] + struct.pack("<H", 7) + b"case 17")
edited("broken", lambda data: data[: len(data) // 2])
edited("encrypted.part", flagged)
edited("encrypted", lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"))
edited("too-large", bomb)


def entities(is_bad):
    book = Book()
    parts = book.all_parts()
    if is_bad:
        declared = "".join(f'<!ENTITY e{n} "{"&e%d;" % (n - 1) * 10 if n else "x"}">' for n in range(9))
        parts["xl/sharedStrings.xml"] = f"<!DOCTYPE sst [{declared}]><sst xmlns=\"{MAIN}\"><si><t>&e8;</t></si></sst>"
    return package(parts)


CONTROLS["broken.entities"] = entities


def utf16(is_bad):
    book = Book()
    parts = book.all_parts()
    text = parts["xl/styles.xml"].replace("UTF-8", "ISO-8859-1" if is_bad else "UTF-16")
    parts["xl/styles.xml"] = text.encode("latin-1" if is_bad else "utf-16-le", "strict") if is_bad else b"\xff\xfe" + text.encode("utf-16-le")
    return package(parts)


CONTROLS["broken.encoding"] = utf16


def without_metadata(data):
    """A file of a tool without the names it gives its author."""
    import re

    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            parts[info.filename] = archive.read(info)
    core = parts["docProps/core.xml"].decode()
    core = re.sub(r"<dc:creator>.*?</dc:creator>|<cp:lastModifiedBy>.*?</cp:lastModifiedBy>", "", core)
    parts["docProps/core.xml"] = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "2024-01-02T03:04:05Z", core).encode()
    return package(parts)


def tools():
    """Clean files as tools write them."""
    try:
        import openpyxl
        import xlsxwriter
    except ImportError:
        return
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [["Ward", "Complaints", "Share"], ["North", 12, 0.125], ["South", 30, 0.875]]:
        sheet.append(row)
    sheet["C2"].number_format = sheet["C3"].number_format = "0.0%"
    sheet.auto_filter.ref = "A1:C3"
    sheet.freeze_panes = "A2"
    sheet.oddHeader.center.text = "Complaints by ward"
    out = io.BytesIO()
    book.save(out)
    (HERE / "tool.openpyxl-good.xlsx").write_bytes(without_metadata(out.getvalue()))
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Summary")
    sheet.add_table("A1:B3", {"data": [["North", 12], ["South", 30]], "columns": [{"header": "Ward"}, {"header": "Complaints"}]})
    sheet.conditional_format("B2:B3", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("A2:A3", {"validate": "list", "source": ["North", "South"]})
    sheet.write_url("D1", "https://example.org/")
    sheet.write_formula("D3", "=SUM(B2:B3)", book.add_format({"bold": True, "bg_color": "#DDEBF7"}), 42)
    book.close()
    (HERE / "tool.xlsxwriter-good.xlsx").write_bytes(without_metadata(out.getvalue()))


def main():
    HERE.mkdir(exist_ok=True)
    for name, make in CONTROLS.items():
        for is_bad in (True, False):
            made = make(is_bad)
            data = made if isinstance(made, bytes) else made.bytes()
            assert len(data) < 30_000, name
            (HERE / f"{name}-{'bad' if is_bad else 'good'}.xlsx").write_bytes(data)
    tools()


if __name__ == "__main__":
    main()
