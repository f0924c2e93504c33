"""The one error family of the kernel: a code and its parameters.

A code becomes a sentence elsewhere, in the language of the reader, so no error here carries text.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

ParamValue: TypeAlias = str | int | Decimal | date


class KernelError(ValueError):
    """Input that a rule refuses; unknown input is an error and never 0 (house rule 4).

    `code` is a stable message key such as `amount.empty`; `params` are the values for its sentence.
    """

    def __init__(self, code: str, params: Mapping[str, ParamValue] | None = None) -> None:
        """Keep code and params; they are in `args` as well, so the error survives pickling."""
        self.params: Mapping[str, ParamValue] = dict(params or {})
        self.code = code
        super().__init__(code, self.params)

    def __str__(self) -> str:
        """Technical form for logs and tracebacks."""
        return f"{self.code} {self.params}" if self.params else self.code
