"""Registers: numbers run per owner and kind in a calendar year, without gaps; or are taken from the registry's own system."""

from django.db import connection, transaction
from django.db.models import Max

from bangvang.toolbox.models import RegisterNumber


class NumberTaken(Exception):
    """That number cannot be given, mostly because it was given already; the sentence is for the person."""


def next_number(register: str, year: int) -> int:
    """The next free number. Two people at once never get the same one."""
    return next_numbers(register, year, 1)[0]


def next_numbers(register: str, year: int, count: int) -> list[int]:
    """So many numbers in a row."""
    with transaction.atomic():
        _hold(register, year)
        rows = RegisterNumber.objects.filter(register=register, year=year)
        last = rows.aggregate(last=Max("number"))["last"] or 0
        numbers = list(range(last + 1, last + 1 + count))
        taken = (RegisterNumber(register=register, year=year, number=number) for number in numbers)
        RegisterNumber.objects.bulk_create(taken, batch_size=500)
    return numbers


def take(register: str, year: int, number: int) -> int:
    """Enter a number that the registry gave out elsewhere."""
    if number < 1:
        raise NumberTaken("Số văn bản phải là số nguyên từ 1 trở lên.")
    with transaction.atomic():
        _hold(register, year)
        _row, is_new = RegisterNumber.objects.get_or_create(register=register, year=year, number=number)
    if not is_new:
        raise NumberTaken(f"Số {number:02d} năm {year} đã được cấp cho văn bản khác.")
    return number


def number_text(number: int, symbol: str) -> str:
    """05/QĐ-SGDĐT: numbers under ten with a leading nought (NĐ 30/2020)."""
    return f"{number:02d}/{symbol}"


def _hold(register: str, year: int) -> None:
    """One at a time: SQLite's transactions are so by themselves, PostgreSQL is told to wait."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{register}:{year}"])
