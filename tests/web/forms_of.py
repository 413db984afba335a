"""What a browser finds in a page: its forms with their fields, and anything the content policy would refuse."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

INLINE = re.compile(r"^on[a-z]+$")
FILES = "multipart/form-data"


@dataclass
class Form:
    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Forms with the values they would send as they stand; `inline` lists what a strict policy forbids."""

    def __init__(self, page: str, address: str) -> None:
        super().__init__()
        self.address, self.forms, self.inline = address, [], []
        self._by_id: dict[str, Form] = {}
        self._select = ""
        self._here: list[Form] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "style" or "style" in told or any(INLINE.match(name) for name in told) or _is_script(tag, told):
            self.inline.append((tag, told))
        if tag == "form":
            self._open(told)
        elif tag in ("input", "textarea", "select", "button") and told.get("name"):
            self._take(tag, told)
        elif tag == "option" and self._select and ("selected" in told or not self._form(told).values[self._select]):
            self._form(told).values[self._select] = told.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._here:
            self._here.pop()
        if tag == "select":
            self._select = ""

    def _open(self, told: dict[str, str]) -> None:
        form = Form(told.get("action") or self.address, told.get("method", "get").lower())
        self.forms.append(form)
        self._here.append(form)
        if told.get("id"):
            self._by_id[told["id"]] = form

    def _form(self, told: dict[str, str]) -> Form:
        if told.get("form") in self._by_id:
            return self._by_id[told["form"]]
        return self._here[-1] if self._here else Form("", "get")

    def _take(self, tag: str, told: dict[str, str]) -> None:
        form, name = self._form(told), told["name"]
        if told.get("type") == "file":
            form.files.append(name)
        elif told.get("type") in ("checkbox", "radio"):
            if name not in form.values:
                form.values[name] = told.get("value", "on")
        elif tag == "select":
            self._select = name
            form.values[name] = ""
        else:
            form.values[name] = told.get("value", "") or ("Thử" if tag != "button" else "")


def _is_script(tag: str, told: dict[str, str]) -> bool:
    runs = tag == "script" and "src" not in told
    return runs or told.get("href", "").lower().startswith("javascript:")
