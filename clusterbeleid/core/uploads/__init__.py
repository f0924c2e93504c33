"""What may be uploaded: decided by content, never by what a file calls itself."""

from clusterbeleid.core.uploads.check import KINDS, FileKind, check_upload
from clusterbeleid.core.uploads.kinds import DEFAULT_LIMITS, UploadLimits
from clusterbeleid.core.uploads.names import safe_name
from clusterbeleid.core.uploads.refusal import UploadRefused
from clusterbeleid.core.uploads.scanners import (
    ClamdScanner,
    Scanner,
    ScannerUnavailable,
    ScanResult,
    SignatureScanner,
)

__all__ = [
    "DEFAULT_LIMITS",
    "KINDS",
    "ClamdScanner",
    "FileKind",
    "ScanResult",
    "Scanner",
    "ScannerUnavailable",
    "SignatureScanner",
    "UploadLimits",
    "UploadRefused",
    "check_upload",
    "safe_name",
]
