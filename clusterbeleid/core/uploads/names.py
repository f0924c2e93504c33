"""File names: what is refused, and what a name becomes where we keep it."""

from __future__ import annotations

import re
import unicodedata

from clusterbeleid.core.sheets.errors import shorten
from clusterbeleid.core.uploads.refusal import UploadRefused

NAME_LENGTH = 120
# Refused also in the middle of a name (factuur.exe.pdf): nobody means well with those.
_PROGRAM = re.compile(
    "exe|com|bat|cmd|scr|pif|msi|dll|js|jse|vbs|vbe|wsf|wsh|ps1|sh|jar|lnk|hta|cpl|reg|"
    "php|phtml|asp|aspx|jsp|cgi|html|htm|xhtml|shtml|svg|xml|docm|dotm|xlsm|xltm|xlam|pptm"
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')


def extension(name: str) -> str:
    """Return the last extension in small letters, '' for none."""
    stem, dot, last = name.rpartition(".")
    return last.strip().lower() if dot and stem else ""


def _is_hidden_sign(char: str) -> bool:
    """Tell control and direction signs (right-to-left override) and unassigned characters."""
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def check_name(name: str) -> None:
    """Refuse a name that lies about itself.

    Raises UploadRefused: `file.bad_name` for a path, hidden or direction signs or no name at all,
    `file.double_extension` for a program's extension before the last dot.
    """
    shown = {"name": shorten("".join(c for c in name if not _is_hidden_sign(c)), 80)}
    steps = re.split(r"[/\\]", name)
    if not name.strip(" .") or len(steps) > 1 or any(_is_hidden_sign(char) for char in name):
        raise UploadRefused("file.bad_name", shown)
    if unicodedata.normalize("NFKC", name).count(".") != name.count("."):
        # A full-width or small dot: what looks like an extension is none.
        raise UploadRefused("file.bad_name", shown)
    if any(_PROGRAM.fullmatch(part.strip().lower()) for part in name.split(".")[1:-1]):
        raise UploadRefused("file.double_extension", shown)


def safe_name(name: str) -> str:
    """Return a name that is safe on every system, its last extension kept; never empty."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(char for char in last if not _is_hidden_sign(char))
    shown = " ".join(_FORBIDDEN.sub("_", shown).split()).strip(" .")
    if _RESERVED.match(shown):
        shown = f"_{shown}"
    end = extension(shown)
    if end and len(end) <= 10:
        stem = shown[: -len(end) - 1].strip(" .")
        return f"{stem[: NAME_LENGTH - len(end) - 1] or 'bestand'}.{end}"
    return shown[:NAME_LENGTH].strip(" .") or "bestand"
