"""A delivery of the open data of the Crossroads Bank, made up for tests, and a service on this machine."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from clusterbeleid.kernel.identifiers import format_kbo

CODES = """"Category","Code","Language","Description"
"JuridicalForm","610","NL","Besloten vennootschap"
"JuridicalForm","610","FR","Société à responsabilité limitée"
"JuridicalSituation","000","NL","Normale toestand"
"JuridicalSituation","050","NL","Opening faillissement"
"""
META = '"Variable","Value"\n"SnapshotDate","15-11-2026"\n"ExtractNumber","140"\n'


def delivery(folder: Path, *numbers: str, gone: str = "", strangers: int = 0) -> Path:
    """Write a zip about ``numbers``; ``gone`` is bankrupt, ``strangers`` are numbers nobody knows."""
    dotted = [format_kbo(number) for number in (*numbers, *([gone] if gone else []))]
    dotted += [f"0999.{number:03d}.{number:03d}" for number in range(strangers)]
    rows: dict[str, list[str]] = {
        "enterprise": [
            '"EnterpriseNumber","Status","JuridicalSituation","TypeOfEnterprise","JuridicalForm","JuridicalFormCAC","StartDate"'
        ],
        "denomination": ['"EntityNumber","Language","TypeOfDenomination","Denomination"'],
        "address": [
            '"EntityNumber","TypeOfAddress","CountryNL","CountryFR","Zipcode","MunicipalityNL","MunicipalityFR","StreetNL","StreetFR","HouseNumber","Box","ExtraAddressInfo","DateStrikingOff"'
        ],
        "establishment": ['"EstablishmentNumber","StartDate","EnterpriseNumber"'],
        "activity": ['"EntityNumber","ActivityGroup","NaceVersion","NaceCode","Classification"'],
    }
    for place, number in enumerate(dotted):
        situation = "050" if gone and number == format_kbo(gone) else "000"
        rows["enterprise"].append(f'"{number}","AC","{situation}","2","610","","01-01-2001"')
        rows["denomination"].append(f'"{number}","1","001","Nom {place}"')
        rows["denomination"].append(f'"{number}","2","001","Naam {place}"')
        rows["denomination"].append(f'"{number}","2","003","Handelsnaam {place}"')
        rows["address"].append(_address(number, "REGO", "2000", "Antwerpen"))
        for unit, (code, town) in enumerate((("9000", "Gent"), ("4000", "Luik"))):
            entity = f"2.{place:03d}.{unit:03d}.000"
            rows["establishment"].append(f'"{entity}","01-01-2001","{number}"')
            rows["address"].append(_address(entity, "BAET", code, town))
        rows["activity"].append(f'"{number}","006","2008","72190","MAIN"')
        rows["activity"].append(f'"{number}","006","2025","72191","MAIN"')
        rows["activity"].append(f'"{number}","006","2025","62010","SECO"')
    path = folder / "KboOpenData.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("meta.csv", META)
        archive.writestr("code.csv", CODES)
        for name, lines in rows.items():
            archive.writestr(f"{name}.csv", "\n".join(lines) + "\n")
    return path


def _address(entity: str, kind: str, code: str, town: str) -> str:
    return f'"{entity}","{kind}","","","{code}","{town}","","Kerkstraat","","12","","",""'


@contextmanager
def service(answers: dict[str, Any], asked: list[tuple[str, str]]) -> Iterator[str]:
    """Serve ``answers`` by number on this machine; an int is a status. Yields the origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            number = self.path.rpartition("/")[2]
            asked.append((self.path, self.headers["Authorization"]))
            found = answers.get(number, 404)
            self.send_response(found if isinstance(found, int) else 200)
            self.end_headers()
            if not isinstance(found, int):
                self.wfile.write(json.dumps(found).encode())

        def log_message(self, *_args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
