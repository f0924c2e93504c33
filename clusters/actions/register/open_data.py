"""The open data of the Crossroads Bank: CSV files in a zip, read as a stream for the numbers we know.

The full files hold millions of rows; of each only what belongs to a number of the register is kept.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from clusterbeleid.core.errors import Refused
from clusterbeleid.kernel.dates import DateError, parse_day
from clusters.actions.register.facts import FactsData
from clusters.enums import EnterpriseStatus, FactSource
from clusters.rules.enterprise import flemish, is_insolvent, main_nace

NEEDED = (
    "meta.csv",
    "code.csv",
    "enterprise.csv",
    "denomination.csv",
    "address.csv",
    "establishment.csv",
    "activity.csv",
)
_DUTCH = {"2", "NL"}
_SEAT, _MAIN, _OFFICIAL_NAME, _ACTIVE = "REGO", "MAIN", "001", "AC"

Row = Mapping[str, str]
Told = Callable[[int, int], None]


@dataclass
class _Found:
    """What the files say so far of one enterprise."""

    status: str = ""
    form: str = ""
    situation: str = ""
    name: str = ""
    seat: Row = field(default_factory=dict)
    activities: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class OpenData:
    """One delivery of the open data; ``on_day`` is the day of which it shows the state."""

    path: Path
    on_day: date

    def facts(self, numbers: Collection[str], told: Told) -> Iterator[FactsData]:
        """Yield what is known of these numbers; ``told(done, total)`` hears how many files are read."""
        wanted = frozenset(numbers)
        with zipfile.ZipFile(self.path) as archive:
            steps = (_codes, _enterprises, _names, _establishments, _addresses, _activities)
            read = _Reading(archive, wanted)
            for done, step in enumerate(steps, start=1):
                step(read)
                told(done, len(steps))
        for number, found in sorted(read.found.items()):
            yield _facts(number, found, read, self.on_day)


@dataclass
class _Reading:
    archive: zipfile.ZipFile
    wanted: frozenset[str]
    found: dict[str, _Found] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    places: dict[str, Row] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of one file, one at a time."""
        with self.archive.open(name) as stream:
            yield from csv.DictReader(io.TextIOWrapper(stream, "utf-8-sig", newline=""))


def open_register_file(path: Path) -> OpenData:
    """Return the delivery in a zip; raises ``Refused`` when it is none, or lacks a file."""
    try:
        with zipfile.ZipFile(path) as archive:
            missing = sorted(set(NEEDED) - set(archive.namelist()))
            if missing:
                raise Refused.because("facts.files_missing", "R66", files=", ".join(missing))
            meta = {
                row["Variable"]: row["Value"]
                for row in _Reading(archive, frozenset()).rows("meta.csv")
            }
    except (OSError, zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        raise Refused.because("facts.no_register_file", "R66", name=path.name) from None
    try:
        return OpenData(path, parse_day(meta.get("SnapshotDate", "")))
    except DateError:
        raise Refused.because("facts.no_snapshot_date", "R66") from None


def _digits(number: str) -> str:
    return number.replace(".", "")


def _codes(read: _Reading) -> None:
    for row in read.rows("code.csv"):
        if row["Language"] in _DUTCH:
            read.names[row["Category"], row["Code"]] = row["Description"]


def _enterprises(read: _Reading) -> None:
    for row in read.rows("enterprise.csv"):
        number = _digits(row["EnterpriseNumber"])
        if number in read.wanted:
            form, situation = row["JuridicalForm"], row["JuridicalSituation"]
            read.found[number] = _Found(
                status=row["Status"],
                form=read.names.get(("JuridicalForm", form), form),
                situation=read.names.get(("JuridicalSituation", situation), situation),
            )


def _names(read: _Reading) -> None:
    for row in read.rows("denomination.csv"):
        found = read.found.get(_digits(row["EntityNumber"]))
        official = row["TypeOfDenomination"] == _OFFICIAL_NAME
        if found is not None and official and (not found.name or row["Language"] in _DUTCH):
            found.name = row["Denomination"]


def _establishments(read: _Reading) -> None:
    for row in read.rows("establishment.csv"):
        owner = _digits(row["EnterpriseNumber"])
        if owner in read.found:
            read.owner[row["EstablishmentNumber"]] = owner


def _addresses(read: _Reading) -> None:
    for row in read.rows("address.csv"):
        entity = row["EntityNumber"]
        found = read.found.get(_digits(entity))
        if found is not None and row["TypeOfAddress"] == _SEAT:
            found.seat = row
        elif entity in read.owner:
            read.places[entity] = row


def _activities(read: _Reading) -> None:
    newest: defaultdict[str, str] = defaultdict(str)
    for row in read.rows("activity.csv"):
        found = read.found.get(number := _digits(row["EntityNumber"]))
        if found is None or row["Classification"] != _MAIN:
            continue
        if row["NaceVersion"] > newest[number]:
            newest[number] = row["NaceVersion"]
            found.activities.clear()
        if row["NaceVersion"] == newest[number] and row["NaceCode"] not in found.activities:
            found.activities.append(row["NaceCode"])


def _facts(number: str, found: _Found, read: _Reading, on_day: date) -> FactsData:
    own = (entity for entity, owner in sorted(read.owner.items()) if owner == number)
    active = found.status == _ACTIVE
    return FactsData(
        number=number,
        on_day=on_day,
        source=FactSource.OPEN_DATA,
        name=found.name or number,
        status=EnterpriseStatus.ACTIVE if active else EnterpriseStatus.STOPPED,
        legal_form=found.form,
        situation=found.situation,
        insolvent=is_insolvent(found.situation),
        **_place(found.seat),
        nace=main_nace(found.activities),
        activities=tuple(found.activities),
        establishments=flemish(
            {"number": _digits(entity), **_place(read.places.get(entity, {}))} for entity in own
        ),
    )


def _place(row: Row) -> dict[str, str]:
    street = " ".join(
        part for part in (row.get("StreetNL", ""), row.get("HouseNumber", "")) if part
    )
    return {
        "street": street,
        "postal_code": row.get("Zipcode", ""),
        "municipality": row.get("MunicipalityNL", ""),
    }
