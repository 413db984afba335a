"""What can be wrong with a question to the rulebook: one Vietnamese sentence each, never a traceback."""


class LawbookError(ValueError):
    """A question that cannot be answered as it was put."""


class CaseError(LawbookError):
    """A case or a set of facts that is not well formed; names the case and the key."""

    def __init__(self, sentence: str, *, case: str = "", key: str = "") -> None:
        where = " ".join(
            part for part in (f"Trường hợp “{case}”:" if case else "", f"khóa “{key}”:" if key else "") if part
        )
        super().__init__(f"{where} {sentence}".strip())
        self.sentence, self.case, self.key = sentence, case, key

    def named(self, case: str) -> "CaseError":
        """The same error, naming the case it happened in."""
        return CaseError(self.sentence, case=case, key=self.key)


class NoTextInForce(LawbookError):
    """A day for which the rulebook holds no text."""


class BelowTheLaw(LawbookError):
    """A local setting that goes below a floor of the Law."""
