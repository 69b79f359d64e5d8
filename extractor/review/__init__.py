"""``extract-review``: a local page on which people correct the table, and what becomes of their corrections."""
