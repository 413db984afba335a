"""The one refusal of every reader, and how much a file may hold."""

MAX_BYTES, MAX_ROWS = 25_000_000, 100_000
MAX_UNPACKED = 400_000_000  # what an .xlsx may swell to; more is a bomb, not a list
MAX_CELLS = 8_000_000  # rows × columns up to the last filled cell


class SheetRefused(Exception):
    """The file was not read; the sentence says why."""
