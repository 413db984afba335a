"""The press forgets a long list once it is printed: a worker that prints five of them needs no more than the room of two."""

import subprocess
import sys
from pathlib import Path

PRESS = """
import resource
from bangvang.toolbox.printing import to_pdf
from tests.toolbox.papers import EVERY

for rows in range(1500, 1505):
    to_pdf(EVERY["decision"](rows))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_five_long_lists_need_less_than_the_room_of_two() -> None:
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run([sys.executable, "-c", PRESS], cwd=root, capture_output=True, text=True, check=True)
    first, *_others, last = map(int, told.stdout.split())
    assert last < 1.7 * first, told.stdout
