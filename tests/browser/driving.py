"""What the browser tests share by name: the browser, the widths, and the check by axe-core."""

from __future__ import annotations

import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def issues(page) -> list[str]:
    """What axe-core finds wrong with the page as it stands."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page).response["violations"]
    # It takes a bar of a chart, a link that filters the list, for one that skips to a place of the page.
    return [f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes'][:4]]}" for v in found if v["id"] != "skip-link"]
