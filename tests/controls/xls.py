"""Writes workbooks of Excel 97 to 2003 that each hide one thing, and clean twins.

Needs xlwt for the workbooks; records and streams that it cannot write are put in by hand, with a writer of compound files below.
"""

import datetime
import io
import pathlib
import struct

import xlwt

HERE = pathlib.Path(__file__).parent / "xls"
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams, stray=None):
    """Writes streams by path (`a/b` is stream b in storage a) as a compound file of version 3."""
    entries = [["Root Entry", 5, FREE, FREE, FREE, b""]]

    def add(parent, name, kind, data):
        entries.append([name, kind, FREE, FREE, FREE, data])
        index = len(entries) - 1
        if entries[parent][4] == FREE:
            entries[parent][4] = index
        else:
            sibling = entries[parent][4]
            while entries[sibling][3] != FREE:
                sibling = entries[sibling][3]
            entries[sibling][3] = index
        return index

    storages = {}
    for path, data in streams.items():
        parent = 0
        *folders, name = path.split("/")
        for depth, folder in enumerate(folders):
            key = tuple(folders[: depth + 1])
            if key not in storages:
                storages[key] = add(parent, folder, 1, b"")
            parent = storages[key]
        add(parent, name, 2, data)
    sectors, table, small, small_table = [], [], b"", []

    def store(data):
        if not data:
            return END
        start, count = len(sectors), -(-len(data) // 512)
        for i in range(count):
            sectors.append(data[i * 512 : i * 512 + 512].ljust(512, b"\0"))
            table.append(start + i + 1 if i + 1 < count else END)
        return start

    starts = [END] * len(entries)
    for index, entry in enumerate(entries):
        data = entry[5]
        if entry[1] == 2 and len(data) >= 4096:
            starts[index] = store(data)
        elif entry[1] == 2 and data:
            starts[index], count = len(small) // 64, -(-len(data) // 64)
            small += data.ljust(count * 64, b"\0")
            small_table += [starts[index] + i + 1 for i in range(count - 1)] + [END]
    starts[0] = store(small)
    small_start = store(struct.pack(f"<{len(small_table)}I", *small_table).ljust(-(-len(small_table) // 128) * 512, b"\xff")) if small_table else END
    directory = b""
    for index, (name, kind, left, right, child, data) in enumerate(entries):
        raw = (name + "\0").encode("utf-16-le")
        size = len(small) if index == 0 else len(data)
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, left, right, child) + bytes(36) + struct.pack("<IQ", starts[index], size)
    blank = bytes(68) + b"\xff" * 12 + bytes(48)
    directory += blank * (-(len(directory) // 128) % 4)
    directory_start = store(directory)
    if stray is not None:
        sectors.append(stray.ljust(512, b"\0"))
        table.append(FREE)
    tables = 1
    while tables * 128 < len(table) + tables:
        tables += 1
    first_table = len(sectors)
    table += [TABLE] * tables
    table += [FREE] * (tables * 128 - len(table))
    sectors.append(struct.pack(f"<{len(table)}I", *table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, tables, directory_start, 0, 4096, small_start, -(-len(small_table) // 128), END, 0, first_table)[:36]
    header += struct.pack("<109I", *[first_table + i if i < tables else FREE for i in range(109)])
    assert len(header) == 512, len(header)
    return header + b"".join(sectors)


def records(stream):
    place, out = 0, []
    while place + 4 <= len(stream):
        number, length = struct.unpack("<HH", stream[place : place + 4])
        if number == 0 and length == 0:
            break
        out.append((number, stream[place + 4 : place + 4 + length]))
        place += 4 + length
    return out


def stream(parts):
    """Joins records, telling the list of sheets where each begins. Every sheet begins at depth nought."""
    starts, place, depth = [], 0, 0
    for number, body in parts:
        if number == 0x809:
            if depth == 0:
                starts.append(place)
            depth += 1
        depth -= number == 0x0A
        place += 4 + len(body)
    out, sheet = b"", 0
    for number, body in parts:
        if number == 0x85 and sheet + 1 < len(starts):
            sheet += 1
            body = struct.pack("<I", starts[sheet]) + body[4:]
        out += struct.pack("<HH", number, len(body)) + body
    return out


def workbook(fill=None, sheets=("Data",)):
    book = xlwt.Workbook()
    book.owner = ""
    for name in sheets:
        sheet = book.add_sheet(name)
        sheet.header_str = sheet.footer_str = b""
    first = book.get_sheet(0)
    for row, (ward, number) in enumerate([("Ward", "Requests"), ("North", 37), ("South", 41), ("Harbour", 58)]):
        first.write(row, 0, ward)
        first.write(row, 1, number)
    if fill:
        fill(book, first)
    out = io.BytesIO()
    book.save(out)
    data = out.getvalue()
    # The stream begins in the first sector and is as long as the directory says.
    directory = struct.unpack("<I", data[48:52])[0]
    size = struct.unpack("<I", data[512 + directory * 512 + 128 + 120 :][:4])[0]
    return records(data[512 : 512 + size])


def file(parts, extra=None, stray=None):
    book = stream(parts) if isinstance(parts, list) else parts
    return compound({"Workbook": book.ljust(4096, b"\0"), **(extra or {})}, stray)


def with_globals(parts, *new, before=0x85):
    place = next(i for i, (number, _) in enumerate(parts) if number == before)
    return parts[:place] + list(new) + parts[place:]


def with_sheet(parts, *new, sheet=-1):
    """Puts records before the end of the last sheet."""
    ends = [i for i, (number, _) in enumerate(parts) if number == 0x0A]
    return parts[: ends[sheet]] + list(new) + parts[ends[sheet] :]


def changed(parts, number, change):
    return [(n, change(body) if n == number else body) for n, body in parts]


def properties(kind, *values):
    body = b""
    table = b""
    for number, value in values:
        table += struct.pack("<II", number, 8 + 8 * len(values) + len(body))
        body += value
    size = 8 + len(table) + len(body)
    head = struct.pack("<HHI", 0xFFFE, 0, 2) + bytes(16) + struct.pack("<I", 1) + kind + struct.pack("<I", 48)
    return head + struct.pack("<II", size, len(values)) + table + body


def words(text):
    raw = text.encode() + b"\0"
    return struct.pack("<II", 30, len(raw)) + raw.ljust(-(-len(raw) // 4) * 4, b"\0")


def named(*names):
    raw = struct.pack("<I", len(names)) + b"".join(struct.pack("<II", i, len(n) + 1) + n.encode() + b"\0" for i, n in names)
    return raw.ljust(-(-len(raw) // 4) * 4, b"\0")


def titles(*names):
    return struct.pack("<II", 0x101E, len(names)) + b"".join(struct.pack("<I", len(n) + 1) + n.encode() + b"\0" for n in names)


SUMMARY = bytes.fromhex("E0859FF2F94F6810AB9108002B27B3D9")
DOCUMENT = bytes.fromhex("02D5CDD59C2E1B10939708002B2CF9AE")
OWN = bytes.fromhex("05D5CDD59C2E1B10939708002B2CF9AE")
PAGE = (1, struct.pack("<IHH", 2, 65001, 0))
SAVED = (12, struct.pack("<IQ", 64, 0x01D96472A1B00000))


def summary(*values):
    return {"\x05SummaryInformation": properties(SUMMARY, PAGE, *values)}


def document(*values):
    return {"\x05DocumentSummaryInformation": properties(DOCUMENT, PAGE, *values)}


def style(**options):
    return xlwt.easyxf(**options)


def text(value):
    return struct.pack("<HB", len(value), 0) + value.encode()


def name(label, flags=0, tokens=b"\x3b\0\0\1\0\3\0\1\0\1\0", built_in=None):
    letters = label.encode() if built_in is None else bytes([built_in])
    return (0x18, struct.pack("<HBBHHHI", flags | (0x20 if built_in is not None else 0), 0, len(letters), len(tokens), 0, 0, 0) + b"\0" + letters + tokens)


HERE_BOOK = [(0x1AE, struct.pack("<HH", 1, 0x0401)), (0x17, struct.pack("<HHhh", 1, 0, 0, 0))]


def obj(kind, *parts):
    body = struct.pack("<HHHHH", 0x15, 0x12, kind, 1, 0x6011) + bytes(12)
    return (0x5D, body + b"".join(struct.pack("<HH", n, len(p)) + p for n, p in parts) + bytes(4))


def shown_text(words_):
    return [(0x1B6, struct.pack("<HHHHHHHI", 0x212, 0, 0, 0, 0, len(words_), 16, 0)), (0x3C, b"\0" + words_.encode()), (0x3C, struct.pack("<HHI", 0, 0, 0) + struct.pack("<HHI", len(words_), 0, 0))]


def formula(tokens, row=5, column=1, value=5.0):
    return (0x06, struct.pack("<HHHd", row, column, 15, value) + struct.pack("<HIH", 0, 0, len(tokens)) + tokens)


def bof(kind):
    return (0x809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def link(address, class_=bytes.fromhex("E0C9EA79F9BACE118C8200AA004BA90B")):
    raw = (address + "\0").encode("utf-16-le")
    body = struct.pack("<HHHH", 1, 1, 0, 0) + bytes.fromhex("D0C9EA79F9BACE118C8200AA004BA90B") + struct.pack("<II", 2, 3)
    return (0x1B8, body + class_ + struct.pack("<I", len(raw)) + raw)


def art(kind, body, version=0):
    return struct.pack("<HHI", version, kind, len(body)) + body


def cell(row, column, number):
    return (0x203, struct.pack("<HHHd", row, column, 15, number))


P = workbook()
WHITE = "font: colour white"
HIDDEN_ROW = workbook(lambda b, s: setattr(s.row(2), "hidden", True))


def low_row(book, sheet):
    sheet.row(2).height_mismatch = True
    sheet.row(2).height = 5


def hide_empty(book, sheet):
    sheet.row(9).hidden = True
    sheet.col(7).hidden = True


def look(option, row=1, column=1, value=3, **more):
    def fill(book, sheet):
        sheet._cell_overwrite_ok = True
        sheet.write(row, column, value, style(**({"strg_to_parse": option} if option else {}), **more))

    return workbook(fill)


def rich(colour):
    def fill(book, sheet):
        font = xlwt.Font()
        font.colour_index = colour
        sheet.write_rich_text(5, 0, ["Ward and ", ("seven", font)])

    return workbook(fill)


def visible(state):
    def fill(book, sheet):
        book.add_sheet("Notes").visibility = state

    return workbook(fill)


def blank_twice(book, sheet):
    sheet.write_merge(5, 6, 0, 1, "Whole town")


MERGED = workbook(blank_twice)
SST = lambda more: changed(P, 0xFC, lambda body: struct.pack("<II", 99, struct.unpack("<I", body[4:8])[0] + 1) + body[8:] + text(more))
SST_READ = lambda aid: changed(P, 0xFC, lambda body: struct.pack("<II", 99, struct.unpack("<I", body[4:8])[0] + 1) + body[8:] + struct.pack("<HBI", 4, 4, 2 * len(aid)) + b"Ward" + aid.encode("utf-16-le"))
DATES = workbook(lambda b, s: s.write(1, 2, datetime.date(2023, 4, 1), style(num_format_str="dd/mm/yyyy")))
OLD = stream([(n, (struct.pack("<H", 0x0500) + b[2:]) if n == 0x809 else b) for n, b in P])
FROZEN = lambda top: changed(P, 0x23E, lambda b: struct.pack("<HHH", struct.unpack("<H", b[:2])[0] | 8, top, 0) + b[6:])

CONTROLS = {
    "sheet": (file(visible(1)), file(workbook(sheets=("Data", "Notes")))),
    "sheet.very": (file(visible(2)), file(workbook(sheets=("Data", "Notes")))),
    "sheet.window": (file(changed(P, 0x3D, lambda b: b[:8] + b"\x39\0" + b[10:])), file(P)),
    "sheet.unlisted": (file(P + [bof(0x10), cell(1, 1, 3), (0x0A, b"")]), file(P)),
    "row": (file(HIDDEN_ROW), file(workbook(hide_empty))),
    "row.low": (file(workbook(low_row)), file(P)),
    "row.default": (file([(n, b) for n, b in changed(P, 0x225, lambda b: b"\2\0\xff\0") if n != 0x208]), file(P)),
    "row.frozen": (file(FROZEN(2)), file(FROZEN(0))),
    "column": (file(workbook(lambda b, s: setattr(s.col(1), "hidden", True))), file(workbook(hide_empty))),
    "column.narrow": (file(workbook(lambda b, s: setattr(s.col(1), "width", 40))), file(workbook(lambda b, s: setattr(s.col(1), "width", 6000)))),
    "column.default": (file(changed([r for r in P if r[0] != 0x7D], 0x55, lambda b: b"\0\0") if any(n == 0x55 for n, _ in P) else with_sheet(P, (0x55, b"\0\0"))), file(P)),
    "filtered-row": (file(with_sheet(P, (0x9D, b"\2\0"), (0x9B, b""), (0x9E, struct.pack("<HH", 0, 4) + bytes(20)))), file(with_sheet(P, (0x9D, b"\2\0"), obj(0x14)))),
    "merged-over": (file(with_sheet(MERGED, cell(6, 1, 3))), file(MERGED)),
    "same-color-text": (file(look(WHITE)), file(look("font: colour red"))),
    "same-color-text.filled": (file(look("font: colour black; pattern: pattern solid, fore_colour black")), file(look("font: colour white; pattern: pattern solid, fore_colour dark_blue"))),
    "tiny-text": (file(look("font: height 20")), file(look("font: height 160"))),
    "same-color-text.run": (file(rich(9)), file(rich(10))),
    "same-color-text.format": (file(look(None, num_format_str="[White]0")), file(look(None, num_format_str="[Red]0"))),
    "same-color-text.theme": (file(with_globals(look("font: colour red"), *[(0x87D, struct.pack("<HHQHHHH", 0x87D, 0, 0, 0, i, 0, 1) + struct.pack("<HHHHII", 13, 20, 3, 0, 0, 0) + bytes(4)) for i in (16, 17)])), file(look("font: colour red"))),
    "number-format": (file(look(None, num_format_str=";;;")), file(look(None, num_format_str="#,##0;-#,##0;;@"))),
    "number-format.words": (file(look(None, num_format_str='[<6]"xx";0')), file(look(None, value=37, num_format_str='[<6]"xx";0'))),
    "number-format.text": (file(look(None, 2, 0, "South", num_format_str=";;;")), file(look(None, 2, 0, "South", num_format_str="@"))),
    "conditional-format": (file(with_sheet(P, (0x1B0, struct.pack("<HHHHHHH", 1, 0, 0, 3, 0, 1, 1) + struct.pack("<HHHH", 0, 3, 0, 1)), (0x1B1, struct.pack("<BBHHIH", 1, 6, 3, 0, 0, 0) + b"\x1e\6\0"))), file(P)),
    "defined-name": (file(with_globals(P, *HERE_BOOK, name("Spare", 1), before=0xFC)), file(with_globals(P, *HERE_BOOK, name("Wards"), name("", built_in=6), before=0xFC))),
    "defined-name.value": (file(with_globals(P, *HERE_BOOK, name("Cases", 0, b"\x1e\3\0"), before=0xFC)), file(with_globals(P, *HERE_BOOK, name("Wards"), before=0xFC))),
    "formula-figures": (file(with_sheet(P, formula(b"\x1e\3\0\x1e\2\0\3"))), file(with_sheet(P, formula(b"\x24\1\0\1\xc0\x24\2\0\1\xc0\3")))),
    "formula-figures.added": (file(with_sheet(P, formula(b"\x24\1\0\1\xc0\x1e\3\0\3"))), file(with_sheet(P, formula(b"\x24\1\0\1\xc0\x1e\x64\0\5")))),
    "formula-figures.block": (file(with_sheet(P, formula(b"\x60" + bytes(7) + b"\x22\1\4\0"))), file(with_sheet(P, formula(b"\x25\1\0\3\0\1\xc0\1\xc0\x22\1\4\0")))),
    "comment": (file(with_sheet(P, obj(0x19), *shown_text("checked with the ward"), (0x1C, struct.pack("<HHHH", 1, 1, 0, 1) + text("A. Clerk") + b"\0"))), file(P)),
    "external-link": (file(with_globals(P, (0x1AE, struct.pack("<H", 1) + text("\x01other.xls") + text("Data")), before=0xFC)), file(with_globals(P, *HERE_BOOK, before=0xFC))),
    "external-link.values": (file(with_globals(P, *HERE_BOOK, (0x59, struct.pack("<HH", 1, 0)), (0x5A, struct.pack("<BBH", 0, 0, 1) + b"\1" + struct.pack("<d", 3.0)), before=0xFC)), file(P)),
    "external-link.disk": (file(with_sheet(P, link("file:///S:/Cases/register.xls"))), file(with_sheet(P, link("https://example.org/wards")))),
    "data-source": (file(with_sheet(P, (0x1AD, struct.pack("<HHHI", 0, 0, 0, 0) + text("register")))), file(P)),
    "pivot-cache": (file(P, {"_SX_DB_CUR/0001": struct.pack("<HH", 0xC6, 4) + bytes(4)}), file(P)),
    "pivot-cache.view": (file(with_sheet(P, (0xB0, bytes(48)))), file(P)),
    "scenario": (file(with_sheet(P, (0xAE, bytes(8)), (0xAF, bytes(12)))), file(P)),
    "scenario.table": (file(with_sheet(P, (0x236, struct.pack("<HHBBHHHHH", 1, 2, 1, 1, 0, 0, 0, 0, 0)))), file(P)),
    "validation": (file(with_sheet(P, (0x1B2, struct.pack("<HIIiI", 0, 0, 0, -1, 1)), (0x1BE, struct.pack("<I", 3) + text("\0") * 4 + struct.pack("<HHHHHHHHH", 0, 0, 0, 0, 1, 1, 3, 1, 1)))), file(with_sheet(P, (0x1B2, struct.pack("<HIIiI", 0, 0, 0, -1, 0))))),
    "picture": (file(with_globals(P, (0xEB, art(0xF000, art(0xF006, bytes(24)) + art(0xF001, art(0xF007, bytes(44)), 0x1F), 0xF)))), file(with_globals(P, (0xEB, art(0xF000, art(0xF006, bytes(24)), 0xF))))),
    "picture.placed": (file(with_sheet(P, (0xEC, bytes(80)), obj(0x08))), file(P)),
    "picture.background": (file(with_sheet(P, (0xE9, struct.pack("<HHI", 9, 1, 12) + bytes(12)))), file(P)),
    "chart": (file(with_sheet(P, (0xEC, bytes(80)), obj(0x05), bof(0x20), cell(0, 0, 3), (0x0A, b""))), file(P)),
    "chart.sheet": (file(changed(workbook(sheets=("Data", "Notes")), 0x85, lambda b: b[:5] + (b"\2" if b"Notes" in b else b"\0") + b[6:])), file(workbook(sheets=("Data", "Notes")))),
    "drawing": (file(with_sheet(P, (0xEC, bytes(80)), obj(0x02))), file(P)),
    "drawing.words": (file(with_sheet(P, (0xEC, bytes(80)), obj(0x06), *shown_text("seven people"))), file(P)),
    "drawing.alone": (file(with_sheet(P, (0xEC, bytes(900)))), file(with_sheet(P, (0xEC, bytes(200))))),
    "embedded-file": (file(P, {"MBD0001/CONTENTS": b"a file within the file"}), file(P)),
    "embedded-file.placed": (file(with_sheet(P, (0xEC, bytes(80)), obj(0x08, (0x07, b"\2\0"), (0x08, b"\1\0"), (0x09, bytes(12))))), file(P)),
    "macro": (file(P, {"_VBA_PROJECT_CUR/VBA/dir": b"\1\0\0"}), file(P)),
    "macro.sheet": (file(changed(workbook(sheets=("Data", "Notes")), 0x85, lambda b: b[:5] + (b"\1" if b"Notes" in b else b"\0") + b[6:])), file(workbook(sheets=("Data", "Notes")))),
    "macro.opens": (file(with_globals(P, *HERE_BOOK, name("", built_in=1), before=0xFC)), file(with_globals(P, *HERE_BOOK, name("", built_in=7), before=0xFC))),
    "tracked-change": (file(P, {"Revision Log": b"\0" * 40}), file(P)),
    "tracked-change.users": (file(P, {"User Names": text("A. Clerk")}), file(P)),
    "custom-view": (file(with_sheet(P, (0x1AA, bytes(60)), (0x1AB, bytes(2)))), file(P)),
    "printer-settings": (file(with_sheet(P, (0x4D, b"\0\0" + "Office 7".encode("utf-16-le")))), file(P)),
    "author": (file(changed(P, 0x5C, lambda b: text("A. Clerk").ljust(112))), file(changed(P, 0x5C, lambda b: b" " * 112))),
    "author.properties": (file(P, summary((4, words("A. Clerk")), SAVED)), file(P, summary((4, words("")), (18, words("Microsoft Excel")), SAVED))),
    "author.body": (file(P, document((15, words("Ward office")))), file(P, document((15, words("")), (11, struct.pack("<II", 11, 0))))),
    "author.reserved": (file(with_globals(P, (0x5B, struct.pack("<HH", 0, 0) + text("A. Clerk")))), file(P)),
    "properties": (file(P, summary((2, words("Cases by name")), SAVED)), file(P, summary(SAVED))),
    "properties.parts": (file(P, document((13, titles("Data", "Case list")))), file(P, document((13, titles("Data", "Data!Print_Area"))))),
    "properties.own": (file(P, {"\x05DocumentSummaryInformation": properties(OWN, PAGE, (2, words("case 7")))}), file(P)),
    "properties.named": (file(P, {"\x05DocumentSummaryInformation": properties(OWN, PAGE, (0, named((2, "Case of A. Clerk"))), (2, words("7")))}), file(P, {"\x05DocumentSummaryInformation": properties(OWN, PAGE, (0, named((2, "AppVersion"))), (2, words("16.03")))})),
    "properties.code": (file(with_sheet(P, (0x1BA, text("ClerksOwnSheet")))), file(with_sheet(P, (0x1BA, text("Sheet1"))))),
    "thumbnail": (file(P, summary((17, struct.pack("<III", 71, 8, 3) + bytes(4)))), file(P, summary(SAVED))),
    "encrypted": (file(with_globals(P, (0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48)), before=0x5C)), file(P)),
    "encrypted.package": (compound({"EncryptionInfo": bytes(64), "EncryptedPackage": bytes(5000)}), file(P)),
    "unreadable": (file(OLD), file(P)),
    "unreadable.book": (compound({"Book": OLD.ljust(4096, b"\0")}), file(P)),
    "too-large": (file(with_sheet(P, cell(65535, 255, 37))), file(with_sheet(P, cell(99, 20, 37)))),
    "broken": (file(P)[:-700], file(DATES)),
    "broken.record": (file(with_sheet(P, (0x203, bytes(9)))), file(P)),
    "broken.twice": (file(with_sheet(P, cell(1, 1, 3))), file(with_sheet(P, cell(1, 3, 3)))),
    "broken.sheet": (file(changed(P, 0x85, lambda b: b) and stream(P).replace(b"\x09\x08\x10\0\0\x06\x10\0", b"\x09\x08\x10\0\0\x07\x10\0")), file(P)),
    "stray-bytes": (file(P, stray=b"seven people, once in a sheet"), file(P, stray=b"")),
    "orphan-text": (file(SST("seven people")), file(P)),
    "phonetic": (file(SST_READ("seven people")), file(P)),
    "signature": (file(P, {"_signatures": b"A. Clerk"}), file(P)),
    "stray-bytes.after": (file(stream(P) + b"seven people, after the last sheet"), file(stream(P) + bytes(40))),
    "stray-bytes.name": (file(changed(P, 0x5C, lambda b: text("").ljust(60) + b"seven people".ljust(52))), file(P)),
    "unknown-part": (file(P, {"Notes": b"seven people"}), file(P)),
    "unknown-part.record": (file(with_sheet(P, (0x0F0F, b"seven people"))), file(P)),
    "unknown-part.long": (file(with_sheet(P, (0x9D, b"\2\0 seven people"))), file(with_sheet(P, (0x9D, b"\2\0")))),
}

HERE.mkdir(exist_ok=True)
for name_, (bad, good) in CONTROLS.items():
    (HERE / f"{name_}-bad.xls").write_bytes(bad)
    (HERE / f"{name_}-good.xls").write_bytes(good)
