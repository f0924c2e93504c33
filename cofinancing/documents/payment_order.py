"""The list of payments as accounting reads it; another bank or system gets another writer here.

Credit transfers after ISO 20022 (pain.001). The account that pays is filled in by accounting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol
from xml.etree import ElementTree as ET

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
PAYER = "VLAIO"


@dataclass(frozen=True)
class Transfer:
    """One payment: its own reference, amount in euro, account and holder, and what the holder reads."""

    reference: str
    amount: Decimal
    iban: str
    holder: str
    message: str


class OrderWriter(Protocol):
    """Writes a list of payments for one way of paying."""

    content_type: str
    extension: str

    def write(self, reference: str, at: datetime, transfers: Sequence[Transfer]) -> bytes:
        """Return the file."""


class CreditTransfers:
    """Writes a customer credit transfer initiation."""

    content_type = "application/xml"
    extension = "xml"

    def write(self, reference: str, at: datetime, transfers: Sequence[Transfer]) -> bytes:
        """Return the transfers as XML; the control sum lets the reader see that none is missing."""
        root = ET.Element("Document", {"xmlns": NAMESPACE})
        order = ET.SubElement(root, "CstmrCdtTrfInitn")
        _head(ET.SubElement(order, "GrpHdr"), reference, at, transfers)
        part = ET.SubElement(order, "PmtInf")
        _text(part, "PmtInfId", reference)
        _text(part, "PmtMtd", "TRF")
        _text(ET.SubElement(part, "Dbtr"), "Nm", PAYER)
        for one in transfers:
            _transfer(ET.SubElement(part, "CdtTrfTxInf"), one)
        return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


WRITER: OrderWriter = CreditTransfers()


def _head(head: ET.Element, reference: str, at: datetime, transfers: Sequence[Transfer]) -> None:
    total = sum((one.amount for one in transfers), Decimal(0))
    _text(head, "MsgId", reference)
    _text(head, "CreDtTm", at.isoformat(timespec="seconds"))
    _text(head, "NbOfTxs", str(len(transfers)))
    _text(head, "CtrlSum", format(total, "f"))
    _text(ET.SubElement(head, "InitgPty"), "Nm", PAYER)


def _transfer(part: ET.Element, one: Transfer) -> None:
    _text(ET.SubElement(part, "PmtId"), "EndToEndId", one.reference)
    amount = ET.SubElement(ET.SubElement(part, "Amt"), "InstdAmt", {"Ccy": "EUR"})
    amount.text = format(one.amount, "f")
    _text(ET.SubElement(part, "Cdtr"), "Nm", one.holder)
    account = ET.SubElement(ET.SubElement(part, "CdtrAcct"), "Id")
    _text(account, "IBAN", one.iban)
    _text(ET.SubElement(part, "RmtInf"), "Ustrd", one.message)


def _text(parent: ET.Element, name: str, value: str) -> None:
    ET.SubElement(parent, name).text = value
