"""What the report and the review page share: bundling, escaping, and a content policy that lets nothing foreign run."""

from extractor.web.assets import Page, bundle, json_for_html, render, strings

__all__ = ["Page", "bundle", "json_for_html", "render", "strings"]
