"""The child process that draws one PDF: work as JSON on standard input, the PDF on standard output.

It imports nothing of the project, so that it starts fast and holds no secret and no connection.
"""

from __future__ import annotations

import json
import mimetypes
import resource
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

NO_LIBRARY = 3
NO_MEMORY = 4
# Never opened: the fetcher turns it into a path. Addresses can only be joined onto a scheme of the web.
BASE = "https://own-assets.invalid"
LARGEST_FILE = 32 * 1024 * 1024  # the library unpacks fonts into its temporary folder


class NotOurs(ValueError):
    """An address outside our own assets."""


def asset_path(url: str, static_url: str, folders: list[str]) -> Path:
    """Return the file behind an address of our own assets; raises ``NotOurs`` for any other."""
    parts = urlsplit(url)
    if f"{parts.scheme}://{parts.netloc}" != BASE or not parts.path.startswith(static_url):
        raise NotOurs(url[:80])
    name = unquote(parts.path.removeprefix(static_url))
    for folder in folders:
        root = Path(folder).resolve()
        found = (root / name).resolve()
        if found.is_relative_to(root) and found.is_file():
            return found
    raise NotOurs(url[:80])


def limit(megabytes: int, seconds: int) -> None:
    """Bind this process: memory of its own, time on the processor, size of a file."""
    size = megabytes * 1024 * 1024
    # Data and not address space: threads and mapped fonts reserve far more than they use.
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def draw(work: dict[str, Any]) -> bytes:
    """Return the PDF of ``work["html"]``; raises OSError when Pango is missing."""
    # The parent reads this module too, and must not pay a second and 100 MB for the library.
    from weasyprint import HTML  # noqa: PLC0415

    fetcher = _own_fetcher(work["static_url"], work["folders"])
    document = HTML(string=work["html"], base_url=f"{BASE}/", url_fetcher=fetcher)
    drawn: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return drawn


def _own_fetcher(static_url: str, folders: list[str]) -> Any:
    """Return what fetches our own assets for the library, which is imported late as in ``draw``."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class OwnAssets(URLFetcher):  # type: ignore[misc]  # the library has no types
        """Reads ``data:`` and our own assets; has no handler for anything else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Return an asset; raises ``NotOurs``, upon which the picture is left out."""
            if url[:5].lower() == "data:":
                return super().fetch(url, headers)
            path = asset_path(url, static_url, folders)
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OwnAssets(allowed_protocols=("data",), allow_redirects=False)


def main() -> int:
    """Draw what stands on standard input; returns the exit status."""
    work = json.load(sys.stdin.buffer)
    limit(work["megabytes"], work["seconds"])
    try:
        pdf = draw(work)
    except MemoryError:
        return NO_MEMORY
    except OSError as error:
        # cffi says so when Pango, HarfBuzz or fontconfig is not on the machine.
        if "cannot load library" not in str(error):
            raise
        return NO_LIBRARY
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
