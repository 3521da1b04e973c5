"""Controls for the examination of Word documents: for each thing that can hide a file that hides it, and a twin that
does not. Needs nothing but Python. Everything in them is invented."""
from pack import PIXEL, commented, pack, write

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
MS = "http://schemas.microsoft.com/office/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{REL}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
WHO = 'w:id="1" w:author="A. Clerk" w:date="2024-01-02T09:00:00Z"'


def relationships(rows):
    body = "".join(
        f'<Relationship Id="{i}" Type="{t}" Target="{target}"'
        + (' TargetMode="External"' if target.startswith(("http", "file", "mailto")) else "")
        + "/>"
        for i, t, target in rows
    )
    return f'{HEAD}<Relationships xmlns="{PKG}/relationships">{body}</Relationships>'


def text(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs, properties=""):
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def run(properties, words):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def docx(
    body="",
    *,
    styles="",
    settings="",
    core="<dc:title>Street lighting</dc:title><cp:revision>4</cp:revision>",
    app="<Application>Microsoft Office Word</Application><Pages>1</Pages>",
    rels=(),
    package_rels=(),
    parts=(),
    kinds=(),
    settings_rels=(),
    main=f"{MAIN}.document.main+xml",
):
    """A document of one sentence and `body`, with further relationships, parts and content types."""
    overrides = [
        ("/word/document.xml", main),
        ("/word/styles.xml", f"{MAIN}.styles+xml"),
        ("/word/settings.xml", f"{MAIN}.settings+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        *kinds,
    ]
    types = "".join(f'<Override PartName="{n}" ContentType="{t}"/>' for n, t in overrides)
    defaults = "".join(
        f'<Default Extension="{e}" ContentType="{t}"/>'
        for e, t in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("bin", "application/vnd.openxmlformats-officedocument.oleObject"),
        )
    )
    first = paragraph(text("The lamps on the bridge were renewed in spring."))
    size = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" '
        'w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    everything = [
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PKG}/content-types">{defaults}{types}</Types>'),
        (
            "_rels/.rels",
            relationships(
                [
                    ("rId1", f"{REL}/officeDocument", "word/document.xml"),
                    ("rId2", f"{PKG}/relationships/metadata/core-properties", "docProps/core.xml"),
                    ("rId3", f"{REL}/extended-properties", "docProps/app.xml"),
                    *package_rels,
                ]
            ),
        ),
        ("word/document.xml", f"{HEAD}<w:document {SPACES}><w:body>{first}{body}{size}</w:body></w:document>"),
        (
            "word/_rels/document.xml.rels",
            relationships([("rId1", f"{REL}/styles", "styles.xml"), ("rId2", f"{REL}/settings", "settings.xml"), *rels]),
        ),
        ("word/styles.xml", f"{HEAD}<w:styles {SPACES}>{STYLES}{styles}</w:styles>"),
        ("word/settings.xml", f'{HEAD}<w:settings {SPACES}><w:zoom w:percent="100"/>{settings}</w:settings>'),
        (
            "docProps/core.xml",
            f'{HEAD}<cp:coreProperties xmlns:cp="{PKG}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{core}</cp:coreProperties>',
        ),
        (
            "docProps/app.xml",
            f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            f"{app}</Properties>",
        ),
        *parts,
    ]
    if settings_rels:
        everything.append(("word/_rels/settings.xml.rels", relationships(settings_rels)))
    return pack(everything)


def story(tag, inside):
    return f"{HEAD}<w:{tag} {SPACES}>{inside}</w:{tag}>"


def field(instruction, result="shown"):
    return paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{text(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(x, y, *, hidden="", fill="<a:noFill/>", words="A note beside the text", behind=0):
    inner = f"<wps:txbx><w:txbxContent>{paragraph(text(words))}</w:txbxContent></wps:txbx>" if words else ""
    return paragraph(
        f'<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
        f'behindDoc="{behind}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1800000" cy="360000"/><wp:wrapNone/>'
        f'<wp:docPr id="7" name="Box 7"{hidden}/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
        f'<wps:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</wps:spPr>{inner}<wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def table(*rows):
    cells = lambda row: "".join(f"<w:tc><w:tcPr>{p}</w:tcPr>{paragraph(text(t)) if t else '<w:p/>'}</w:tc>" for p, t in row)
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    return f"<w:tbl><w:tblPr/>{grid}{''.join(f'<w:tr>{cells(row)}</w:tr>' for row in rows)}</w:tbl>"


COMMENTS = story("comments", f"<w:comment {WHO}>{paragraph(text('Is this right?'))}</w:comment>")
MARKED = paragraph('<w:commentRangeStart w:id="1"/>', text("Lamps."), '<w:commentRangeEnd w:id="1"/>', '<w:r><w:commentReference w:id="1"/></w:r>')
PLAIN = docx(paragraph(text("Lamps.")))
PICTURE = paragraph(
    '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Picture 1" descr="A lamp"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="lamp.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {}/></pic:blipFill><pic:spPr/>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

PAIRS = {
    "tracked-change.inserted": (docx(paragraph(f"<w:ins {WHO}>{text('Lamps.')}</w:ins>")), PLAIN),
    "tracked-change.deleted": (
        docx(paragraph(text("Lamps."), f"<w:del {WHO}><w:r><w:delText>Candles.</w:delText></w:r></w:del>")),
        PLAIN,
    ),
    "tracked-change.moved": (
        docx(
            paragraph(f'<w:moveFromRangeStart {WHO} w:name="move1"/><w:moveFrom {WHO}>{text("Lamps.")}</w:moveFrom>', '<w:moveFromRangeEnd w:id="1"/>')
            + paragraph(f"<w:moveTo {WHO}>{text('Lamps.')}</w:moveTo>")
        ),
        PLAIN,
    ),
    "tracked-change.properties": (
        docx(paragraph(run(f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>", "Lamps."))),
        docx(paragraph(run("<w:b/>", "Lamps."))),
    ),
    "tracked-change.row": (
        docx(table([("", "Street"), ("", "Lamps")]).replace("<w:tr>", f"<w:tr><w:trPr><w:ins {WHO}/></w:trPr>")),
        docx(table([("", "Street"), ("", "Lamps")])),
    ),
    "comment": (
        docx(
            MARKED,
            rels=[("rId5", f"{REL}/comments", "comments.xml")],
            parts=[("word/comments.xml", COMMENTS)],
            kinds=[("/word/comments.xml", f"{MAIN}.comments+xml")],
        ),
        PLAIN,
    ),
    "author.people": (
        docx(
            rels=[("rId5", "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml")],
            parts=[
                (
                    "word/people.xml",
                    f'{HEAD}<w15:people {SPACES}><w15:person w15:author="A. Clerk"><w15:presenceInfo '
                    'w15:providerId="None" w15:userId="A. Clerk"/></w15:person></w15:people>',
                )
            ],
            kinds=[("/word/people.xml", f"{MAIN}.people+xml")],
        ),
        docx(),
    ),
    "author.creator": (docx(core="<dc:creator>A. Clerk</dc:creator>"), docx(core="<dc:creator></dc:creator>")),
    "author.last": (docx(core="<cp:lastModifiedBy>A. Clerk</cp:lastModifiedBy>"), docx(core="<cp:lastModifiedBy/>")),
    "author.company": (docx(app="<Company>Lamp Board</Company>"), docx(app="<Company></Company>")),
    "author.manager": (docx(app="<Manager>B. Head</Manager>"), docx(app="<Template>Normal.dotm</Template>")),
    "author.field": (docx(field("AUTHOR")), docx(field("PAGE", "1"))),
    "properties": (
        docx(
            package_rels=[("rId4", f"{REL}/custom-properties", "docProps/custom.xml")],
            parts=[
                (
                    "docProps/custom.xml",
                    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
                    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
                    'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Case officer"><vt:lpwstr>A. Clerk'
                    "</vt:lpwstr></property></Properties>",
                )
            ],
            kinds=[("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml")],
        ),
        docx(),
    ),
    "hidden-text.vanish": (docx(paragraph(run("<w:vanish/>", "Unlit."))), docx(paragraph(run('<w:vanish w:val="0"/>', "Lit.")))),
    "hidden-text.web": (docx(paragraph(run("<w:webHidden/>", "Unlit."))), docx(paragraph(run('<w:webHidden w:val="false"/>', "Lit.")))),
    "hidden-text.spec-vanish": (docx(paragraph(run("<w:specVanish/>", "Unlit."))), docx(paragraph(run("<w:i/>", "Lit.")))),
    "hidden-text.style": (
        docx(
            paragraph(text("Unlit."), properties='<w:pStyle w:val="Quiet"/>'),
            styles='<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Quiet"/><w:basedOn w:val="Base"/></w:style>',
        ),
        docx(
            paragraph(text("Lit."), properties='<w:pStyle w:val="Quiet"/>'),
            styles='<w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Quiet"/><w:basedOn w:val="Normal"/></w:style>',
        ),
    ),
    "hidden-text.white": (
        docx(paragraph(run('<w:color w:val="FFFFFF"/>', "Unlit."))),
        docx(paragraph(run('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="003366"/>', "Lit."))),
    ),
    "hidden-text.shade": (
        docx(paragraph(run('<w:color w:val="003366"/>', "Unlit."), properties='<w:shd w:val="clear" w:fill="003366"/>')),
        docx(paragraph(run('<w:color w:val="FFFFFF"/>', "Lit."), properties='<w:shd w:val="clear" w:fill="003366"/>')),
    ),
    "hidden-text.highlight": (
        docx(paragraph(run('<w:highlight w:val="black"/>', "Unlit."))),
        docx(paragraph(run('<w:highlight w:val="yellow"/>', "Lit."))),
    ),
    "hidden-text.cell": (
        docx(table([('<w:shd w:val="clear" w:fill="222222"/>', "Street"), ("", "Lamps")]).replace(
            "<w:r><w:t xml:space=\"preserve\">Street", '<w:r><w:rPr><w:color w:val="222222"/></w:rPr><w:t xml:space="preserve">Street')),
        docx(table([('<w:shd w:val="clear" w:fill="222222"/>', "Street"), ("", "Lamps")]).replace(
            "<w:r><w:t xml:space=\"preserve\">Street", '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t xml:space="preserve">Street')),
    ),
    "hidden-text.small": (
        docx(paragraph(run('<w:sz w:val="2"/>', "Unlit."))),
        docx(paragraph(run('<w:sz w:val="14"/>', "Lit."))),
    ),
    "hidden-text.line": (
        docx(paragraph(text("Unlit."), properties='<w:spacing w:line="10" w:lineRule="exact"/>')),
        docx(paragraph(text("Lit."), properties='<w:spacing w:line="240" w:lineRule="auto"/>')),
    ),
    "hidden-text.indent": (
        docx(paragraph(text("Unlit."), properties='<w:ind w:left="-20000"/>')),
        docx(paragraph(text("Lit."), properties='<w:ind w:left="720" w:hanging="360"/>')),
    ),
    "hidden-text.frame": (
        docx(paragraph(text("Unlit."), properties='<w:framePr w:w="900" w:x="-20000" w:y="100"/>')),
        docx(paragraph(text("Lit."), properties='<w:framePr w:w="900" w:x="2000" w:y="100"/>')),
    ),
    "hidden-text.row": (
        docx(table([("", "Street"), ("", "Lamps")]).replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>")),
        docx(table([("", "Street"), ("", "Lamps")])),
    ),
    "hidden-text.off-page": (docx(box(-9_000_000, 720_000)), docx(box(720_000, 720_000))),
    "hidden-text.hidden-drawing": (docx(box(720_000, 720_000, hidden=' hidden="1"')), docx(box(720_000, 720_000))),
    "hidden-text.shape-style": (
        docx(paragraph('<w:r><w:pict><v:shape style="position:absolute;visibility:hidden;width:90pt;height:20pt"><v:textbox>'
                       f"<w:txbxContent>{paragraph(text('Unlit.'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")),
        docx(paragraph('<w:r><w:pict><v:shape style="width:90pt;height:20pt"><v:textbox>'
                       f"<w:txbxContent>{paragraph(text('Lit.'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")),
    ),
    "hidden-text.index-entry": (docx(field("XE &quot;lamps:unlit&quot;")), docx(field('TOC \\o &quot;1-3&quot; \\h'))),
    "hidden-text.fallback": (
        docx(paragraph(f'<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>Lamps</w:t></mc:Choice><mc:Fallback><w:t>Candles</w:t></mc:Fallback></mc:AlternateContent></w:r>')),
        docx(paragraph(f'<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>Lamps</w:t></mc:Choice><mc:Fallback><w:t>Lamps</w:t></mc:Fallback></mc:AlternateContent></w:r>')),
    ),
    "drawing": (
        docx(box(1_440_000, 1_440_000, fill='<a:solidFill><a:srgbClr val="000000"/></a:solidFill>', words="")),
        docx(box(1_440_000, 1_440_000, fill='<a:solidFill><a:srgbClr val="EEEEEE"/></a:solidFill>', words="", behind=1)),
    ),
    "merged-over": (
        docx(table([('<w:vMerge w:val="restart"/>', "North"), ("", "Lamps")], [("<w:vMerge/>", "Unlit"), ("", "Posts")])),
        docx(table([('<w:vMerge w:val="restart"/>', "North"), ("", "Lamps")], [("<w:vMerge/>", ""), ("", "Posts")])),
    ),
    "picture": (
        docx(PICTURE.format('r:embed="rId5"'), rels=[("rId5", f"{REL}/image", "media/image1.png")], parts=[("word/media/image1.png", PIXEL)]),
        PLAIN,
    ),
    "picture-text": (
        docx(PICTURE.format('r:embed="rId5"'), rels=[("rId5", f"{REL}/image", "media/image1.png")], parts=[("word/media/image1.png", commented(PIXEL))]),
        PLAIN,
    ),
    "embedded-file.ole": (
        docx(
            paragraph('<w:r><w:object><o:OLEObject Type="Embed" ProgID="Package" ShapeID="_x0000_i1025" DrawAspect="Icon" ObjectID="_1" r:id="rId5"/></w:object></w:r>'),
            rels=[("rId5", f"{REL}/oleObject", "embeddings/oleObject1.bin")],
            parts=[("word/embeddings/oleObject1.bin", OLD)],
        ),
        PLAIN,
    ),
    "embedded-file.package": (
        docx(
            rels=[("rId5", f"{REL}/package", "embeddings/book.xlsx")],
            parts=[("word/embeddings/book.xlsx", pack([("a", "a")]))],
            kinds=[("/word/embeddings/book.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")],
        ),
        docx(),
    ),
    "embedded-file.chunk": (
        docx(
            '<w:altChunk r:id="rId5"/>',
            rels=[("rId5", f"{REL}/aFChunk", "chunk.html")],
            parts=[("word/chunk.html", "<p>Lamps</p>")],
            kinds=[("/word/chunk.html", "text/html")],
        ),
        docx(),
    ),
    "chart": (
        docx(
            rels=[("rId5", f"{REL}/chart", "charts/chart1.xml")],
            parts=[("word/charts/chart1.xml", f'{HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>')],
            kinds=[("/word/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")],
        ),
        docx(),
    ),
    "macro.type": (docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"), docx()),
    "macro.project": (
        docx(
            rels=[("rId5", f"{MS}/vbaProject", "vbaProject.bin")],
            parts=[("word/vbaProject.bin", OLD)],
            kinds=[("/word/vbaProject.bin", "application/vnd.ms-office.vbaProject")],
        ),
        docx(),
    ),
    "external-link.template": (
        docx(settings='<w:attachedTemplate r:id="rId1"/>', settings_rels=[("rId1", f"{REL}/attachedTemplate", "file:///s:/lamps/board.dotm")]),
        docx(),
    ),
    "external-link.image": (
        docx(PICTURE.format('r:link="rId5"'), rels=[("rId5", f"{REL}/image", "https://example.org/lamp.png")]),
        docx(
            f'<w:p><w:hyperlink r:id="rId5">{text("Lamps")}</w:hyperlink></w:p>',
            rels=[("rId5", f"{REL}/hyperlink", "https://example.org/lamps")],
        ),
    ),
    "external-link.part": (docx('<w:subDoc r:id="rId5"/>', rels=[("rId5", f"{REL}/subDocument", "file:///s:/lamps/two.docx")]), docx()),
    "external-link.field": (docx(field("INCLUDETEXT &quot;s:\\\\lamps\\\\two.docx&quot;")), docx(field("REF lamps"))),
    "external-link.exchange": (docx(field("DDEAUTO excel &quot;lamps.xls&quot; &quot;A1&quot;")), docx(field("SEQ Table", "1"))),
    "field.both-ways": (docx(field("IF 1 = 1 &quot;lit&quot; &quot;unlit&quot;")), docx(field("= 1 + 2", "3"))),
    "field.simple": (
        docx(f'<w:p><w:fldSimple w:instr="ADDIN LAMPS {{}}">{text("1")}</w:fldSimple></w:p>'),
        docx(f'<w:p><w:fldSimple w:instr="NUMPAGES">{text("1")}</w:fldSimple></w:p>'),
    ),
    "variable": (
        docx(settings='<w:docVars><w:docVar w:name="officer" w:val="A. Clerk"/></w:docVars>'),
        docx(settings='<w:rsids><w:rsidRoot w:val="00AB12CD"/><w:rsid w:val="00AB12CD"/></w:rsids>'),
    ),
    "variable.field": (docx(field("DOCPROPERTY Officer")), docx(field("DATE"))),
    "data-source": (
        docx(settings='<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="SELECT * FROM lamps"/></w:mailMerge>'),
        docx(settings='<w:defaultTabStop w:val="720"/>'),
    ),
    "data-source.field": (docx(field("MERGEFIELD Name")), docx(field("STYLEREF &quot;Heading 1&quot;"))),
    "custom-xml": (
        docx(rels=[("rId5", f"{REL}/customXml", "../customXml/item1.xml")], parts=[("customXml/item1.xml", "<lamps>two</lamps>")]),
        docx(
            rels=[("rId5", f"{REL}/customXml", "../customXml/item1.xml")],
            parts=[("customXml/item1.xml", '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" StyleName="APA"/>')],
        ),
    ),
    "custom-xml.bound": (
        docx('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/lamps" w:storeItemID="{0}"/><w:text/></w:sdtPr><w:sdtContent>' + paragraph(text("two")) + "</w:sdtContent></w:sdt>"),
        docx("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + paragraph(text("two")) + "</w:sdtContent></w:sdt>"),
    ),
    "bookmark": (
        docx(paragraph('<w:bookmarkStart w:id="0" w:name="_unlit"/>', text("Lamps."), '<w:bookmarkEnd w:id="0"/>')),
        docx(paragraph('<w:bookmarkStart w:id="0" w:name="_Toc123"/>', text("Lamps."), '<w:bookmarkEnd w:id="0"/>')),
    ),
    "glossary": (
        docx(
            rels=[("rId5", f"{REL}/glossaryDocument", "glossary/document.xml")],
            parts=[("word/glossary/document.xml", story("glossaryDocument", ""))],
            kinds=[("/word/glossary/document.xml", f"{MAIN}.document.glossary+xml")],
        ),
        docx(),
    ),
    "protection": (
        docx(settings='<w:documentProtection w:edit="readOnly" w:enforcement="1" w:hash="q83v" w:salt="Z29v"/>'),
        docx(settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
    ),
    "form-field": (
        docx(paragraph('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="lit"/><w:textInput><w:default w:val="two"/></w:textInput></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')),
        docx(field("NUMPAGES", "1")),
    ),
    "form-field.list": (
        docx('<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="unlit" w:value="2"/></w:dropDownList></w:sdtPr><w:sdtContent>' + paragraph(text("lit")) + "</w:sdtContent></w:sdt>"),
        docx("<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>" + paragraph(text("lit")) + "</w:sdtContent></w:sdt>"),
    ),
    "printer-settings": (
        docx(
            rels=[("rId5", f"{REL}/printerSettings", "printerSettings/printerSettings1.bin")],
            parts=[("word/printerSettings/printerSettings1.bin", b"\\\\print\\lamps")],
            kinds=[("/word/printerSettings/printerSettings1.bin", "application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings")],
        ),
        docx(),
    ),
    "thumbnail": (
        docx(package_rels=[("rId9", f"{PKG}/relationships/metadata/thumbnail", "docProps/thumbnail.png")], parts=[("docProps/thumbnail.png", PIXEL)]),
        docx(),
    ),
    "unknown-part.orphan": (docx(parts=[("word/notes.xml", "<notes>two</notes>")]), docx()),
    "unknown-part.relationship": (
        docx(rels=[("rId5", "http://example.org/lamps", "lamps.xml")], parts=[("word/lamps.xml", "<lamps/>")]),
        docx(),
    ),
    "unknown-part.element": (
        docx(paragraph('<w:lamps w:val="2"/>', text("Lamps."))),
        docx(paragraph("<w:proofErr w:type=\"spellStart\"/>", text("Lamps."))),
    ),
    "unknown-part.attribute": (
        docx('<w:p w:lamps="two">' + text("Lamps.") + "</w:p>"),
        docx('<w:p w:rsidR="00AB12CD">' + text("Lamps.") + "</w:p>"),
    ),
    "remark": (docx(paragraph("<!-- two of them -->", text("Lamps."))), PLAIN),
    "unknown-part.stray-text": (docx(paragraph("two of them", text("Lamps."))), PLAIN),
    "encrypted": (OLD + "EncryptedPackage".encode("utf-16-le"), PLAIN),
    "other-type": (OLD, PLAIN),
    "broken": (PLAIN[: len(PLAIN) // 2], PLAIN),
    "broken.xml": (docx("<w:p>"), PLAIN),
    "too-large": (docx(parts=[("word/big.xml", bytes(5_000_000))]), docx()),
    "two-readings": (pack([("word/document.xml", "<a/>"), ("word/Document.xml", "<b/>")]), PLAIN),
    "stray-bytes": (PLAIN + b"two of them", PLAIN),
}

if __name__ == "__main__":
    write("docx", "docx", PAIRS)
