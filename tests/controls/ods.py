"""Controls for the examination of OpenDocument spreadsheets: for each thing that can hide a file that hides it, and a
twin that does not. Needs nothing but Python. Everything in them is invented."""
from opendocument import package, shared, style
from pack import write


def cell(value, shown=None, *, kind="float", tag="table-cell", more="", words=True):
    """A cell with a stored value and what it shows."""
    shown = str(value) if shown is None else shown
    key = {"date": "date-value", "string": "string-value"}.get(kind, "value")
    return f'<table:{tag} office:value-type="{kind}" office:{key}="{value}"{more}>{f"<text:p>{shown}</text:p>" if words else ""}</table:{tag}>'


def words(text, more=""):
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def row(*cells, more=""):
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def sheet(*rows, name="Lamps", more="", columns="<table:table-column table:number-columns-repeated=\"3\"/>", before=""):
    return f'<table:table table:name="{name}"{more}>{before}{columns}{"".join(rows)}</table:table>'


PLAIN = row(words("Street"), words("Lamps")) + row(words("North"), cell(12)) + row(
    '<table:table-cell table:number-columns-repeated="16384"/>', more=' table:number-rows-repeated="1048574"'
)


def ods(content=PLAIN, *, sheets=None, after="", first="", protected="", **rest):
    body = sheets if sheets is not None else sheet(content)
    return package("ods", f"<office:spreadsheet{protected}>{first}{body}{after}</office:spreadsheet>", **rest)


def styled(properties, *, data="", inside=""):
    more = {"data_style_name": data} if data else {}
    return style("ce1", "table-cell", properties + inside, **more)


def one(more=' table:style-name="ce1"', value=12, shown=None):
    return row(words("North"), cell(value, shown, more=more))


def ground(colour, ink):
    return styled(f'<style:table-cell-properties fo:background-color="{colour}"/><style:text-properties fo:color="{ink}"/>')


def dates(shown):
    return ods(row(cell("2024-03-05", shown, kind="date")))


GOOD = ods()
ODD = '<number:number-style style:name="N1"><number:text>xx</number:text></number:number-style>'
EVEN = '<number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>'
SPLIT = (
    '<number:number-style style:name="N2"><number:text>xx</number:text></number:number-style><number:number-style style:name="N1">'
    '<number:number number:min-integer-digits="1"/><style:map style:condition="value()&lt;=5" style:apply-style-name="N2"/></number:number-style>'
)
CONDITION = (
    '<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="Lamps.B1:Lamps.B2"><calcext:condition '
    'calcext:apply-style-name="Quiet" calcext:value="&lt;=5" calcext:base-cell-address="Lamps.B1"/></calcext:conditional-format>'
    "</calcext:conditional-formats>"
)


def quiet(colour):
    return style("Quiet", "table-cell", f'<style:text-properties fo:color="{colour}"/>')


PAIRS = {
    **shared(ods, PLAIN),
    "sheet": (
        ods(sheets=sheet(PLAIN) + sheet(PLAIN, name="Unlit", more=' table:style-name="ta1"'), automatic=style("ta1", "table", '<style:table-properties table:display="false"/>')),
        ods(sheets=sheet(PLAIN) + sheet(PLAIN, name="Lit", more=' table:style-name="ta1"'), automatic=style("ta1", "table", '<style:table-properties table:display="true"/>')),
    ),
    "row.collapsed": (ods(row(words("North"), cell(12), more=' table:visibility="collapse"')), ods(row(words("North"), cell(12), more=' table:visibility="visible"'))),
    "filtered-row": (ods(row(words("North"), cell(12), more=' table:visibility="filter"')), ods(row(more=' table:visibility="filter"') + PLAIN)),
    "row.flat": (
        ods(row(words("North"), more=' table:style-name="ro1"'), automatic=style("ro1", "table-row", '<style:table-row-properties style:row-height="0cm"/>')),
        ods(row(words("North"), more=' table:style-name="ro1"'), automatic=style("ro1", "table-row", '<style:table-row-properties style:row-height="0.45cm"/>')),
    ),
    "row.group": (
        ods('<table:table-row-group table:display="false">' + PLAIN + "</table:table-row-group>"),
        ods('<table:table-row-group table:display="true">' + PLAIN + "</table:table-row-group>"),
    ),
    "column.group": (
        ods(sheets=sheet(PLAIN, columns='<table:table-column/><table:table-column-group table:display="false"><table:table-column/></table:table-column-group>')),
        ods(sheets=sheet(PLAIN, columns='<table:table-column/><table:table-column-group><table:table-column/></table:table-column-group>')),
    ),
    "row.repeated": (ods(row(words("North"), more=' table:visibility="collapse" table:number-rows-repeated="40"')), ods(row(words("North"), more=' table:number-rows-repeated="40"'))),
    "column.collapsed": (
        ods(sheets=sheet(PLAIN, columns='<table:table-column/><table:table-column table:visibility="collapse"/>')),
        ods(sheets=sheet(PLAIN, columns='<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" table:number-columns-repeated="16382"/>')),
    ),
    "column.flat": (
        ods(sheets=sheet(PLAIN, columns='<table:table-column/><table:table-column table:style-name="co1"/>'), automatic=style("co1", "table-column", '<style:table-column-properties style:column-width="0.1mm"/>')),
        ods(sheets=sheet(PLAIN, columns='<table:table-column/><table:table-column table:style-name="co1"/>'), automatic=style("co1", "table-column", '<style:table-column-properties style:column-width="2cm"/>')),
    ),
    "hidden-text.white": (ods(one(), automatic=styled('<style:text-properties fo:color="#ffffff"/>')), ods(one(), automatic=ground("#003366", "#ffffff"))),
    "hidden-text.shade": (ods(one(), automatic=ground("#003366", "#003366")), ods(one(), automatic=ground("#eeeeee", "#003366"))),
    "hidden-text.column-style": (
        ods(sheets=sheet(PLAIN, columns='<table:table-column/><table:table-column table:default-cell-style-name="ce1"/>'), automatic=styled('<style:text-properties fo:color="#ffffff"/>')),
        ods(sheets=sheet(PLAIN, columns='<table:table-column/><table:table-column table:default-cell-style-name="ce1"/>'), automatic=styled('<style:text-properties fo:color="#222222"/>')),
    ),
    "hidden-text.small": (ods(one(), automatic=styled('<style:text-properties fo:font-size="1pt"/>')), ods(one(), automatic=styled('<style:text-properties fo:font-size="8pt"/>'))),
    "hidden-text.protected": (ods(one(), automatic=styled('<style:table-cell-properties style:cell-protect="hidden-and-protected"/>')), ods(one(), automatic=styled('<style:table-cell-properties style:cell-protect="protected"/>'))),
    "hidden-text.condition": (ods(sheets=sheet(PLAIN + CONDITION), common=quiet("#ffffff")), ods(sheets=sheet(PLAIN + CONDITION), common=quiet("#cc0000"))),
    "hidden-text.map": (
        ods(one(), common=quiet("#ffffff"), automatic=styled("", inside='<style:map style:condition="cell-content()&lt;=5" style:apply-style-name="Quiet"/>')),
        ods(one(), common=quiet("#cc0000"), automatic=styled("", inside='<style:map style:condition="cell-content()&lt;=5" style:apply-style-name="Quiet"/>')),
    ),
    "stored-value.words": (ods(one("", 12, "many")), ods(one("", 12, "12"))),
    "stored-value.rounded": (ods(one("", 12.4, "15")), ods(one("", 12.4, "12"))),
    "stored-value.format": (ods(one(), automatic=ODD + styled("", data="N1")), ods(one(), automatic=EVEN + styled("", data="N1"))),
    "stored-value.condition": (ods(one(value=4), automatic=SPLIT + styled("", data="N1")), ods(one(value=40), automatic=SPLIT + styled("", data="N1"))),
    "stored-value.string": (ods(row(cell("Unlit", "Lit", kind="string"))), ods(row(cell("Lit", "Lit", kind="string")))),
    "stored-value.date": (dates("withheld"), dates("5 March 2024")),
    "stored-value.empty": (ods(row(words("North"), cell(12, words=False))), ods(row(words("North"), cell(0, "-")))),
    "formula-figures": (ods(row(cell(17, more=' table:formula="of:=13+4"'))), ods(row(cell(17, more=' table:formula="of:=SUM([.A2:.A9])+1"')))),
    "merged-over": (
        ods(row(words("North", ' table:number-columns-spanned="2"'), cell(12, tag="covered-table-cell"))),
        ods(row(words("North", ' table:number-columns-spanned="2"'), "<table:covered-table-cell/>")),
    ),
    "comment": (ods(row(f'<table:table-cell office:value-type="string"><office:annotation><dc:creator>A. Clerk</dc:creator><text:p>Is this right?</text:p></office:annotation><text:p>North</text:p></table:table-cell>')), GOOD),
    "tracked-change": (ods(first='<table:tracked-changes><table:cell-content-change table:id="ct1"><table:previous><table:change-track-table-cell/></table:previous></table:cell-content-change></table:tracked-changes>'), ods(first='<table:calculation-settings table:use-wildcards="true"/>')),
    "defined-name": (
        ods(after='<table:named-expressions><table:named-expression table:name="unlit" table:base-cell-address="$Lamps.$A$1" table:expression="12"/></table:named-expressions>'),
        ods(after='<table:named-expressions><table:named-range table:name="lit" table:base-cell-address="$Lamps.$A$1" table:cell-range-address="$Lamps.$A$1:.$B$2"/></table:named-expressions>'),
    ),
    "defined-name.elsewhere": (
        ods(after='<table:named-expressions><table:named-range table:name="unlit" table:cell-range-address="\'file:///s:/lamps.ods\'#$Lamps.$A$1"/></table:named-expressions>'),
        ods(after="<table:named-expressions/>"),
    ),
    "data-source.range": (
        ods(after='<table:database-ranges><table:database-range table:name="a" table:target-range-address="Lamps.A1:Lamps.B2"><table:database-source-sql table:database-name="Board" table:sql-statement="SELECT 1"/></table:database-range></table:database-ranges>'),
        ods(after='<table:database-ranges><table:database-range table:name="a" table:target-range-address="Lamps.A1:Lamps.B2" table:display-filter-buttons="true"/></table:database-ranges>'),
    ),
    "pivot-table": (ods(after='<table:data-pilot-tables><table:data-pilot-table table:name="p" table:target-range-address="Lamps.A1:Lamps.B2"><table:source-cell-range table:cell-range-address="Unlit.A1:Unlit.C90"/></table:data-pilot-table></table:data-pilot-tables>'), GOOD),
    "scenario": (ods(sheets=sheet(PLAIN, before='<table:scenario table:scenario-ranges="Lamps.A1:Lamps.B2" table:is-active="false"/>')), GOOD),
    "validation": (ods(first='<table:content-validations><table:content-validation table:name="v" table:condition="of:cell-content-is-in-list(&quot;lit&quot;;&quot;unlit&quot;)"/></table:content-validations>'), GOOD),
    "external-link.table": (ods(sheets=sheet(PLAIN, before='<table:table-source xlink:href="../lamps.ods" table:table-name="a"/>')), GOOD),
    "external-link.formula": (ods(row(cell(12, more=' table:formula="of:=[\'file:///s:/lamps.ods\'#$Lamps.A1]"'))), ods(row(cell(12, more=' table:formula="of:=[$\'North and South\'.A1]"')))),
    "external-link.range": (ods(row('<table:table-cell office:value-type="string"><table:cell-range-source table:name="a" xlink:href="../lamps.ods"/><text:p>a</text:p></table:table-cell>')), GOOD),
    "external-link.exchange": (ods(after='<table:dde-links><table:dde-link><office:dde-source office:dde-application="soffice" office:dde-topic="lamps.ods" office:dde-item="A1"/></table:dde-link></table:dde-links>'), GOOD),
    "embedded-file.chart": (ods(sheets=sheet(PLAIN, before='<table:shapes><draw:frame svg:width="1cm" svg:height="1cm"><draw:object xlink:href="./Object 1"/></draw:frame></table:shapes>')), GOOD),
    "picture": (ods(sheets=sheet(PLAIN, before='<table:shapes><draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="Pictures/lamp.png"/></draw:frame></table:shapes>')), GOOD),
    "drawing": (
        ods(sheets=sheet(PLAIN, before='<table:shapes><draw:rect svg:x="1cm" svg:y="1cm" svg:width="1cm" svg:height="1cm"/></table:shapes>')),
        ods(sheets=sheet(PLAIN, before='<table:shapes><draw:line svg:x1="1cm" svg:y1="1cm" svg:x2="2cm" svg:y2="2cm"/></table:shapes>')),
    ),
    "variable": (ods(first='<text:user-field-decls><text:user-field-decl office:value-type="string" office:string-value="A. Clerk" text:name="officer"/></text:user-field-decls>'), GOOD),
    "form-field": (ods(sheets=sheet(PLAIN, before="<office:forms><form:form/></office:forms>")), ods(sheets=sheet(PLAIN, before='<office:forms form:automatic-focus="false"/>'))),
    "macro.event": (ods(sheets=sheet(PLAIN, before="<office:event-listeners/>")), GOOD),
    "protection": (ods(sheets=sheet(PLAIN, more=' table:protected="true" table:protection-key="q83v"')), ods(sheets=sheet(PLAIN, more=' table:protected="true"'))),
    "protection.structure": (ods(protected=' table:structure-protected="true" table:protection-key="q83v"'), ods(protected=' table:structure-protected="true"')),
    "unknown-part.table-in-cell": (ods(row(f'<table:table-cell>{sheet(row(words("two")))}</table:table-cell>')), GOOD),
    "too-large.rows": (
        ods("".join(row(words("a", ' table:number-columns-repeated="16384"'), more=f' table:number-rows-repeated="{n}"') for n in range(1, 60))),
        ods("".join(row(words("a", ' table:number-columns-repeated="16"'), more=f' table:number-rows-repeated="{n}"') for n in range(1, 60))),
    ),
    "too-large.cells": (ods(row(words("a", ' table:number-columns-repeated="16384"'), more=' table:number-rows-repeated="1048576"')), ods(row(words("a", ' table:number-columns-repeated="4"'), more=' table:number-rows-repeated="16"'))),
}

if __name__ == "__main__":
    write("ods", "ods", PAIRS)
