"""What the controls of text documents and spreadsheets in the OpenDocument format share: a package with its lists."""
from pack import PIXEL, commented, pack

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
URN = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{short}="{address}"'
    for short, address in {
        "office": f"{URN}:office:1.0", "style": f"{URN}:style:1.0", "text": f"{URN}:text:1.0", "table": f"{URN}:table:1.0",
        "draw": f"{URN}:drawing:1.0", "fo": f"{URN}:xsl-fo-compatible:1.0", "svg": f"{URN}:svg-compatible:1.0",
        "number": f"{URN}:datastyle:1.0", "meta": f"{URN}:meta:1.0", "config": f"{URN}:config:1.0",
        "form": f"{URN}:form:1.0", "script": f"{URN}:script:1.0", "of": f"{URN}:of:1.2",
        "xlink": "http://www.w3.org/1999/xlink", "dc": "http://purl.org/dc/elements/1.1/",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
KINDS = {"odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet"}


def root(tag, inside):
    return f'{HEAD}<office:document-{tag} {SPACES} office:version="1.3">{inside}</office:document-{tag}>'


def style(name, family, properties, **attributes):
    more = "".join(f' style:{key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f'<style:style style:name="{name}" style:family="{family}"{more}>{properties}</style:style>'


def setting(name, value, kind="string"):
    return (
        '<office:settings><config:config-item-set config:name="ooo:configuration-settings">'
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        "</config:config-item-set></office:settings>"
    )


def package(kind, body, *, automatic="", common="", master="", meta="<dc:title>Street lighting</dc:title>", settings="",
            before="", parts=(), listed=None, manifest="", media=None):
    """A package with a body, automatic and common styles, master pages, properties, settings and further parts."""
    media = media or KINDS[kind]
    page = (
        '<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/>'
        "</style:page-layout>"
    )
    everything = [
        ("content.xml", root("content", f"<office:scripts/>{before}<office:automatic-styles>{automatic}</office:automatic-styles><office:body>{body}</office:body>")),
        ("styles.xml", root("styles", f'<office:styles>{common}</office:styles><office:automatic-styles>{page}</office:automatic-styles>'
                            f'<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">{master}</style:master-page></office:master-styles>')),
        ("meta.xml", root("meta", f"<office:meta><meta:generator>LibreOffice/7.4</meta:generator><meta:editing-cycles>3</meta:editing-cycles>{meta}</office:meta>")),
        ("settings.xml", root("settings", settings or setting("PrinterName", ""))),
        *parts,
    ]
    names = [name for name, _ in everything] if listed is None else listed
    rows = "".join(f'<manifest:file-entry manifest:full-path="{n}" manifest:media-type="text/xml">{manifest if n == "content.xml" else ""}</manifest:file-entry>' for n in names if not n.startswith("META-INF"))
    lists = (
        f'{HEAD}<manifest:manifest xmlns:manifest="{URN}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/>{rows}</manifest:manifest>'
    )
    return pack([("mimetype", media), *everything, ("META-INF/manifest.xml", lists)])


LOCKED = '<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="q83v"/>'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def shared(make, plain):
    """The pairs that are the same for both formats. `make` builds a file, `plain` is a piece of ordinary content."""
    good = make(plain)
    image = '<draw:frame draw:name="Lamp" svg:width="1cm" svg:height="1cm"><draw:image xlink:href="{}"/></draw:frame>'
    return {
        "author.creator": (make(plain, meta="<dc:creator>A. Clerk</dc:creator>"), make(plain, meta="<dc:creator></dc:creator>")),
        "author.first": (make(plain, meta="<meta:initial-creator>A. Clerk</meta:initial-creator>"), good),
        "author.printer": (make(plain, meta="<meta:printed-by>A. Clerk</meta:printed-by>"), good),
        "author.signature": (make(plain, parts=[("META-INF/documentsignatures.xml", "<signatures/>")]), good),
        "properties": (make(plain, meta='<meta:user-defined meta:name="Case officer">A. Clerk</meta:user-defined>'), good),
        "external-link.template": (make(plain, meta='<meta:template xlink:href="../lamps.ott" xlink:title="Lamps"/>'), good),
        "printer-settings": (make(plain, settings=setting("PrinterSetup", "AAAA", "base64Binary")), make(plain, settings=setting("PrinterSetup", "", "base64Binary"))),
        "unknown-part.setting": (make(plain, settings=setting("Lamps", "two of them")), make(plain, settings=setting("UpdateFromTemplate", "true", "boolean"))),
        "unknown-part.file": (make(plain, parts=[("notes.txt", "two of them")]), good),
        "unknown-part.unlisted": (make(plain, parts=[("Configurations2/a.xml", "<a/>")], listed=[]), good),
        "unknown-part.element": (make(plain + "<text:lamps/>"), good),
        "unknown-part.attribute": (make(plain, automatic='<style:style style:name="a" style:family="text" style:lamps="two"/>'), make(plain, automatic='<style:style style:name="a" style:family="text"/>')),
        "unknown-part.stray-text": (make(plain, automatic="two of them"), good),
        "unknown-part.property": (make(plain, meta="<meta:lamps>two</meta:lamps>"), good),
        "properties.statements": (make(plain, parts=[("manifest.rdf", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="lamps">two</rdf:Description></rdf:RDF>')]),
            make(plain, parts=[("manifest.rdf", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="styles.xml"><rdf:type rdf:resource="http://docs.oasis-open.org/ns/office/1.2/meta/odf#StylesFile"/></rdf:Description></rdf:RDF>')])),
        "remark": (make(plain, automatic="<!-- two of them -->"), good),
        "thumbnail": (make(plain, parts=[("Thumbnails/thumbnail.png", PIXEL)]), good),
        "picture.part": (make(plain, parts=[("Pictures/lamp.png", PIXEL)]), good),
        "picture-text": (make(plain, parts=[("Pictures/lamp.png", commented(PIXEL))]), good),
        "macro.basic": (make(plain, parts=[("Basic/Standard/Lamps.xml", "<a/>")]), good),
        "macro.script": (make(plain, before='<office:scripts><office:script script:language="ooo:Basic"/></office:scripts>'), good),
        "earlier-version": (make(plain, parts=[("Versions/Version1", pack([("a", "a")]))]), good),
        "embedded-file.part": (make(plain, parts=[("Object 1/content.xml", "<a/>")]), good),
        "embedded-file.font": (make(plain, parts=[("Fonts/lamps.ttf", bytes(8))]), good),
        "data-source.setting": (make(plain, settings=setting("CurrentDatabaseDataSource", "Residents")), make(plain, settings=setting("CurrentDatabaseDataSource", ""))),
        "protection.setting": (make(plain, settings=setting("RedlineProtectionKey", "q83v", "base64Binary")), good),
        "encrypted": (make(plain, manifest=LOCKED), good),
        "encrypted.compound": (OLD + "EncryptedPackage".encode("utf-16-le"), good),
        "other-type": (OLD, good),
        "broken": (good[: len(good) // 2], good),
        "other-type.kind": (make(plain, media="application/vnd.oasis.opendocument.graphics"), good),
        "too-large": (make(plain, parts=[("big.xml", bytes(5_000_000))]), good),
        "two-readings": (pack([("mimetype", "a"), ("content.xml", "<a/>"), ("Content.xml", "<b/>")]), good),
        "stray-bytes": (good + b"two of them", good),
        "hidden-text.header": (make(plain, master='<style:header style:display="false"><text:p>Unlit.</text:p></style:header>'), make(plain, master='<style:header><text:p>Lit.</text:p></style:header><style:header-left style:display="false"/>')),
    }
