"""Uploads: hostile files are refused with a reason, ordinary ones are taken."""

import io
import random
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from clusterbeleid.core.sheets.limits import MEGABYTE
from clusterbeleid.core.sheets.texts import SENTENCES
from clusterbeleid.core.uploads import (
    ClamdScanner,
    ScannerUnavailable,
    ScanResult,
    SignatureScanner,
    UploadLimits,
    UploadRefused,
    check_upload,
    safe_name,
)
from tests.core.hostile_files import (
    EICAR,
    docx,
    jpeg,
    pdf,
    pdf_with_script,
    png,
    relations,
    xlsx,
)
from tests.core.workbooks import CONTENT_TYPES, changed, csv_lines, zip_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
CSV = csv_lines().encode()
GOOD = {
    "factuur.pdf": pdf(),
    "Brief aan élan (2).docx": docx(),
    "bijdragen.XLSX": xlsx(),
    "bijdragen.csv": CSV,
    "logo.png": png(),
    "foto.jpg": jpeg(),
    "foto 2026.03.31.jpeg": jpeg(),
}


def refusal(data: bytes, name: str, limits: UploadLimits | None = None) -> str:
    """Return the code a file is refused with; its sentence must fit."""
    with pytest.raises(UploadRefused) as caught:
        check_upload(data, name, limits=limits)
    assert "%" not in str(SENTENCES[caught.value.code]) % caught.value.params
    return caught.value.code


@pytest.mark.parametrize("name", GOOD)
def test_ordinary_file_is_taken(name: str) -> None:
    kind = check_upload(GOOD[name], name)
    assert kind.extension == name.rpartition(".")[2].lower().replace("jpeg", "jpg")
    assert kind.mime


def test_hundred_ordinary_files_are_taken() -> None:
    for at in range(100):
        data = [
            pdf(1 + at % 3),
            png(at + 1, at + 1),
            jpeg(at + 1, 9),
            docx(text=f"<w:t>{at}</w:t>"),
        ]
        name = ["a.pdf", "a.png", "a.jpg", "a.docx"][at % 4]
        assert check_upload(data[at % 4], name).extension == name[2:]


def test_file_object_is_read_whole_and_rewound() -> None:
    stream = io.BytesIO(GOOD["factuur.pdf"])
    stream.seek(5)
    assert check_upload(stream, "factuur.pdf").extension == "pdf"
    assert stream.tell() == 0


@pytest.mark.parametrize("name", GOOD)
def test_kind_that_is_not_asked_for_is_refused(name: str) -> None:
    with pytest.raises(UploadRefused) as caught:
        check_upload(GOOD[name], name, frozenset({"odt"}))
    assert caught.value.code == "file.not_allowed"


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("other", GOOD)
def test_content_under_the_extension_of_another_is_refused(name: str, other: str) -> None:
    ends = {n.rpartition(".")[2].lower().replace("jpeg", "jpg") for n in (name, other)}
    if len(ends) == 2:
        assert refusal(GOOD[name], other) == "file.wrong_extension"


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.pdf",
        "/etc/cron.d/a.pdf",
        "C:\\Users\\a.pdf",
        "..",
        ".",
        "",
        "   ",
        "a\x00.pdf",
        "a\n.pdf",
        "factuur\u202efdp.exe",
        "factuur\u2066.pdf",
        "fac\u200btuur.pdf",
        "a\ud800.pdf",
        "factuur．pdf",
        "factuur․pdf",
    ],
)
def test_name_that_lies_is_refused(name: str) -> None:
    assert refusal(GOOD["factuur.pdf"], name) == "file.bad_name"


@pytest.mark.parametrize("inner", ["exe", "EXE", "js", "html", "svg", "php", "bat", "docm"])
def test_extension_of_a_program_in_the_middle_is_refused(inner: str) -> None:
    assert refusal(GOOD["factuur.pdf"], f"factuur.{inner}.pdf") == "file.double_extension"


@pytest.mark.parametrize(
    "name", ["factuur.pdf.exe", "factuur.pdf.", "factuur", "factuur.pdf .html"]
)
def test_last_extension_counts(name: str) -> None:
    assert refusal(GOOD["factuur.pdf"], name) == "file.wrong_extension"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Factuur élan.pdf", "Factuur élan.pdf"),
        ("e\u0301lan.pdf", "élan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\jan\\brief.docx", "brief.docx"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\x00b\nc.pdf", "abc.pdf"),
        ("con.pdf", "_con.pdf"),
        ("LPT1", "_LPT1"),
        ("  .verborgen.pdf. ", "verborgen.pdf"),
        ('<b>"x"|y?*.png', "_b__x__y__.png"),
        ("", "bestand"),
        ("...", "bestand"),
        (".pdf", "pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("naam.met.een.heel-lange-staart-hierachter", "naam.met.een.heel-lange-staart-hierachter"),
    ],
)
def test_safe_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert safe_name(safe) == safe


@pytest.mark.parametrize("data", [b"", b"\x00" * 500, b" \n\t"])
def test_empty_file_is_refused(data: bytes) -> None:
    assert refusal(data, "a.pdf") == "file.empty"


def test_oversized_file_is_not_read_further() -> None:
    class Endless(io.BytesIO):
        asked = 0

        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size > 0
            Endless.asked += size
            return b"x" * size

    with pytest.raises(UploadRefused) as caught:
        check_upload(Endless(), "a.pdf", limits=UploadLimits(max_file_bytes=MEGABYTE))
    assert (caught.value.code, caught.value.params) == ("file.too_large", {"max_mb": 1})
    assert Endless.asked == MEGABYTE + 1


def glued(data: bytes) -> bytes:
    """Return a file with a zip file behind it."""
    return data + zip_of({"kwaad.exe": b"x"})


PDF = pdf()
HOSTILE = {
    "HTML as PDF": (b"<html><script>alert(1)</script>", "a.pdf", "file.wrong_kind"),
    "SVG as PNG": (b'<svg xmlns="x" onload="alert(1)"/>', "a.png", "file.wrong_kind"),
    "XML as DOCX": (b"<?xml version='1.0'?><w/>", "a.docx", "file.wrong_kind"),
    "HTML as CSV": (b"\xef\xbb\xbf\n<!DOCTYPE html>", "a.csv", "file.wrong_kind"),
    "program as PDF": (b"MZ\x90\x00" + b"\x00" * 90, "a.pdf", "file.wrong_kind"),
    "program for Linux": (b"\x7fELF\x02\x01\x01" + b"\x00" * 90, "a.pdf", "file.wrong_kind"),
    "zip as DOCX": (zip_of({"a.txt": b"a"}), "a.docx", "file.wrong_kind"),
    "presentation": (
        changed(docx(), {CONTENT_TYPES: b"<Types/>"}),
        "a.docx",
        "file.wrong_kind",
    ),
    "GIF": (b"GIF89a" + b"\x00" * 30, "a.png", "file.wrong_kind"),
    "rar": (b"Rar!\x1a\x07\x00" + b"\x00" * 30, "a.pdf", "file.wrong_kind"),
    "old Word": (OLE, "a.docx", "file.old_excel"),
    "locked Word": (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "file.password"),
    "PDF behind junk": (b"rommel" + PDF, "a.pdf", "file.polyglot"),
    "PDF behind a blank": (b"\n" + PDF, "a.pdf", "file.polyglot"),
    "PDF with a zip file": (glued(PDF), "a.pdf", "file.polyglot"),
    "PDF with a long tail": (PDF + b"A" * 5000, "a.pdf", "file.polyglot"),
    "PNG with a zip file": (glued(png()), "a.png", "file.polyglot"),
    "PNG with a tail": (png() + b"<script>", "a.png", "file.polyglot"),
    "JPEG with a zip file": (glued(jpeg()), "a.jpg", "file.polyglot"),
    "PDF cut off": (PDF[:-40], "a.pdf", "file.damaged"),
    "PDF without content": (b"%PDF-1.7\n%%EOF", "a.pdf", "file.damaged"),
    "PDF without pages": (pdf(pages=0), "a.pdf", "file.damaged"),
    "PDF with a password": (
        pdf(encryption=pikepdf.Encryption(owner="a", user="b")),
        "a.pdf",
        "file.password",
    ),
    "PDF locked for change": (
        pdf(encryption=pikepdf.Encryption(owner="a", user="")),
        "a.pdf",
        "file.password",
    ),
    "PDF script on opening": (pdf_with_script("open"), "a.pdf", "file.active_content"),
    "PDF script by name": (pdf_with_script("names"), "a.pdf", "file.active_content"),
    "PDF additional action": (pdf_with_script("additional"), "a.pdf", "file.active_content"),
    "PDF starts a program": (pdf_with_script("launch"), "a.pdf", "file.active_content"),
    "PNG flood": (png(50_000, 50_000), "a.png", "file.too_many_pixels"),
    "JPEG flood": (jpeg(65_000, 65_000), "a.jpg", "file.too_many_pixels"),
    "PNG without size": (png(0, 0), "a.png", "file.damaged"),
    "PNG cut off": (png()[:-8], "a.png", "file.damaged"),
    "PNG of nothing": (b"\x89PNG\r\n\x1a\n", "a.png", "file.damaged"),
    "JPEG without frame": (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xd9", "a.jpg", "file.damaged"),
    "JPEG without end": (jpeg()[:-2], "a.jpg", "file.damaged"),
    "macro in Word": (docx({"word/vbaProject.bin": b"x"}), "a.docx", "file.macro"),
    "macro in Excel": (xlsx({"xl/VBAProject.bin": b"x"}), "a.xlsx", "file.macro"),
    "program in Word": (docx({"word/media/a.png": b"MZ\x90"}), "a.docx", "file.embedded_object"),
    "old object in Word": (docx({"word/embeddings/o.bin": OLE}), "a.docx", "file.embedded_object"),
    "ActiveX": (docx({"word/activeX/activeX1.xml": b"<a/>"}), "a.docx", "file.embedded_object"),
    "zip in Word": (docx({"word/a.zip": zip_of({"a": b"a"})}), "a.docx", "file.nested_archive"),
    "zip as object": (
        docx({"word/embeddings/a.xlsx": zip_of({"a": b"a"})}),
        "a.docx",
        "file.nested_archive",
    ),
    "document in document in document": (
        docx({"word/embeddings/a.docx": docx({"word/embeddings/a.docx": docx()})}),
        "a.docx",
        "file.nested_archive",
    ),
    "macro in the workbook in a document": (
        docx({"word/embeddings/a.xlsx": xlsx({"xl/vbaProject.bin": b"x"})}),
        "a.docx",
        "file.macro",
    ),
    "gzip in Word": (docx({"word/a.gz": b"\x1f\x8b\x08"}), "a.docx", "file.nested_archive"),
    "template from elsewhere": (
        docx(
            {
                "word/_rels/settings.xml.rels": relations(
                    "attachedTemplate", "https://x.example/a.dotm"
                )
            }
        ),
        "a.docx",
        "file.remote_content",
    ),
    "object from elsewhere": (
        docx({"word/_rels/document.xml.rels": relations("oleObject", "mhtml:http://x.example/a")}),
        "a.docx",
        "file.remote_content",
    ),
    "DDE in Word": (
        docx(text="<w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>"),
        "a.docx",
        "file.remote_content",
    ),
    "DDE in Excel": (
        xlsx(
            {
                "xl/externalLinks/externalLink1.xml": b"<externalLink><ddeLink ddeService='cmd'/></externalLink>"
            }
        ),
        "a.xlsx",
        "file.remote_content",
    ),
    "DTD in Word": (
        docx({"word/_rels/x.rels": b"<!DOCTYPE a [<!ENTITY b 'c'>]><Relationships/>"}),
        "a.docx",
        "file.forbidden_xml",
    ),
    "zip slip": (docx({"../../x": b"x"}), "a.docx", "file.unsafe_archive"),
    "bomb": (docx({"word/media/a.bmp": b"\x00" * (40 * MEGABYTE)}), "a.docx", "file.too_large"),
    "many members": (docx({f"word/{at}": b"" for at in range(2001)}), "a.docx", "file.too_large"),
    "zip cut off": (docx()[:-30], "a.docx", "file.damaged"),
    "CSV with nul bytes": (b"a;b\n1;\x002", "a.csv", "csv.nul_bytes"),
    "CSV of no text": (b"a;b\n\x81\x8d\xff", "a.csv", "csv.encoding"),
    "EICAR": (EICAR, "a.csv", "file.infected"),
    "EICAR in Word": (docx({"word/media/a.txt": EICAR}), "a.docx", "file.infected"),
    "EICAR in PDF": (PDF[:-6] + b"%" + EICAR + b"\n%%EOF", "a.pdf", "file.infected"),
    "program in a picture": (
        jpeg()[:-2] + b"This program cannot be run in DOS mode" + b"\xff\xd9",
        "a.jpg",
        "file.infected",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_with_its_reason(name: str) -> None:
    data, filename, code = HOSTILE[name]
    start = time.process_time()
    assert refusal(data, filename) == code
    assert time.process_time() - start < 5


def test_chart_in_a_document_may_carry_its_workbook() -> None:
    data = docx({"word/embeddings/Microsoft_Excel_Worksheet.xlsx": xlsx()})
    assert check_upload(data, "a.docx").extension == "docx"


@pytest.mark.parametrize("target", ["file:///\\\\server\\sjablonen\\brief.dotx", "brief.dotx"])
def test_template_of_the_own_network_is_taken(target: str) -> None:
    data = docx({"word/_rels/settings.xml.rels": relations("attachedTemplate", target)})
    assert check_upload(data, "a.docx").extension == "docx"


def test_hyperlink_is_taken() -> None:
    link = relations("hyperlink", "https://www.vlaio.be")
    assert check_upload(docx({"word/_rels/document.xml.rels": link}), "a.docx").extension == "docx"


def verdict(data: bytes, name: str) -> str:
    """Return 'taken' or the sentence of the refusal."""
    try:
        check_upload(data, name)
    except UploadRefused as refused:
        return str(SENTENCES[refused.code]) % refused.params
    return "taken"


@pytest.mark.parametrize("at", range(150))
def test_damaged_file_is_refused_or_taken_but_never_a_fault(at: int) -> None:
    chance = random.Random(f"upload {at}")
    name = chance.choice(sorted(GOOD))
    data = bytearray(GOOD[name])
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    assert "%" not in verdict(bytes(data), name)


class Down:
    def scan(self, data: bytes) -> ScanResult:
        raise ScannerUnavailable("weg")


def test_scanner_that_is_down_refuses() -> None:
    with pytest.raises(UploadRefused) as caught:
        check_upload(PDF, "a.pdf", scanner=Down())
    assert caught.value.code == "file.scanner_unavailable"


def test_signatures_find_nothing_in_ordinary_files() -> None:
    for data in GOOD.values():
        assert SignatureScanner().scan(data) == ScanResult("", "signatures")


Answer = Callable[[bytes], bytes | None]
Clamd = Callable[[Answer], ClamdScanner]


@pytest.fixture
def clamd() -> Iterator[Clamd]:
    """Start a clamd that reads INSTREAM as the real one does and answers as the test wants."""
    servers: list[socket.socket] = []

    def start(answer: Answer) -> ClamdScanner:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)
        threading.Thread(target=serve, args=(server, answer), daemon=True).start()
        return ClamdScanner("127.0.0.1", server.getsockname()[1], timeout=0.5)

    yield start
    for server in servers:
        server.close()


def serve(server: socket.socket, answer: Answer) -> None:
    link, _ = server.accept()
    with link, link.makefile("rb") as stream:
        assert stream.read(10) == b"zINSTREAM\x00"
        data = b""
        while size := struct.unpack("!I", stream.read(4))[0]:
            data += stream.read(size)
        reply = answer(data)
        if reply is None:
            time.sleep(1)
        else:
            link.sendall(reply)


def test_clamd_gets_all_bytes_and_says_clean(clamd: Clamd) -> None:
    data = bytes(range(256)) * 1000
    got: list[bytes] = []

    def answer(sent: bytes) -> bytes:
        got.append(sent)
        return b"stream: OK\x00"

    assert clamd(answer).scan(data) == ScanResult("", "clamd")
    assert got == [data]


def test_clamd_finds_a_virus(clamd: Clamd) -> None:
    scanner = clamd(lambda data: b"stream: Win.Test.EICAR_HDB-1 FOUND\x00")
    with pytest.raises(UploadRefused) as caught:
        check_upload(PDF, "a.pdf", scanner=scanner)
    assert (caught.value.code, caught.value.params) == (
        "file.infected",
        {"signature": "Win.Test.EICAR_HDB-1"},
    )


@pytest.mark.parametrize(
    "reply",
    [b"INSTREAM size limit exceeded. ERROR\x00", b"", b"onzin\x00", b"stream: \xff\x00", None],
)
def test_clamd_in_doubt_refuses(clamd: Clamd, reply: bytes | None) -> None:
    with pytest.raises(UploadRefused) as caught:
        check_upload(PDF, "a.pdf", scanner=clamd(lambda data: reply))
    assert caught.value.code == "file.scanner_unavailable"


def test_clamd_that_is_away_refuses() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(UploadRefused) as caught:
        check_upload(PDF, "a.pdf", scanner=ClamdScanner("127.0.0.1", port, timeout=0.5))
    assert caught.value.code == "file.scanner_unavailable"
