"""Which test stands against which attack: the markers ``attack("A18")`` of all tests, as one table.

``.venv/bin/python -m tests.attack_index`` writes ``docs/attacks.md``; ``tests/test_attack_index.py`` holds both
against each other.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "attacks.md"
ATTACKS = {
    "A1": "Een ingediend stuk wijzigen of vervangen",
    "A2": "Een betaling antidateren",
    "A3": "Dezelfde betaling twee keer tellen",
    "A4": "Een seconde na de termijn indienen",
    "A5": "Het dossier van een ander lezen of raden",
    "A6": "Iets onder het dossier van een ander plaatsen",
    "A7": "Velden meesturen die het formulier niet vraagt",
    "A8": "Voor een tweede organisatie handelen, of na het einde van een mandaat",
    "A9": "Langer dan tien jaar werkingssteun krijgen",
    "A10": "Code of formules verstoppen in tekst",
    "A11": "Vallen in een rekenblad",
    "A12": "Het eigen advies of de eigen betaling goedkeuren",
    "A13": "Advies of dossier wijzigen na de beslissing",
    "A14": "Stappen overslaan",
    "A15": "Meer betalen dan vastgelegd",
    "A16": "Een dossier behandelen of openen met een eigen belang",
    "A17": "Als iemand anders handelen, of buiten de regels om",
    "A18": "Stemmen met een belang, of de verklaring intrekken",
    "A19": "Iets merken van een punt dat gesloten is",
    "A20": "Twee keer, te laat of voor een ander stemmen",
    "A21": "Als expert dossiers of scores van anderen lezen",
    "A22": "Als expert de eigen organisatie beoordelen, of toegang houden",
    "A23": "Een beoordeling wijzigen nadat ze vaststaat",
    "A24": "Een schrijfopdracht herhalen",
    "A25": "Meer doen dan een sleutel toelaat",
    "A26": "Een nieuwere versie overschrijven",
    "A27": "Nummers aftasten: niet van jou of niet aanwezig",
    "A28": "Wachtwoorden proberen, accounts raden, sessies stelen",
    "A29": "De aanmelding omleiden of vervalsen",
    "A30": "Een formulier van een andere site insturen",
    "A31": "Twee planners, oude of valse berichten in de wachtrij",
    "A32": "Een bericht overslaan of dubbel sturen",
    "A33": "De geschiedenis wijzigen of wissen",
    "A34": "Met een persoon het bewijs van tien jaar wissen",
    "A35": "Geheimen stelen uit fouten, logs of instellingen",
}
HEAD = """# Aanvallen en hun tests

Elke aanval van de lijst, met de tests die hem weigeren. De tabel komt uit de markeringen
`@pytest.mark.attack("A18")` in de tests: `.venv/bin/python -m tests.attack_index` schrijft ze opnieuw, en
`tests/test_attack_index.py` weigert elk verschil, een merkteken zonder aanval, en een aanval van de aanvragen of van
het comité (A4-A8, A12-A16, A18-A23) zonder test.

| aanval | wat iemand probeert | tests |
| --- | --- | --- |
"""


def marked(path: Path) -> Iterator[str]:
    """Yield the attacks that a test file names in its markers, checked by reading the source."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.attack"):
            yield from (str(one.value) for one in node.args if isinstance(one, ast.Constant))


def index() -> dict[str, list[str]]:
    """Return the test files of each attack that a test names, in order of their path."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for attack in sorted(set(marked(path))):
            found[attack].append(str(path.relative_to(ROOT)))
    return dict(found)


def table(found: dict[str, list[str]]) -> str:
    """Return the text of the document."""
    lines = [
        f"| {attack} | {title} | {'<br>'.join(f'`{one}`' for one in found.get(attack, ())) or 'geen gemerkte test'} |"
        for attack, title in ATTACKS.items()
    ]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(index()))
