"""Danh hiệu thi đua: one file a title."""
