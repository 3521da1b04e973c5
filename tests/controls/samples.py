"""Writes the workbooks that cases and golden sites attach: several sheets of ordinary cells, and nothing else. Needs nothing
but Python. Everything in them is invented."""

import pathlib
import sys
from xml.sax.saxutils import escape

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.dont_write_bytecode = True
from pack import pack  # noqa: E402

TESTS = pathlib.Path(__file__).parent.parent
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def cell(row, column, value):
    place = f"{chr(ord('A') + column)}{row + 1}"
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def sheet(rows):
    """The XML of a sheet; `None` is an empty cell, `[]` an empty row."""
    body = ""
    for number, row in enumerate(rows):
        cells = "".join(cell(number, column, value) for column, value in enumerate(row) if value is not None)
        body += f'<row r="{number + 1}">{cells}</row>' if cells else ""
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'


def workbook(sheets):
    """The bytes of a workbook of sheets by name."""
    numbered = list(enumerate(sheets.items(), 1))
    tabs = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in numbered)
    links = "".join(f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _ in numbered)
    types = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{TYPE}.worksheet+xml"/>' for n, _ in numbered)
    return pack([
        ("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
         f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>{types}</Types>'),
        ("_rels/.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
         f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{tabs}</sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'),
        *((f"xl/worksheets/sheet{n}.xml", sheet(rows)) for n, (_, rows) in numbered),
    ])


def orders(low, hidden):
    """Orders by borough: how many were asked on the first sheet; on the second, twelve boroughs of which C14 and C12 can be replaced."""
    names = ["Ash", "Beech", "Cedar", "Elm", "Fir", "Hazel", "Holly", "Larch", "Maple", "Oak", "Pine", "Rowan"]
    rows = [["Orders made by borough"], ["Borough", 2021, 2022]]
    rows += [[name, 20 + n, 30 + n] for n, name in enumerate(names)]
    rows[11][2], rows[13][2] = hidden, low
    return {"Summary": [["Year", "Boroughs asked"], ["2021", 12], ["2022", 12]], "Sheet2": rows}


CASES = {
    "cases/A008-low-number-in-sheet/bad-cell/orders.xlsx": workbook(orders(2, 40)),
    "cases/A008-low-number-in-sheet/good-decision/orders.xlsx": workbook(orders(2, 40)),
    "cases/A008-low-number-in-sheet/good-cells/orders.xlsx": workbook(orders(41, 40)),
    "cases/S003-recoverable/bad-sheet/orders.xlsx": workbook(
        {"Sheet2": [["Borough", "2022"], ["Ash", 12], ["Beech", "xx"], ["Cedar", 20], ["Total", 35]]}
    ),
    "cases/S007-stale-decision/bad-two-workbooks/orders.xlsx": workbook(orders(2, 40)),
    "cases/S007-stale-decision/bad-two-workbooks/notices.xlsx": workbook(orders(3, 37)),
    **{
        f"cases/S004-recoverable-across/{name}/permits.xlsx": workbook(sheets)
        for name, sheets in {
            # The first sheet has the total of what the second one lists.
            "bad-total-on-another-sheet": {
                "Overview": [["Kind", "Permits"], ["Skips", 61], ["Scaffolds", 48]],
                "Wards": [["Ward", "Skips", "Scaffolds"], ["Alder", 24, 19], ["Birk", "xx", 17], ["Cole", 34, 12]],
            },
            # The record hides two permits; the sheet prints one of them.
            "bad-sheet-prints-more": {"Wards": [["Ward", "Permits"], ["Cole", 34], ["Alder", 24], ["Birk", "xx"]]},
            # The same wards, and other things to count in them.
            "good-sheets-of-other-things": {
                "Skips": [["Ward", "Permits"], ["Alder", 24], ["Birk", "xx"], ["Cole", "xx+"], ["Dene", 17], ["Total", 80]],
                "Scaffolds": [["Ward", "Permits"], ["Alder", 19], ["Birk", 28], ["Cole", 12], ["Dene", 9], ["Total", 68]],
            },
            # The record shows what the sheet holds, as it is.
            "good-sheet-hides-the-same": {
                "Wards": [["Ward", "Permits"], ["Alder", 24], ["Birk", "xx"], ["Cole", "xx+"], ["Total", 61]],
            },
            # Two years of the same wards.
            "good-sheets-of-years": {
                "2021": [["Ward", "Permits"], ["Alder", 24], ["Birk", "xx"], ["Cole", "xx+"], ["Total", 61]],
                "2022": [["Ward", "Permits"], ["Alder", "xx+"], ["Birk", "xx"], ["Cole", 29], ["Total", 50]],
            },
        }.items()
    },
    "sites/attachments/input/content/responses/FBC-24-0170/orders.xlsx": workbook(orders(41, "xx")),
}

for name, content in CASES.items():
    (TESTS / name).parent.mkdir(parents=True, exist_ok=True)
    (TESTS / name).write_bytes(content)
