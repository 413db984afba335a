"""`bangvang demo …`: what each command does and prints."""

import json
import sys
from argparse import Namespace

from bangvang.demo import accounts, reorganise
from bangvang.demo.load import AlreadyLoaded, NotLoaded
from bangvang.demo.load import load as load_office


def load(asked: Namespace) -> int:
    try:
        load_office(asked.size)
    except AlreadyLoaded as told:
        print(told)
    except NotLoaded as refused:
        print(refused, file=sys.stderr)
        return 2
    return 0


def show_accounts(_asked: Namespace) -> int:
    print(accounts.table())
    return 0


def reorganise_office(asked: Namespace) -> int:
    """The steps of 2025, told or written; 2 where the data are not the demo's."""
    try:
        told = reorganise.play(write=asked.write, until=asked.until)
    except reorganise.NotTheDemo as refused:
        print(refused, file=sys.stderr)
        return 2
    steps = {"written": asked.write, "steps": [one.as_dict() for one in told]}
    print(json.dumps(steps, ensure_ascii=False) if asked.json else reorganise.as_text(told, written=asked.write))
    return 0


RUN = {"load": load, "accounts": show_accounts, "reorganise": reorganise_office}
