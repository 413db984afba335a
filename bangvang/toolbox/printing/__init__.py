"""Printing: one document model, an editable .docx and a PDF/A of it, and certificates. Knows nothing of the subject."""

from .certificates import SIZES, Blank, CertificateSheet, Place, certificates_pdf
from .docx import to_docx
from .kinds import KINDS, Kind
from .model import (
    Annex,
    Article,
    Block,
    Bullet,
    Column,
    Field,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Signatures,
    Table,
)
from .pdf import to_pdf
from .phrases import bound, long_date, long_number, number_line, two_digits

__all__ = [
    "KINDS",
    "SIZES",
    "Annex",
    "Article",
    "Blank",
    "Block",
    "Bullet",
    "CertificateSheet",
    "Column",
    "Field",
    "Heading",
    "Kind",
    "Letterhead",
    "Paper",
    "Paragraph",
    "Place",
    "Recipients",
    "Row",
    "Signature",
    "Signatures",
    "Table",
    "bound",
    "certificates_pdf",
    "long_date",
    "long_number",
    "number_line",
    "to_docx",
    "to_pdf",
    "two_digits",
]
