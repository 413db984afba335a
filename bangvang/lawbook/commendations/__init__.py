"""Hình thức khen thưởng: one file a form."""
