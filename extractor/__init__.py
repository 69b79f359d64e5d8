"""Reads Japanese data-breach notices and turns each incident into a row of a table."""
