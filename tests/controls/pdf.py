#!/usr/bin/env python3
"""Writes the controls of the PDF examination: for each thing that a PDF can hide a small file that hides it, and its
clean twin. Needs pikepdf (for encryption) and Pillow (for JPEG). Gives the same bytes on every run."""

import io
import pathlib
import sys
import zlib

import pikepdf
from PIL import Image

OUT = pathlib.Path(__file__).parent / "pdf"
WORDS = b"BT /F1 12 Tf 72 700 Td (Number of drones lost) Tj 220 0 Td (3) Tj ET\n"
HEAD = b"BT /F1 16 Tf 72 740 Td (Drones lost at sea) Tj ET\n"


def text(string, x=72, y=700, size=12):
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, string)


def stream(data, entries=b"", packed=False):
    if packed:
        data = zlib.compress(data, 9)
        entries += b" /Filter /FlateDecode"
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def base(content=HEAD + WORDS, resources=b"", page=b"", catalog=b"", more=None):
    """Objects of one page: 1 catalogue, 2 pages, 3 page, 4 contents, 5 font; others from 10."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (resources, page),
        4: stream(content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    objects.update(more or {})
    return objects


def write(objects, trailer=b"", before=b"", between=b"", after=b"", version=b"1.7"):
    out = bytearray(before + b"%PDF-" + version + b"\n%\xe2\xe3\xcf\xd3\n")
    shift = len(before)
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out) - shift
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        if number == 4:
            out += between
    start = len(out) - shift
    top = max(places) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % top
    for number in range(1, top):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (top, trailer, start)
    return bytes(out) + after


def append(pdf, objects, extra=b""):
    """Adds an incremental update."""
    previous = int(pdf.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    out = bytearray(pdf)
    rows = b""
    for number, body in sorted(objects.items()):
        rows += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n%strailer\n<< /Size 60 /Root 1 0 R /Prev %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        rows, previous, extra, start)
    return bytes(out)


def packed_objects(swap=False):
    """A file whose objects stand packed in a stream, its cross-references in another."""
    plain = base()
    inner = [1, 2, 3, 5]
    bodies = [plain[number] for number in inner]
    if swap:
        inner.append(1)
        bodies.append(b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>")
    places, data = [], b""
    for number, body in zip(inner, bodies):
        places.append(b"%d %d" % (number, len(data)))
        data += body + b"\n"
    header = b" ".join(places) + b" "
    holder = stream(header + data, b"/Type /ObjStm /N %d /First %d" % (len(inner), len(header)), True)
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    at = {}
    for number, body in ((4, plain[4]), (6, holder)):
        at[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    rows = b"\0" * 5
    for number in range(1, 8):
        if number in at or number == 7:
            rows += b"\1" + at.get(number, start).to_bytes(3, "big") + b"\0"
        else:
            rows += b"\2" + (6).to_bytes(3, "big") + bytes([inner.index(number)])
    body = stream(rows, b"/Type /XRef /Size 8 /W [1 3 1] /Root 1 0 R", True)
    return bytes(out) + b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, start)


def jpeg(size=(64, 40), exif=False):
    out = io.BytesIO()
    image = Image.new("RGB", size, (200, 210, 220))
    details = {}
    if exif:
        details["exif"] = Image.Exif()
        details["exif"][0x010F] = "Camera maker"
    image.save(out, "JPEG", quality=60, **details)
    return out.getvalue()


def picture(data, size=(64, 40), more=b""):
    return stream(data, b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
                        b" /BitsPerComponent 8 /Filter /DCTDecode %s" % (*size, more))


def place_picture(x, y, width, height, name=b"I1"):
    return b"q %g 0 0 %g %g %g cm /%s Do Q\n" % (width, height, x, y, name)


def annotation(kind, more=b"", rect=b"[280 690 340 715]"):
    return b"<< /Type /Annot /Subtype /%s /Rect %s %s >>" % (kind, rect, more)


def xmp(inner):
    return stream(
        b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        b' xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">' + inner + b"</rdf:Description></rdf:RDF></x:xmpmeta>"
        b'<?xpacket end="w"?>', b"/Type /Metadata /Subtype /XML")


BOX = b"0 g 280 690 60 25 re f\n"
NEAR = b"0 g 280 660 60 25 re f\n"
IMAGE = b"/XObject << /I1 10 0 R >>"
CONTROLS = {}


def control(name, bad, good):
    CONTROLS[name] = (bad, good)


def both(name, make, bad, good):
    control(name, make(bad), make(good))


page = lambda content, **more: write(base(HEAD + content, **more))

# Words under things.
control("covered-text", page(WORDS + BOX), page(text(b"Number of drones lost") + BOX + b"1 g " + text(b"3", 292) + b"0 g " + NEAR))
control("covered-text.white", page(WORDS + b"1 g 280 690 60 25 re f\n"), page(b"1 g 280 690 60 25 re f 0 g\n" + WORDS))
control("covered-text.polygon", page(WORDS + b"0.2 g 275 685 m 340 690 l 335 720 l 280 715 l h f\n"),
        page(WORDS + b"0.2 g 270 680 m 345 680 l 345 720 l 270 720 l h 280 690 m 280 715 l 340 715 l 340 690 l h f\n"))
control("covered-text.two-halves", page(WORDS + b"280 690 15.4 25 re f 295.4 690 40 25 re f\n"),
        page(WORDS + b"280 690 10 25 re f 301 690 40 25 re f\n"))
control("covered-text.broad-line", page(WORDS + b"14 w 280 704 m 340 704 l S\n"), page(WORDS + b"1 w 280 704 m 340 704 l S\n"))
control("covered-text.picture", page(WORDS + place_picture(280, 690, 60, 25), resources=IMAGE, more={10: picture(jpeg())}),
        page(WORDS + place_picture(280, 640, 60, 25), resources=IMAGE, more={10: picture(jpeg())}))
soft = lambda value: stream(bytes([value]) * 16, b"/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace"
                            b" /DeviceGray /BitsPerComponent 8", True)
both("covered-text.masked-picture", lambda value: page(
    WORDS + place_picture(280, 690, 60, 25), resources=IMAGE,
    more={10: picture(jpeg(), more=b"/SMask 11 0 R"), 11: soft(value)}), 255, 0)
state = lambda state: b"/ExtGState << /G1 << %s >> >>" % state
both("covered-text.see-through", lambda alpha: page(WORDS + b"/G1 gs " + BOX, resources=state(b"/ca " + alpha)), b"1", b"0.3")
both("covered-text.marker-pen", lambda color: page(WORDS + b"/G1 gs %s rg 280 690 60 25 re f\n" % color,
     resources=state(b"/BM /Multiply")), b"0 0 0", b"1 1 0")
form = lambda content: stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
both("covered-text.form", lambda box: page(WORDS + b"/X1 Do\n", resources=b"/XObject << /X1 10 0 R >>",
     more={10: form(box)}), BOX, NEAR)
tile = lambda content: stream(content, b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4]"
                              b" /XStep 4 /YStep 4 /Resources << >>")
both("covered-text.pattern", lambda content: page(
    WORDS + b"/Pattern cs /P1 scn 280 690 60 25 re f\n", resources=b"/Pattern << /P1 10 0 R >>",
    more={10: tile(content)}), b"0 g 0 0 4 4 re f", b"0 g 0 0 1 1 re f")
boxed = lambda more: page(WORDS, page=b"/Annots [10 0 R]", more={10: annotation(b"Square", more)})
both("covered-text.annotation", boxed, b"/IC [0 0 0]", b"/C [0 0 0]")
drawn = lambda box: page(WORDS, page=b"/Annots [10 0 R]", more={
    10: annotation(b"Highlight", b"/C [0 0 0] /AP << /N 11 0 R >>"),
    11: stream(b"0 g %s re f" % box, b"/Type /XObject /Subtype /Form /BBox [0 0 60 25]")})
both("covered-text.appearance", drawn, b"0 0 60 25", b"0 0 60 1")
control("pending-redaction", page(WORDS, page=b"/Annots [10 0 R]", more={10: annotation(b"Redact", b"/IC [0 0 0]")}),
        page(text(b"Number of drones lost: withheld"), page=b"/Annots [10 0 R]", more={10: annotation(b"Square")}))

# Words that do not show.
both("same-color-text", lambda color: page(text(b"Number of drones lost") + b"%s rg " % color + text(b"3", 292)),
     b"1 1 1", b"0.4 0.4 0.4")
control("same-color-text.on-box", page(b"0 0 0.5 rg 280 690 60 25 re f " + WORDS.replace(b"220 0 Td", b"220 0 Td 0 0 0.5 rg").replace(b"/F1 12", b"0 g /F1 12")),
        page(b"0 0 0.5 rg 280 690 60 25 re f 1 g " + text(b"3", 292) + b"0 g " + text(b"Number of drones lost")))
both("same-color-text.cmyk", lambda color: page(text(b"Number of drones lost") + b"%s k " % color + text(b"3", 292)),
     b"0 0 0 0", b"0 0 0 1")
both("invisible-text", lambda mode: page(text(b"Number of drones lost") + b"%s Tr " % mode + text(b"3", 292)), b"3", b"0")
both("invisible-text.see-through", lambda alpha: page(
    text(b"Number of drones lost") + b"/G1 gs " + text(b"3", 292), resources=state(b"/ca " + alpha)), b"0", b"0.8")
both("outside-text", lambda box: page(WORDS + text(b"and 4 balloons", 600, 100), page=b"/CropBox [0 0 %s 842]" % box), b"595", b"800")
control("outside-text", page(WORDS + text(b"and 4 balloons", 72, -40)), page(WORDS + text(b"and 4 balloons", 72, 40)))
both("outside-text.crop-box", lambda box: page(WORDS + text(b"and 4 balloons", 72, 100), page=b"/CropBox [0 %s 595 842]" % box), b"200", b"50")
both("outside-text.clipped", lambda clip: page(b"q %s re W n " % clip + WORDS + b"Q\n"), b"60 690 200 30", b"60 690 300 30")
both("tiny-text", lambda size: page(WORDS + text(b"and 4 balloons", 72, 600, size)), 0.4, 6)
layered = lambda off: page(
    text(b"Number of drones lost") + b"/OC /L1 BDC " + text(b"3", 292) + b"EMC\n", resources=b"/Properties << /L1 10 0 R >>",
    catalog=b"/OCProperties << /OCGs [10 0 R] /D << /Order [10 0 R] %s >> >>" % off,
    more={10: b"<< /Type /OCG /Name (Figures) >>"})
both("hidden-layer", layered, b"/OFF [10 0 R]", b"/OFF []")

# Annotations.
annotated = lambda kind, more=b"", objects=None: page(WORDS, page=b"/Annots [10 0 R]", more={10: annotation(kind, more), **(objects or {})})
control("comment", annotated(b"Text", b"/Contents (Was it 3 or 4?)"), annotated(b"Link", b"/A << /S /URI /URI (https://example.org/) >>"))
control("comment.on-highlight", annotated(b"Highlight", b"/C [1 1 0] /Contents (Was it 3 or 4?)"), annotated(b"Highlight", b"/C [1 1 0]"))
both("hidden-annotation", lambda flags: annotated(b"Square", b"/F %s /AP << /N 11 0 R >>" % flags, {
    11: stream(text(b"4", 5, 5), b"/Type /XObject /Subtype /Form /BBox [0 0 60 25] /Resources << /Font << /F1 5 0 R >> >>")}), b"2", b"4")
control("embedded-file", write(base(catalog=b"/Names << /EmbeddedFiles << /Names [(a.csv) 10 0 R] >> >>", more={
    10: b"<< /Type /Filespec /F (a.csv) /UF (a.csv) /EF << /F 11 0 R >> >>",
    11: stream(b"drones,3\n", b"/Type /EmbeddedFile")})),
    write(base(catalog=b"/Names << /Dests << /Names [(start) [3 0 R /Fit]] >> >>")))
control("embedded-file.annotation", annotated(b"FileAttachment", b"/FS << /F (a.csv) /EF << /F 11 0 R >> >>", {11: stream(b"drones,3\n", b"/Type /EmbeddedFile")}),
        annotated(b"Link", b"/Dest [3 0 R /Fit]"))
control("rich-media", annotated(b"Screen"), annotated(b"Stamp", b"/Name /Final"))

# Forms and actions.
field = lambda more, on_page=True: write(base(
    page=b"/Annots [10 0 R]" if on_page else b"", catalog=b"/AcroForm << /Fields [10 0 R] >>",
    more={10: annotation(b"Widget", b"/FT /Tx /T (drones) " + more)}))
both("form-field", field, b"/F 2 /V (3)", b"/F 4 /V (3)")
control("form-field.on-no-page", field(b"/V (3)", False), field(b"/V (3)"))
control("macro", write(base(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(3\\)) >>")),
        write(base(catalog=b"/OpenAction [3 0 R /Fit]")))
control("macro.named", write(base(catalog=b"/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>")),
        write(base(catalog=b"/Names << /Dests << /Names [(a) [3 0 R /Fit]] >> >>")))
both("action", lambda action: annotated(b"Link", b"/A << %s >>" % action), b"/S /Launch /F (a.exe)", b"/S /GoTo /D [3 0 R /Fit]")
control("action.submit", annotated(b"Link", b"/A << /S /SubmitForm /F << /FS /URL /F (https://example.org/) >> >>"),
        annotated(b"Link", b"/A << /S /URI /URI (https://example.org/) >>"))
both("dynamic-form", lambda xfa: write(base(catalog=b"/AcroForm << /Fields [] %s >>" % xfa, more={10: stream(b"<xdp/>")} if xfa else None)),
     b"/XFA 10 0 R", b"")
signature = b"/V << /Type /Sig /Filter /Adobe.PPKLite /Name (A. Keeper) /Contents <00> /ByteRange [0 1 2 3] >>"
both("signature", lambda value: write(base(page=b"/Annots [10 0 R]", catalog=b"/AcroForm << /Fields [10 0 R] >>",
     more={10: annotation(b"Widget", b"/FT /Sig /T (signed) " + value)})), signature, b"")

# The file itself.
first = write(base())
control("earlier-version", append(first, {4: stream(HEAD + text(b"Number of drones lost: withheld"))}), first)
control("earlier-version.packed", packed_objects(swap=True), packed_objects())
word = append(first, {}, b"")
control("earlier-version.added-only", append(first, {10: b"<< /Note (3) >>"}), word.replace(b"xref\ntrailer", b"xref\n0 0\ntrailer"))
control("orphan-object", write(base(more={10: stream(WORDS)})), write(base(more={10: b"<< /Kind /Nothing >>"})))
control("orphan-object.picture", page(WORDS, resources=IMAGE, more={10: picture(jpeg())}),
        page(WORDS + place_picture(72, 600, 60, 40), resources=IMAGE, more={10: picture(jpeg())}))
control("orphan-object.page", page(WORDS, page=b"/Annots [10 0 R]", more={
    10: annotation(b"Link", b"/Dest [11 0 R /Fit]"), 11: base()[3].replace(b"4 0 R", b"12 0 R"), 12: stream(WORDS)}),
    page(WORDS, page=b"/Annots [10 0 R]", more={10: annotation(b"Link", b"/Dest [3 0 R /Fit]")}))
control("stray-bytes", write(base(), after=b"drones,3\n"), write(base(), after=b"\n\0\0"))
control("stray-bytes.before", write(base(), before=b"drones,3\n"), write(base(), version=b"1.4"))
control("stray-bytes.between", write(base(), between=b"% three drones, one balloon\n"), write(base(), between=b"\n\n"))
control("broken", write(base()).replace(b"/Length 104", b"/Length 999").replace(b"endobj\n5 0", b"\n5 0"), write(base()))
control("other-type", b"PK\3\4 this is no such file", write(base(), version=b"1.5"))
control("too-large", write({**base(), 4: stream(zlib.compress(zlib.compress(b" " * 120_000_000, 9), 9), b"/Filter [/FlateDecode /FlateDecode]")}),
        write({**base(), 4: stream(zlib.compress(zlib.compress(HEAD + WORDS, 9), 9), b"/Filter [/FlateDecode /FlateDecode]")}))
loop = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X1 10 0 R >> >>"
control("too-large.form-in-itself", page(WORDS + b"/X1 Do\n", resources=b"/XObject << /X1 10 0 R >>", more={10: stream(b"/X1 Do /X1 Do", loop)}),
        page(WORDS + b"/X1 Do\n", resources=b"/XObject << /X1 10 0 R >>", more={10: stream(b"0 g 0 0 9 9 re f", loop.replace(b"/X1 10 0 R", b""))}))

# Metadata and applications' data.
info = lambda more: write(base(more={10: b"<< /Title (Drones) /Producer (Some program 1.2) /CreationDate (D:20240101000000Z) %s >>" % more}), b"/Info 10 0 R")
both("author", info, b"/Author (A. Keeper)", b"/Subject (Losses)")
meta = lambda inner: write(base(catalog=b"/Metadata 10 0 R", more={10: xmp(inner)}))
title = b"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Drones</rdf:li></rdf:Alt></dc:title><xmp:CreateDate>2024-01-01</xmp:CreateDate>"
both("author.xmp", meta, title + b"<dc:creator><rdf:Seq><rdf:li>A. Keeper</rdf:li></rdf:Seq></dc:creator>", title)
control("author.annotation", annotated(b"Square", b"/T (A. Keeper)"), annotated(b"Square"))
both("properties", info, b"/Checked (by A. Keeper)", b"/Trapped /False")
both("properties.xmp", meta, b"<pdfx:Company>Sea Watch</pdfx:Company>", title)
both("private-data", lambda more: write(base(page=more)), b"/PieceInfo << /Draw << /Private (3) >> >>", b"/Tabs /S")
both("thumbnail", lambda more: write(base(page=more, more={10: picture(jpeg((8, 8)), (8, 8))} if more else None)), b"/Thumb 10 0 R", b"")
control("unknown-part", write(base(catalog=b"/Notebook << /Page (3 drones) >>")), write(base(catalog=b"/PageMode /UseNone")))
control("unknown-part.page", write(base(page=b"/Notes (3 drones)")), write(base(page=b"/Rotate 0")))
control("unknown-part.stream", write(base(page=b"/Group << /S /Transparency /Draft 10 0 R >>", more={10: stream(WORDS)})),
        write(base(page=b"/Group << /S /Transparency >>")))

# What cannot be read.
def locked():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(write(base()))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False), deterministic_id=False, static_id=True)
    return out.getvalue()


control("encrypted", locked(), write(base(), version=b"1.6"))
odd = b"<< /Type /Font /Subtype /Type1 /BaseFont /Odd /Encoding << /Differences [65 /g1 /g2] >> %s >>"
both("unmapped-font", lambda more: page(WORDS + b"BT /F2 12 Tf 72 600 Td (AB) Tj ET\n", resources=b"", more={
    3: base()[3].replace(b"/F1 5 0 R", b"/F1 5 0 R /F2 10 0 R"), 10: odd % more,
    **({11: stream(b"1 beginbfrange <41> <42> <0041> endbfrange")} if more else {})}), b"", b"/ToUnicode 11 0 R")
control("scan", write(base(place_picture(0, 0, 595, 842), resources=IMAGE, more={10: picture(jpeg())})), write(base()))
control("scan.recognized", write(base(place_picture(0, 0, 595, 842) + b"3 Tr " + WORDS, resources=IMAGE, more={10: picture(jpeg())})), write(base()))
both("picture", lambda size: page(WORDS + place_picture(72, 300, *size), resources=IMAGE, more={10: picture(jpeg())}), (300, 200), (90, 60))
both("image-metadata", lambda exif: page(WORDS + place_picture(72, 600, 60, 40), resources=IMAGE, more={10: picture(jpeg(exif=exif))}), True, False)


def main():
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("*.pdf"):
        old.unlink()
    for name, pair in sorted(CONTROLS.items()):
        for kind, data in zip(("bad", "good"), pair):
            assert len(data) < 30_000, (name, kind, len(data))
            (OUT / f"{name}-{kind}.pdf").write_bytes(data)
    print(len(CONTROLS), "pairs", file=sys.stderr)


if __name__ == "__main__":
    main()
