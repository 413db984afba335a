"""How many changes of the law the tests noticed; fails below the share asked for."""

import json
import sys
from pathlib import Path

STATISTICS = Path("mutants/mutmut-cicd-stats.json")


def main() -> int:
    wanted = float(sys.argv[1])
    counted = json.loads(STATISTICS.read_text())
    killed = counted["killed"] + counted.get("timeout", 0)
    tried = killed + counted["survived"]
    share = killed / tried if tried else 0.0
    print(
        f"{killed} of {tried} mutants killed ({share:.0%}, wanted {wanted:.0%}); {counted.get('no_tests', 0)} without a test."
    )
    return 0 if share >= wanted else 1


if __name__ == "__main__":
    sys.exit(main())
