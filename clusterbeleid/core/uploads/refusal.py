"""The answer to a file that is not taken."""

from clusterbeleid.core.sheets.errors import FileRefused


class UploadRefused(FileRefused):
    """An upload is not taken; `code` and `params` become a sentence (`sheets.texts`)."""
