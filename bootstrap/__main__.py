"""The two commands, `./run` and `./test`, with nothing but Python's standard library."""

import signal
import sys

from speech import Stop, explain


def main() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    command, *words = sys.argv[1:]
    try:
        if command == "run":
            from office import run

            return run(words)
        from checks import test

        return test(words)
    except Stop as reason:
        explain(reason)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
