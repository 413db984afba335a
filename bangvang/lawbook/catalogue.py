"""Every file of the book that enters awards and rules, in the order the awards are decided and shown."""

from .titles.person import ldtt  # isort: skip
from .titles.person import cstdcs  # isort: skip
from .titles.person import cstdt  # isort: skip
from .titles.person import cstdtq  # isort: skip
from .titles.group import ttldtt  # isort: skip
from .titles.group import ttldxs  # isort: skip
from .titles.group import flags  # isort: skip
from .commendations import gk  # isort: skip
from .commendations import bkt  # isort: skip
from .commendations import bkb  # isort: skip
from .commendations import tracks  # isort: skip
from .commendations import knc  # isort: skip
from .commendations import honours  # isort: skip

BOOK = (ldtt, cstdcs, cstdt, cstdtq, ttldtt, ttldxs, flags, gk, bkt, bkb, tracks, knc, honours)
