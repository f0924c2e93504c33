"""A token in every protected text of two files, and which tokens somebody comes across."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile, is_zipfile

from django.db import connection
from pypdf import PdfReader

from clusterbeleid.core.files import location
from clusterbeleid.core.models import StoredFile
from tests.harness.client import StrictClient

TOKEN = re.compile(r"Zq\d+q")
_LINK = re.compile(r"""(?:href|hx-get|action|src)=["']([^"'#]+)""")


@dataclass
class Canaries:
    """The tokens by group: who may see a group stands in the policy of the test."""

    groups: dict[str, str] = field(default_factory=dict)

    def put(self, group: str, table: str, where: str, *columns: str) -> None:
        """Add a token to the end of text columns of the rows that ``where`` names, past every trigger."""
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(f"SELECT id FROM {table} WHERE {where}")
            keys = [key for (key,) in cursor.fetchall()]
            assert keys, f"no {table} where {where}"
            for key in keys:
                for column in columns:
                    change = f"UPDATE {table} SET {column} = {column} || ' ' || %s WHERE id = %s"
                    cursor.execute(change, [self.token(group, f"{table}.{column}"), key])
            cursor.execute("SET LOCAL session_replication_role = origin")

    def put_in_json(self, group: str, table: str, where: str, column: str, path: str) -> None:
        """Put a token at a path of a JSON column."""
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(
                f"UPDATE {table} SET {column} = jsonb_set({column}, %s, to_jsonb(%s::text))"
                f" WHERE {where}",
                [path, self.token(group, f"{table}.{column}")],
            )
            cursor.execute("SET LOCAL session_replication_role = origin")

    def put_in_file(self, group: str, stored: StoredFile) -> None:
        """Put a token in the bytes and the name of a stored file, under the hash of what it is now."""
        from hashlib import sha256

        path = location(stored)
        data = path.read_bytes() + self.token(group, "content of a file").encode()
        path.write_bytes(data)
        values: list[Any] = [
            f"{self.token(group, 'name of a file')}.pdf",
            sha256(data).hexdigest(),
            len(data),
        ]
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(
                "UPDATE core_storedfile SET name = %s, sha256 = %s, size = %s WHERE id = %s",
                [*values, stored.pk],
            )
            cursor.execute("SET LOCAL session_replication_role = origin")

    def token(self, group: str, place: str) -> str:
        """Return a new token of a group."""
        made = f"Zq{len(self.groups) + 1}q"
        self.groups[made] = f"{group}|{place}"
        return made

    def group_of(self, token: str) -> str:
        """Return the group of a token."""
        return self.groups[token].partition("|")[0]


def words_of(content: bytes, kind: str) -> str:
    """Return the text of an answer: of a page as it is, of a PDF or workbook what is written in it."""
    if content.startswith(b"%PDF") and b"startxref" in content:
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as packed:
            return " ".join(
                packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
            )
    return content.decode("utf-8", "replace") + kind


@dataclass
class Crawl:
    """Everything one person comes across: own menu, links, and addresses typed by hand."""

    user: Any
    seen: dict[str, str] = field(default_factory=dict)
    pages: int = 0

    def __post_init__(self) -> None:
        """Log in, unless a stranger looks."""
        self.client = StrictClient(raise_request_exception=True)
        if self.user is not None:
            self.client.force_login(self.user)

    def look(self, start: list[str], most: int = 400) -> None:
        """Follow links from the addresses; ``seen`` says where a token was first met."""
        waiting, known = list(start), set(start)
        while waiting and self.pages < most:
            address = waiting.pop(0)
            text = self._read(address)
            for token in TOKEN.findall(text):
                self.seen.setdefault(token, address)
            for link in self._links(address, text):
                if link not in known:
                    known.add(link)
                    waiting.append(link)

    def _read(self, address: str) -> str:
        answer = self.client.get(address, headers={"X-Request-ID": "crawl"})
        self.pages += 1
        told = " ".join(answer.headers.values())
        return words_of(answer.getvalue(), told) + " " + answer.headers.get("Location", "")

    @staticmethod
    def _links(address: str, text: str) -> list[str]:
        found = []
        for link in _LINK.findall(text):
            parts = urlsplit(urljoin(address, link.replace("&amp;", "&")))
            # Sorting and pages of lists give the same rows in another order; logging out ends the walk.
            if parts.netloc or "static" in parts.path or "afmelden" in parts.path:
                continue
            if not parts.query:
                found.append(parts.path)
        return found


def foreign(
    found: Mapping[str, Crawl], canaries: Canaries, policy: Mapping[str, set[str]]
) -> list[str]:
    """Return who came across what the policy does not give, and where."""
    return sorted(
        f"{who} finds {canaries.groups[token]} at {address}"
        for who, crawl in found.items()
        for token, address in crawl.seen.items()
        if who not in policy[canaries.group_of(token)]
    )
