"""Workbooks that are damaged, locked, disguised, too large or made to harm."""

import io
import struct
import zipfile

import defusedxml  # type: ignore[import-untyped]  # has no stubs
import openpyxl
import pytest

from clusterbeleid.core.sheets import SheetLimits, read_table
from clusterbeleid.core.sheets.limits import MEGABYTE
from clusterbeleid.core.sheets.workbook import CONTENT_TYPES
from tests.core.workbooks import (
    HEADER,
    HEADER_XML,
    KBO,
    ROW,
    SPEC,
    STRINGS,
    WORKSHEET,
    changed,
    edited,
    part,
    rows,
    sheet_xml,
    text_cell,
    with_shared_strings,
    with_sheet,
    workbook,
    zip_of,
)

GOOD = with_shared_strings(workbook(ROW))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def code_of(data: bytes, name: str = "bijdragen.xlsx", limits: SheetLimits | None = None) -> str:
    """Return the one code a file is refused with; nothing of it may be read."""
    result = read_table(data, name, SPEC, limits)
    assert (len(result.errors), result.rows, result.totals) == (1, [], [])
    assert result.errors[0].value == name
    return result.errors[0].code


def test_xml_is_read_by_defusedxml() -> None:
    assert defusedxml.__version__
    assert openpyxl.DEFUSEDXML is True


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\x00" * 100])
def test_empty_file(data: bytes) -> None:
    assert code_of(data) == "file.empty"


def test_password_on_the_workbook() -> None:
    assert code_of(OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 50) == "file.password"


def test_old_excel_under_a_new_name() -> None:
    assert code_of(OLE + "Workbook".encode("utf-16-le")) == "file.old_excel"


def test_password_on_the_zip_file() -> None:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, struct.unpack_from("<H", data, at + 8)[0] | 1)
    assert code_of(bytes(data)) == "file.password"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/vbaProject.bin": b"x"}, "file.macro"),
        ({"xl/VBAPROJECT.BIN": b"x"}, "file.macro"),
        ({"xl/macrosheets/sheet1.xml": b"<a/>"}, "file.macro"),
        ({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}, "file.external_links"),
        ({"xl/embeddings/oleObject1.bin": b"x"}, "file.embedded_object"),
        ({"xl/activeX/activeX1.xml": b"<a/>"}, "file.embedded_object"),
        ({"xl/workbook.bin": b"x"}, "file.old_excel"),
        ({"content.xml": b"<a/>"}, "file.wrong_kind"),
        ({"word/document.xml": b"<a/>"}, "file.wrong_kind"),
        ({CONTENT_TYPES: None}, "file.wrong_kind"),
        ({"../../etc/cron.d/x": b"x"}, "file.unsafe_archive"),
        ({"/etc/passwd": b"x"}, "file.unsafe_archive"),
        ({"..\\..\\windows\\x": b"x"}, "file.unsafe_archive"),
        ({"C:/x": b"x"}, "file.unsafe_archive"),
        ({WORKSHEET: None}, "file.damaged"),
        ({"xl/workbook.xml": None}, "file.damaged"),
        ({"_rels/.rels": None}, "file.damaged"),
        ({"xl/_rels/workbook.xml.rels": None}, "file.damaged"),
        ({WORKSHEET: b""}, "file.damaged"),
        ({WORKSHEET: b"\x00\x01\x02"}, "file.damaged"),
        ({WORKSHEET: part(GOOD)[:-20]}, "file.damaged"),
        ({"xl/styles.xml": b"<styleSheet><cellXfs>"}, "file.damaged"),
        ({STRINGS: b"<sst><si><t>KBO"}, "file.damaged"),
    ],
)
def test_part_that_is_hostile_or_missing(parts: dict[str, bytes | None], code: str) -> None:
    assert code_of(changed(GOOD, parts)) == code


def test_macro_type_without_macro() -> None:
    data = edited(
        GOOD, "spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml", CONTENT_TYPES
    )
    assert code_of(data) == "file.macro"


def test_symbolic_link_in_the_zip_file() -> None:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert code_of(buffer.getvalue()) == "file.unsafe_archive"


BOMB_ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<worksheet><sheetData><row r='1'><c t='str'><v>&b;</v></c></row></sheetData></worksheet>"
)
READS_FILE = (
    '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<worksheet><sheetData><row r='1'><c t='str'><v>&x;</v></c></row></sheetData></worksheet>"
)
PARTS = [WORKSHEET, "xl/workbook.xml", "xl/styles.xml", STRINGS, CONTENT_TYPES]


@pytest.mark.attack("A11")
@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("content", [BOMB_ENTITIES, READS_FILE, "<!DOCTYPE w><worksheet/>"])
def test_definitions_in_xml_are_refused_in_every_part(name: str, content: str) -> None:
    assert code_of(changed(GOOD, {name: content.encode()})) == "file.forbidden_xml"


@pytest.mark.parametrize(
    "body",
    [
        '<row r="2"/><row r="2"/>',
        '<row r="3"/><row r="2"/>',
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="x"/>',
        '<row r="2"><c r="A3"><v>1</v></c></row>',
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>',
        '<row r="2"><c r="XFE2"><v>1</v></c></row>',
        '<row r="2"><c r="2A"><v>1</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>999999</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>-1</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>een</v></c></row>',
        '<row r="2"><c r="A2" t="zz"><v>1</v></c></row>',
        '<row r="2"><c r="A2" s="zz"><v>1</v></c></row>',
    ],
)
def test_cells_that_contradict_themselves_are_damage(body: str) -> None:
    assert code_of(with_sheet(HEADER_XML + body)) == "file.damaged"


@pytest.mark.parametrize("area", ["A0:B1", "A1:", "onzin", "A1:ZZZZ9", ""])
def test_merge_without_meaning_is_damage(area: str) -> None:
    after = f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'
    assert code_of(with_sheet(HEADER_XML, after=after)) == "file.damaged"


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.99])
def test_cut_off_file(keep: float) -> None:
    assert code_of(GOOD[: int(len(GOOD) * keep)]) == "file.damaged"


def test_wrong_checksum_is_seen_after_the_last_row() -> None:
    data = bytearray(zip_of_stored(GOOD))
    at = data.find(b"Bedrijf</t>")
    data[at] = ord("b")
    assert code_of(bytes(data)) == "file.damaged"


def zip_of_stored(data: bytes) -> bytes:
    """Return the workbook unpacked within its zip file, so that a byte can be changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return buffer.getvalue()


def test_member_listed_twice() -> None:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(WORKSHEET, "<worksheet/>")
    assert code_of(buffer.getvalue()) == "file.damaged"


@pytest.mark.attack("A11")
def test_zip_bomb_is_not_unpacked() -> None:
    data = changed(GOOD, {"xl/media/image1.png": b"\x00" * (30 * MEGABYTE)})
    assert len(data) < MEGABYTE
    assert code_of(data) == "file.too_large"


def test_members_together_above_the_limit() -> None:
    data = changed(GOOD, {f"xl/media/{at}": bytes(range(256)) * 4000 for at in range(3)})
    assert code_of(data, limits=SheetLimits(max_unpacked_bytes=2 * MEGABYTE)) == "file.too_large"


def test_member_that_lies_about_its_size() -> None:
    texts = part(GOOD, STRINGS).replace(b"</sst>", b" " * 500_000 + b"</sst>")
    data = changed(GOOD, {STRINGS: texts})
    real = struct.pack("<I", len(texts))
    assert real in data
    assert code_of(data.replace(real, struct.pack("<I", 10))) == "file.damaged"


def test_too_many_members() -> None:
    data = changed(GOOD, {f"xl/{at}": b"" for at in range(50)})
    assert code_of(data, limits=SheetLimits(max_entries=50)) == "file.too_large"


def test_file_above_the_limit() -> None:
    result = read_table(GOOD, "a.xlsx", SPEC, SheetLimits(max_file_bytes=len(GOOD) - 1))
    assert result.errors[0].code == "file.too_large"


def test_time_is_up() -> None:
    assert code_of(workbook(*rows(50)), limits=SheetLimits(max_seconds=0)) == "file.too_slow"


@pytest.mark.attack("A11")
def test_rows_above_the_limit_are_refused_and_at_the_limit_read() -> None:
    limits = SheetLimits(max_rows=40)
    assert code_of(workbook(*rows(41)), limits=limits) == "sheet.too_many_rows"
    assert len(read_table(workbook(*rows(40)), "a", SPEC, limits).rows) == 40
    titled = workbook(["Bijdragen"], HEADER, *rows(40), header=None)
    assert len(read_table(titled, "a", SPEC, limits).rows) == 40


def test_rows_in_another_notation_meet_the_same_limit() -> None:
    data = changed(GOOD, {WORKSHEET: part(workbook(*rows(41))).decode().encode("utf-16")})
    assert code_of(data, limits=SheetLimits(max_rows=15)) == "sheet.too_many_rows"


def test_formatted_empty_rows_down_to_the_end_do_no_harm() -> None:
    body = HEADER_XML + (
        f'<row r="2">{text_cell("A2", KBO)}<c r="C2"><v>5</v></c>{text_cell("D2", "31/03/2026")}</row>'
        + "".join(f'<row r="{at}"><c r="A{at}" s="0"/></row>' for at in range(3, 30_000))
        + '<row r="1048576"><c r="A1048576" s="0"/></row>'
    )
    result = read_table(with_sheet(body, before='<dimension ref="A1:E1048576"/>'), "a", SPEC)
    assert (result.errors, len(result.rows)) == ([], 1)


def test_columns_above_the_limit_are_refused_at_their_row() -> None:
    data = with_sheet(HEADER_XML + '<row r="7"><c r="BI7"><v>1</v></c></row>')
    result = read_table(data, "a.xlsx", SPEC)
    assert [(e.sheet, e.row, e.code) for e in result.errors] == [
        ("Bijdragen", 7, "sheet.too_many_columns")
    ]


def test_wide_sheet_beside_the_table_does_no_harm() -> None:
    def add(sheet: object) -> None:
        other = sheet.parent.create_sheet("Breed")  # type: ignore[attr-defined]  # openpyxl sheet
        other.cell(3, 300).value = "ver"

    result = read_table(workbook(ROW, change=add), "a.xlsx", SPEC)
    assert (result.errors, len(result.rows)) == ([], 1)


def test_merged_ranges_without_end_cost_no_time() -> None:
    merges = "".join(f'<mergeCell ref="A2:E{1_048_000 + at}"/>' for at in range(500))
    data = changed(
        GOOD,
        {WORKSHEET: sheet_xml(HEADER_XML, after=f"<mergeCells>{merges}</mergeCells>")},
    )
    assert read_table(data, "a.xlsx", SPEC, SheetLimits(max_seconds=2)).errors == []


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<html><table><tr><td>KBO-nummer</td></tr></table></html>", "HTML/XML"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><Workbook/>", "HTML/XML"),
        (b"<!DOCTYPE html><p>", "HTML/XML"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, "png"),
        (b"MZ\x90\x00" + b"\x00" * 200, "exe"),
        (zip_of({"a.txt": b"a"}), "zip"),
    ],
)
@pytest.mark.parametrize("name", ["bijdragen.xlsx", "bijdragen.csv"])
def test_other_kind_of_file_is_named_whatever_it_is_called(
    data: bytes, kind: str, name: str
) -> None:
    result = read_table(data, name, SPEC)
    assert [(e.code, e.params) for e in result.errors] == [("file.wrong_kind", {"kind": kind})]


def test_name_of_the_file_does_not_decide() -> None:
    assert read_table(GOOD, "bijdragen.csv", SPEC).kind == "xlsx"
    text = b"KBO-nummer;Bedrag;Datum ontvangst;Bron\r\n"
    assert read_table(text, "bijdragen.xlsx", SPEC).kind == "csv"
