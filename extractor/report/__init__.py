"""``extract-report``: a table of incidents as one self-contained HTML page."""

from extractor.report.build import build_report

__all__ = ["build_report"]
