"""One module a kind of finding, all of one shape: ``find(document) -> list[mention]``."""
