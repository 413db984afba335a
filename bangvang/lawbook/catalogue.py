"""Every file of the book that enters awards and rules, in the order of the law."""

from .commendations import bkt, gk
from .titles.group import ttldtt, ttldxs
from .titles.person import cstdcs, ldtt

BOOK = (ldtt, cstdcs, ttldtt, ttldxs, gk, bkt)
