"""Nhập thành tích các năm trước: lists of past years from the file to the register, and back."""
