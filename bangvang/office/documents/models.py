"""Văn bản: local instruments whose numbers the lawbook takes, with document, dates and scope."""

from django.db import models

from bangvang.office.units.models import Unit
from bangvang.toolbox.models import StoredFile


class LocalInstrument(models.Model):
    """A regulation of the province or guidance of the Sở: the numbers that the texts leave to it, with their dates."""

    number = models.CharField("số, ký hiệu", max_length=60)
    title = models.CharField("trích yếu", max_length=300)
    issuer = models.CharField("cơ quan ban hành", max_length=160)
    issued_date = models.DateField("ngày ban hành")
    since = models.DateField("có hiệu lực từ")
    until = models.DateField("hết hiệu lực", null=True, blank=True)
    scope = models.ForeignKey(Unit, models.PROTECT, verbose_name="phạm vi", related_name="local_instruments")
    numbers = models.JSONField("các quy định", default=dict)  # lawbook parameter name → {"value": …, "cite": "Điều 5"}
    proof = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    is_invented = models.BooleanField("dữ liệu minh họa", default=False)
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = "quy định của địa phương"
        ordering = ["-since", "pk"]
        constraints = [models.UniqueConstraint(fields=["number", "issuer", "since"], name="one_instrument_once")]

    def __str__(self) -> str:
        return f"{self.number} của {self.issuer}"

    @property
    def title_with_number(self) -> str:
        """As a citation names it: number, day, issuer."""
        return f"văn bản số {self.number} ngày {self.issued_date:%d/%m/%Y} của {self.issuer}"
