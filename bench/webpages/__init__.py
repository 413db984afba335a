"""What bench/web.py measures, and how."""
