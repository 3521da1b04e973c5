"""Writes JPEG files that each hide one thing, and clean twins. Needs Pillow and piexif."""

import io
import pathlib
import struct

import piexif
from PIL import Image

HERE = pathlib.Path(__file__).parent / "jpeg"


def picture(shade=0, size=(48, 32), **options):
    image = Image.new("RGB", size)
    image.putdata([((x * 5 + shade) % 256, (y * 7) % 256, (x * y) % 256) for y in range(size[1]) for x in range(size[0])])
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80, **options)
    return out.getvalue()


def segment(marker, body):
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def with_segments(jpeg, *segments):
    """Puts segments after the first one, which is JFIF's."""
    length = struct.unpack(">H", jpeg[4:6])[0]
    return jpeg[: 4 + length] + b"".join(segments) + jpeg[4 + length :]


def exif(zeroth=None, exif_=None, gps=None, thumbnail=None):
    first = {piexif.ImageIFD.Compression: 6} if thumbnail else {}
    tags = {"0th": zeroth or {}, "Exif": exif_ or {}, "GPS": gps or {}, "1st": first, "thumbnail": thumbnail}
    return segment(0xE1, piexif.dump(tags))


def resource(number, data, name=b""):
    named = bytes([len(name)]) + name
    named += b"\0" * (len(named) % 2)
    return b"8BIM" + struct.pack(">H", number) + named + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)


def photoshop(*resources):
    return segment(0xED, b"Photoshop 3.0\0" + b"".join(resources))


def profile(description):
    """A small profile in the manner of ICC.1: a description, a white point, three colours and a curve."""
    text = b"desc" + bytes(4) + struct.pack(">I", len(description) + 1) + description + b"\0" + bytes(78)
    xyz = lambda *v: b"XYZ " + bytes(4) + b"".join(struct.pack(">i", round(x * 65536)) for x in v)
    tags = [
        (b"desc", text + bytes(-len(text) % 4)),
        (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
        (b"rXYZ", xyz(0.436, 0.222, 0.014)),
        (b"gXYZ", xyz(0.385, 0.717, 0.097)),
        (b"bXYZ", xyz(0.143, 0.061, 0.714)),
        (b"rTRC", b"curv" + bytes(4) + struct.pack(">IHH", 1, 0x0233, 0)),
        (b"gTRC", b"curv" + bytes(4) + struct.pack(">IHH", 1, 0x0233, 0)),
        (b"bTRC", b"curv" + bytes(4) + struct.pack(">IHH", 1, 0x0233, 0)),
    ]
    table, data, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, value in tags:
        table += name + struct.pack(">II", start + len(data), len(value))
        data += value
    size = start + len(data)
    header = struct.pack(">I4sI4s4s4s", size, b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2020, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + xyz(0.9642, 1.0, 0.8249)[8:]
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


def icc(description):
    return segment(0xE2, b"ICC_PROFILE\0\x01\x01" + profile(description))


def multi_picture(jpeg, second):
    """An index of two pictures (CIPA DC-007), and the second after the first."""
    size = 12 + len(jpeg) + 0
    entries = struct.pack("<IIIHH", 0x20030000, 0, 0, 0, 0) + struct.pack("<IIIHH", 0, len(second), size, 0, 0)
    tiff = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 3)
    tiff += struct.pack("<HHI4s", 0xB000, 7, 4, b"0100") + struct.pack("<HHII", 0xB001, 4, 1, 2)
    tiff += struct.pack("<HHII", 0xB002, 7, 32, 50) + struct.pack("<I", 0) + entries
    return with_segments(jpeg, segment(0xE2, b"MPF\0" + tiff))


PLAIN = picture()
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="A. Clerk"/></rdf:RDF></x:xmpmeta>'
)
ORIENTED = exif({piexif.ImageIFD.Orientation: 6, piexif.ImageIFD.XResolution: (72, 1), piexif.ImageIFD.YResolution: (72, 1)})
THUMBNAIL = picture(90, (16, 10))
JFIF_SMALL = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02" + bytes(12))
JFIF = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")


def without_jfif(jpeg):
    return jpeg[:2] + jpeg[4 + struct.unpack(">H", jpeg[4:6])[0] :]


def after_start(jpeg, *segments):
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def orientation_with_gap():
    """Metadata with a resolution at its end, and bytes before it that no field names."""
    tiff = b"MM\0*" + struct.pack(">IH", 8, 2)
    tiff += struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) + struct.pack(">HHII", 0x011A, 5, 1, 58) + struct.pack(">I", 0)
    return segment(0xE1, b"Exif\0\0" + tiff + b"seven of nine here!!" + struct.pack(">II", 72, 1))


CONTROLS = {
    "exif": (with_segments(PLAIN, exif({piexif.ImageIFD.Make: b"Camera", piexif.ImageIFD.Artist: b"A. Clerk"})), with_segments(PLAIN, ORIENTED)),
    "exif.date": (with_segments(PLAIN, exif({}, {piexif.ExifIFD.DateTimeOriginal: b"2023:04:01 10:00:00"})), with_segments(PLAIN, exif({}, {piexif.ExifIFD.ColorSpace: 1}))),
    "location": (with_segments(PLAIN, exif(gps={piexif.GPSIFD.GPSLatitudeRef: b"N", piexif.GPSIFD.GPSLatitude: ((51, 1), (30, 1), (0, 1))})), with_segments(PLAIN, ORIENTED)),
    "thumbnail": (with_segments(PLAIN, exif(thumbnail=THUMBNAIL)), with_segments(PLAIN, ORIENTED)),
    "thumbnail.jfif": (after_start(without_jfif(PLAIN), JFIF_SMALL), after_start(without_jfif(PLAIN), JFIF)),
    "thumbnail.jfxx": (with_segments(PLAIN, segment(0xE0, b"JFXX\0\x10" + THUMBNAIL)), PLAIN),
    "thumbnail.photoshop": (with_segments(PLAIN, photoshop(resource(0x040C, bytes(28) + THUMBNAIL))), with_segments(PLAIN, photoshop(resource(0x03ED, struct.pack(">IHHIHH", 72 << 16, 1, 1, 72 << 16, 1, 1))))),
    "xmp": (with_segments(PLAIN, segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)), PLAIN),
    "xmp.extended": (with_segments(PLAIN, segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + struct.pack(">II", len(XMP), 0) + XMP)), PLAIN),
    "iptc": (with_segments(PLAIN, photoshop(resource(0x0404, b"\x1c\x02\x50\0\x08A. Clerk"))), with_segments(PLAIN, photoshop(resource(0x03ED, struct.pack(">IHHIHH", 72 << 16, 1, 1, 72 << 16, 1, 1))))),
    "iptc.path": (with_segments(PLAIN, photoshop(resource(0x07D0, bytes(26), b"cut away"))), PLAIN),
    "picture-text": (with_segments(PLAIN, segment(0xFE, b"seven people in the picture")), PLAIN),
    "color-profile": (with_segments(PLAIN, icc(b"Monitor of A. Clerk, room 7")), with_segments(PLAIN, icc(b"sRGB IEC61966-2.1"))),
    "second-picture": (multi_picture(PLAIN, THUMBNAIL) + THUMBNAIL, PLAIN),
    "second-picture.after": (PLAIN + THUMBNAIL, PLAIN),
    "stray-bytes": (PLAIN + b"PK and more", PLAIN + bytes(16)),
    "stray-bytes.exif": (with_segments(PLAIN, orientation_with_gap()), with_segments(PLAIN, ORIENTED)),
    "unknown-part": (with_segments(PLAIN, segment(0xEB, b"JP\0\x01 claims of another program")), with_segments(PLAIN, segment(0xEE, b"Adobe\0\x64\0\0\0\0\x01"))),
    "unknown-part.segment": (with_segments(PLAIN, segment(0xF0, b"a segment for extensions")), picture(progressive=True)),
    "unknown-part.jfif": (after_start(without_jfif(PLAIN), segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0 and more")), PLAIN),
    "broken": (PLAIN[:-40], PLAIN),
    "broken.between": (with_segments(PLAIN, b"seven"), PLAIN),
    "broken.table": (with_segments(PLAIN, segment(0xDB, bytes(65) + b"seven")), picture(5, restart_marker_blocks=1)),
    "pixels": (PLAIN, None),
    "pixels.grey": (with_segments(picture(9, (31, 17))), None),
}

HERE.mkdir(exist_ok=True)
for name, (bad, good) in CONTROLS.items():
    (HERE / f"{name}-bad.jpg").write_bytes(bad)
    if good is not None:
        (HERE / f"{name}-good.jpg").write_bytes(good)
