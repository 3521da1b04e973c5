"""Writes PNG files that each hide one thing, and clean twins. Needs piexif."""

import pathlib
import struct
import sys
import zlib

import piexif

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.dont_write_bytecode = True
from jpeg import THUMBNAIL, XMP, profile  # noqa: E402

HERE = pathlib.Path(__file__).parent / "png"
WIDTH, HEIGHT = 40, 24


def chunk(name, data, checksum=None):
    checksum = zlib.crc32(name + data) if checksum is None else checksum
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)


def rows(height=HEIGHT, shade=0):
    return b"".join(b"\0" + bytes((x * 5 + y * 3 + shade) % 256 for x in range(WIDTH * 3)) for y in range(height))


def png(*before, pixels=None, after=b"", header=None, middle=b"", end=b""):
    header = header or struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    compressed = zlib.compress(rows(), 9) if pixels is None else pixels
    half = len(compressed) // 2
    body = chunk(b"IDAT", compressed[:half]) + middle + chunk(b"IDAT", compressed[half:])
    parts = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(before) + body + after
    return parts + chunk(b"IEND", b"") + end


def text(keyword, words):
    return chunk(b"tEXt", keyword + b"\0" + words)


def exif(tags, gps=None):
    return chunk(b"eXIf", piexif.dump({"0th": tags, "GPS": gps or {}})[6:])


def icc(name, description):
    return chunk(b"iCCP", name + b"\0\0" + zlib.compress(profile(description), 9))


PLAIN = png()
ORIENTED = png(exif({piexif.ImageIFD.Orientation: 6}))
SHOWN = png(chunk(b"gAMA", struct.pack(">I", 45455)), chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1)), chunk(b"sRGB", b"\0"), chunk(b"tIME", struct.pack(">HBBBBB", 2023, 4, 1, 10, 0, 0)))
FRAME = struct.pack(">IIIIIHHBB", 0, WIDTH, HEIGHT, 0, 0, 1, 10, 0, 0)
SECOND = struct.pack(">IIIIIHHBB", 1, WIDTH, HEIGHT, 0, 0, 1, 10, 0, 0)
ADAM7 = b"".join(
    b"".join(b"\0" + bytes(3 * len(range(left, WIDTH, across))) for _ in range(top, HEIGHT, down))
    for left, top, across, down in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
)

CONTROLS = {
    "picture-text": (png(text(b"Comment", b"seven people")), SHOWN),
    "picture-text.compressed": (png(chunk(b"zTXt", b"Author\0\0" + zlib.compress(b"A. Clerk"))), PLAIN),
    "picture-text.international": (png(after=chunk(b"iTXt", b"Title\0\0\0\0\0seven people")), PLAIN),
    "xmp": (png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)), PLAIN),
    "exif": (png(exif({piexif.ImageIFD.Make: b"Camera"})), ORIENTED),
    "exif.raw": (png(chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n 4\n4d4d002a\n"))), PLAIN),
    "location": (png(exif({}, {piexif.GPSIFD.GPSLatitudeRef: b"N"})), ORIENTED),
    "thumbnail": (png(chunk(b"eXIf", piexif.dump({"0th": {}, "1st": {piexif.ImageIFD.Compression: 6}, "thumbnail": THUMBNAIL})[6:])), ORIENTED),
    "iptc": (png(chunk(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(b"\niptc\n 4\n1c025000\n"))), PLAIN),
    "color-profile": (png(icc(b"ICC Profile", b"Monitor of A. Clerk")), png(icc(b"ICC Profile", b"sRGB"))),
    "color-profile.name": (png(icc(b"Screen of A. Clerk", b"sRGB")), png(icc(b"ICC Profile", b"sRGB"))),
    "second-picture": (png(chunk(b"acTL", struct.pack(">II", 2, 0)), chunk(b"fcTL", FRAME), after=chunk(b"fcTL", SECOND) + chunk(b"fdAT", struct.pack(">I", 2) + zlib.compress(rows(shade=9), 9))), PLAIN),
    "stray-bytes": (png(end=b"seven people"), PLAIN),
    "stray-bytes.later-picture": (png(end=chunk(b"IDAT", zlib.compress(rows(30), 9)) + chunk(b"IEND", b"")), PLAIN),
    "stray-bytes.rows": (png(pixels=zlib.compress(rows(HEIGHT + 6), 9)), PLAIN),
    "stray-bytes.stream": (png(pixels=zlib.compress(rows(), 9) + b"seven people"), png(pixels=zlib.compress(ADAM7, 9), header=struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 1))),
    "unknown-part": (png(chunk(b"prVt", b"a private chunk")), png(chunk(b"PLTE", bytes(48)))),
    "unknown-part.claims": (png(chunk(b"caBX", b"claims of another program")), PLAIN),
    "broken": (png(chunk(b"gAMA", struct.pack(">I", 45455), checksum=7)), png(chunk(b"gAMA", struct.pack(">I", 45455)))),
    "broken.short": (PLAIN[:-20], PLAIN),
    "broken.order": (png(middle=chunk(b"tIME", struct.pack(">HBBBBB", 2023, 4, 1, 10, 0, 0))), PLAIN),
    "too-large": (png(header=struct.pack(">IIBBBBB", 90000, 90000, 8, 2, 0, 0, 0)), PLAIN),
    "pixels": (PLAIN, None),
    "pixels.see-through": (png(header=struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 6, 0, 0, 0), pixels=zlib.compress((b"\0" + bytes(WIDTH * 4)) * HEIGHT, 9)), None),
}

HERE.mkdir(exist_ok=True)
for name, (bad, good) in CONTROLS.items():
    (HERE / f"{name}-bad.png").write_bytes(bad)
    if good is not None:
        (HERE / f"{name}-good.png").write_bytes(good)
