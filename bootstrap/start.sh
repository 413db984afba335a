#!/bin/sh
# Finds a Python of 3.11 or later; the folder this file lies in does the rest with the standard library alone.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$python" -B "$here" "$@"
    fi
done
echo "Cần Python 3.11 trở lên; trên Debian hoặc Ubuntu: apt-get install python3" >&2
echo "Python 3.11 or later is needed; on Debian or Ubuntu: apt-get install python3" >&2
exit 1
