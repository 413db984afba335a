"""What every command has: its name, its words of help, what it runs, and whether it may answer in JSON."""

import argparse


def command(commands, name: str, run, words: str, *, json_too: bool = True) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=words, description=words)
    made.set_defaults(run=run)
    if json_too:
        made.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    return made
