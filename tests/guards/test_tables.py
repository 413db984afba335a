"""Tables point one way along the street and never take each other away."""

import tomllib

from django.apps import apps
from django.db import models

from tests.guards.house import ROOT, complain


def street() -> list[str]:
    """The office's apps from left to right, read from the import contract so that there is one order only."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["name"] == "One-way street")
    return [layer.strip("()") for layer in layers]


def tables(*storeys: str) -> list[type[models.Model]]:
    starts = tuple(f"bangvang.{storey}." for storey in storeys)
    return [model for model in apps.get_models() if model.__module__.startswith(starts)]


def keys(*storeys: str) -> list[models.ForeignKey]:
    fields = (field for model in tables(*storeys) for field in model._meta.get_fields())
    return [field for field in fields if isinstance(field, models.ForeignKey | models.ManyToManyField)]


def test_every_key_points_right_along_the_street() -> None:
    order = street()
    findings = []
    for field in keys("office"):
        here, there = field.model._meta.app_label, field.related_model._meta.app_label
        if there in order and order.index(there) < order.index(here):
            findings.append(f"{field} points from {here} to {there}")
    complain(findings, f"Turn the key round; the street is {' ► '.join(order)}.")


def test_nothing_is_deleted_in_a_cascade() -> None:
    findings = [
        f"{field} has on_delete={field.remote_field.on_delete.__name__}"
        for field in keys("office", "toolbox")
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is not models.PROTECT
    ]
    complain(findings, "Write on_delete=models.PROTECT: nothing is deleted.")
