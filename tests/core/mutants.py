"""Damaged workbooks, from one good workbook and a number; the same number gives the same damage (Q17)."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

from tests.core.workbooks import WORKSHEET, changed, part

WEIRD = [
    "",
    "-1",
    "1e308",
    "NaN",
    "1E+400",
    "99999999999",
    "0",
    "é",
    "A1:XFD1048576",
    "s",
    "str",
    "b",
    "e",
    "d",
    "n",
]


Damage = Callable[[bytes, random.Random], bytes]


def flip_bytes(good: bytes, chance: random.Random) -> bytes:
    """Damage the zip file itself."""
    data = bytearray(good)
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def cut(good: bytes, chance: random.Random) -> bytes:
    """Cut a piece out of the zip file, or its end off."""
    start = chance.randrange(len(good))
    return good[:start] + good[start + chance.choice([1, 7, 100, len(good)]) :]


def in_part(change: Callable[[bytes, random.Random], bytes]) -> Damage:
    """Damage the XML of one part and pack it again, so that its checksum is right."""

    def mutate(good: bytes, chance: random.Random) -> bytes:
        with zipfile.ZipFile(io.BytesIO(good)) as archive:
            names = [name for name in archive.namelist() if not name.startswith("docProps")]
        name = WORKSHEET if chance.random() < 0.5 else chance.choice(names)
        return changed(good, {name: change(part(good, name), chance)})

    return mutate


def flip_in(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        data[chance.randrange(len(data))] = chance.randrange(32, 127)
    return bytes(data)


def drop_tag(content: bytes, chance: random.Random) -> bytes:
    tags = list(re.finditer(rb"<[^>]+>", content))
    tag = chance.choice(tags)
    return content[: tag.start()] + content[tag.end() :]


def double_piece(content: bytes, chance: random.Random) -> bytes:
    pieces = list(
        re.finditer(rb"<(row|c|sheet|xf|si|Relationship|Override)\b.*?(/>|</\1>)", content)
    )
    if not pieces:
        return content[: len(content) // 2]
    piece = chance.choice(pieces)
    return content[: piece.end()] + piece[0] + content[piece.end() :]


def other_attribute(content: bytes, chance: random.Random) -> bytes:
    found = chance.choice(list(re.finditer(rb'(?<==")[^"]*(?=")', content)))
    return content[: found.start()] + chance.choice(WEIRD).encode() + content[found.end() :]


def other_value(content: bytes, chance: random.Random) -> bytes:
    found = list(re.finditer(rb"(?<=<v>)[^<]*(?=</v>)", content))
    if not found:
        return other_attribute(content, chance)
    value = chance.choice(found)
    return content[: value.start()] + chance.choice(WEIRD).encode() + content[value.end() :]


KINDS = [
    flip_bytes,
    cut,
    in_part(flip_in),
    in_part(drop_tag),
    in_part(double_piece),
    in_part(other_attribute),
    in_part(other_value),
]


def mutant(good: bytes, number: int) -> bytes:
    """Return a damaged workbook; one in seven of each kind of damage."""
    chance = random.Random(f"werkboek {number}")
    return KINDS[number % len(KINDS)](good, chance)
