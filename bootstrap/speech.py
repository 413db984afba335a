"""What the two commands say: one plain sentence in Vietnamese and the same in English."""

import sys


class Stop(Exception):
    """The reason why the work cannot go on, in both languages."""

    def __init__(self, vietnamese: str, english: str) -> None:
        self.sentences = (vietnamese, english)
        super().__init__(english)


def explain(reason: Stop) -> None:
    for sentence in reason.sentences:
        print(sentence, file=sys.stderr)


def say(text: str) -> None:
    print(text, flush=True)
