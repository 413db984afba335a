"""Time a thing: one warm-up, then counted runs; the median in milliseconds, and the peak memory of the process."""

import json
import resource
import statistics
import sys
import time


def timed(work, runs):
    """Median milliseconds and the last result."""
    work()
    taken, out = [], None
    for _ in range(runs):
        begin = time.perf_counter()
        out = work()
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken), out


def peak_mb():
    """Peak resident memory of this process."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def say(**values):
    """One line of JSON for the one who called."""
    print(json.dumps(values))
    sys.stdout.flush()
