"""Controls for the examination of text documents in the OpenDocument format: for each thing that can hide a file that
hides it, and a twin that does not. Needs nothing but Python. Everything in them is invented."""
from opendocument import package, shared, style
from pack import write

PLAIN = "<text:p>Lamps.</text:p>"
WHO = "<dc:creator>A. Clerk</dc:creator><dc:date>2024-01-02T09:00:00</dc:date>"


def odt(content=PLAIN, **rest):
    first = "<text:p>The lamps on the bridge were renewed in spring.</text:p>"
    return package("odt", f"<office:text>{first}{content}</office:text>", **rest)


def p(words, style=""):
    return f'<text:p text:style-name="{style}">{words}</text:p>' if style else f"<text:p>{words}</text:p>"


def span(words="Unlit."):
    return p(f'<text:span text:style-name="T1">{words}</text:span>')


def looks(properties):
    return style("T1", "text", f"<style:text-properties {properties}/>")


def region(kind, inside=""):
    return (
        f'<text:tracked-changes><text:changed-region text:id="ct1"><text:{kind}><office:change-info>{WHO}</office:change-info>'
        f"{inside}</text:{kind}></text:changed-region></text:tracked-changes>"
    )


def box(x, graphic="", words="A note", display=""):
    frame = f'<draw:text-box>{p(words)}</draw:text-box>' if words else ""
    name = "frame" if words else "rect"
    return (
        f'<text:p><draw:{name} draw:style-name="fr1"{display} text:anchor-type="paragraph" svg:x="{x}" svg:y="1cm" svg:width="3cm" '
        f'svg:height="1cm">{frame}</draw:{name}></text:p>'
    )


def graphic(properties):
    return style("fr1", "graphic", f"<style:graphic-properties {properties}/>")


def table(first="North", second="Unlit", covered=False, row=""):
    tag = "covered-table-cell" if covered else "table-cell"
    return (
        f'<table:table table:name="Table1"><table:table-column table:number-columns-repeated="2"/><table:table-row{row}><table:table-cell>{p(first)}</table:table-cell>'
        f"<table:{tag}>{p(second) if second else ''}</table:{tag}></table:table-row></table:table>"
    )


GOOD = odt()
PAIRS = {
    **shared(odt, PLAIN),
    "tracked-change.inserted": (odt(region("insertion") + p('<text:change-start text:change-id="ct1"/>Lamps.<text:change-end text:change-id="ct1"/>')), GOOD),
    "tracked-change.deleted": (odt(region("deletion", p("Candles.")) + p('Lamps.<text:change text:change-id="ct1"/>')), odt('<text:tracked-changes text:track-changes="false"/>' + PLAIN)),
    "tracked-change.format": (odt(region("format-change") + PLAIN), GOOD),
    "comment": (odt(p(f"Lamps.<office:annotation>{WHO}<text:p>Is this right?</text:p></office:annotation>")), GOOD),
    "hidden-text.hidden-text": (odt(p('<text:hidden-text text:condition="ooow:true" text:string-value="Unlit." text:is-hidden="true"/>')), GOOD),
    "hidden-text.hidden-paragraph": (odt(p('<text:hidden-paragraph text:condition="ooow:true" text:is-hidden="true"/>Unlit.')), GOOD),
    "hidden-text.conditional": (odt(p('<text:conditional-text text:condition="ooow:1" text:string-value-if-true="Lit" text:string-value-if-false="Unlit">Lit</text:conditional-text>')), GOOD),
    "hidden-text.section": (odt(f'<text:section text:name="s" text:display="none">{p("Unlit.")}</text:section>'), odt(f'<text:section text:name="s">{p("Lit.")}</text:section>')),
    "hidden-text.section-condition": (odt(f'<text:section text:name="s" text:display="condition" text:condition="ooow:1" text:is-hidden="true">{p("Unlit.")}</text:section>'), odt(f'<text:section text:name="s" text:display="true">{p("Lit.")}</text:section>')),
    "hidden-text.style": (odt(span(), automatic=looks('text:display="none"')), odt(span("Lit."), automatic=looks('text:display="true"'))),
    "hidden-text.white": (odt(span(), automatic=looks('fo:color="#ffffff"')), odt(span("Lit."), automatic=looks('fo:color="#ffffff" fo:background-color="#003366"'))),
    "hidden-text.shade": (
        odt(p("Unlit.", "P1"), automatic=style("P1", "paragraph", '<style:paragraph-properties fo:background-color="#003366"/><style:text-properties fo:color="#003366"/>')),
        odt(p("Lit.", "P1"), automatic=style("P1", "paragraph", '<style:paragraph-properties fo:background-color="#003366"/><style:text-properties fo:color="#ffffff"/>')),
    ),
    "hidden-text.inherited": (
        odt(p("Unlit.", "P1"), automatic=style("P1", "paragraph", "", parent_style_name="Quiet"), common=style("Quiet", "paragraph", '<style:text-properties text:display="none"/>')),
        odt(p("Lit.", "P1"), automatic=style("P1", "paragraph", "", parent_style_name="Quiet"), common=style("Quiet", "paragraph", "")),
    ),
    "hidden-text.small": (odt(span(), automatic=looks('fo:font-size="1pt"')), odt(span("Lit."), automatic=looks('fo:font-size="7pt"'))),
    "hidden-text.clear": (odt(span(), automatic=looks('fo:color="#000000" loext:opacity="0%"')), odt(span("Lit."), automatic=looks('loext:opacity="90%"'))),
    "hidden-text.line": (
        odt(p("Unlit.", "P1"), automatic=style("P1", "paragraph", '<style:paragraph-properties fo:line-height="1pt"/>')),
        odt(p("Lit.", "P1"), automatic=style("P1", "paragraph", '<style:paragraph-properties fo:line-height="100%"/>')),
    ),
    "hidden-text.margin": (
        odt(p("Unlit.", "P1"), automatic=style("P1", "paragraph", '<style:paragraph-properties fo:margin-left="-40cm"/>')),
        odt(p("Lit.", "P1"), automatic=style("P1", "paragraph", '<style:paragraph-properties fo:margin-left="1cm"/>')),
    ),
    "hidden-text.off-page": (odt(box("-9cm")), odt(box("2cm"))),
    "hidden-text.hidden-drawing": (odt(box("2cm", display=' draw:display="none"')), odt(box("2cm", display=' draw:display="always"'))),
    "hidden-text.row": (odt(table(row=' table:visibility="collapse"')), odt(table())),
    "hidden-text.variable": (odt(p('<text:variable-set text:name="a" text:display="none" office:value-type="string" office:string-value="two">two</text:variable-set>')), odt(p('<text:variable-get text:name="a">two</text:variable-get>'))),
    "hidden-text.index-entry": (odt(p('Lamps<text:alphabetical-index-mark text:string-value="unlit"/>')), GOOD),
    "merged-over": (odt(table(covered=True)), odt(table(second="", covered=True))),
    "drawing": (
        odt(box("2cm", words=""), automatic=graphic('draw:fill="solid" draw:fill-color="#000000" style:wrap="run-through" style:run-through="foreground"')),
        odt(box("2cm", words=""), automatic=graphic('draw:fill="solid" draw:fill-color="#eeeeee" style:wrap="run-through" style:run-through="background"')),
    ),
    "author.field": (odt(p("<text:author-name>A. Clerk</text:author-name>")), odt(p("<text:page-number>1</text:page-number>"))),
    "picture": (odt(p('<draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="Pictures/lamp.png"/></draw:frame>')), GOOD),
    "external-link.image": (odt(p('<draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="https://example.org/lamp.png"/></draw:frame>')), odt(p('<text:a xlink:href="https://example.org/lamps">Lamps</text:a>'))),
    "external-link.section": (odt(f'<text:section text:name="s"><text:section-source xlink:href="../two.odt"/>{PLAIN}</text:section>'), odt(f'<text:section text:name="s">{PLAIN}</text:section>')),
    "external-link.exchange": (odt('<text:dde-connection-decls><text:dde-connection-decl office:name="a" office:dde-application="soffice" office:dde-topic="lamps.ods" office:dde-item="A1"/></text:dde-connection-decls>' + PLAIN), GOOD),
    "embedded-file": (odt(p('<draw:frame svg:width="1cm" svg:height="1cm"><draw:object xlink:href="./Object 1"/></draw:frame>')), GOOD),
    "macro.event": (odt(p('<text:script script:language="Basic">two</text:script>')), GOOD),
    "defined-name": (odt(PLAIN + '<table:named-expressions><table:named-expression table:name="n" table:expression="of:=3"/></table:named-expressions>'), odt()),
    "pivot-table": (odt(PLAIN + '<table:data-pilot-tables><table:data-pilot-table table:name="p" table:target-range-address="Lamps.A1:Lamps.B2"/></table:data-pilot-tables>'), odt()),
    "scenario": (odt('<table:table table:name="Lamps"><table:scenario table:scenario-ranges="Lamps.A1:Lamps.B2" table:is-active="false"/></table:table>'), odt()),
    "validation": (odt('<table:content-validations><table:content-validation table:name="v" table:condition="of:cell-content-is-in-list(&quot;lit&quot;;&quot;unlit&quot;)"/></table:content-validations>' + PLAIN), odt()),
    "form-field": (odt('<office:forms><form:form/></office:forms>' + PLAIN), odt('<office:forms form:automatic-focus="false" form:apply-design-mode="false"/>' + PLAIN)),
    "variable": (odt('<text:user-field-decls><text:user-field-decl office:value-type="string" office:string-value="A. Clerk" text:name="officer"/></text:user-field-decls>' + PLAIN), odt('<text:sequence-decls><text:sequence-decl text:display-outline-level="0" text:name="Table"/></text:sequence-decls>' + PLAIN)),
    "data-source": (odt(p('<text:database-display text:column-name="Name" text:table-name="Residents" text:database-name="Board">A</text:database-display>')), GOOD),
    "protection": (odt(f'<text:section text:name="s" text:protected="true" text:protection-key="q83v">{PLAIN}</text:section>'), odt(f'<text:section text:name="s" text:protected="true">{PLAIN}</text:section>')),
}

if __name__ == "__main__":
    write("odt", "odt", PAIRS)
