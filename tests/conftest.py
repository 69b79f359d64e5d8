"""What many tests need: a notice, and folders of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes tells of the machine's other work; tests/test_linear.py asks what a text costs.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

NOTICE = """お客様情報の流出に関するお詫びとお知らせ

2024年6月14日
株式会社みなと書房

　当社が運営する通販サイトのサーバーが第三者による不正アクセスを受け、お客様の個人情報{count}件が流出したことが
6月3日に判明いたしました。

1. 流出した情報
　氏名、住所、電話番号、メールアドレス

2. 経緯
　2024年6月1日 サーバーへの不正アクセスが発生
　2024年6月3日 監視システムが検知し、調査を開始
"""


def notice(count: int = 1234) -> str:
    """An invented notice; notices of different counts are different notices."""
    return NOTICE.format(count=f"{count:,}")


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    """A folder of rules that bring a data category of one's own, with its label in two languages."""
    home = tmp_path / "own-rules"
    home.mkdir()
    rule = "- {id: seat, label: 升席, terms: [升席の位置], examples: {match: [升席の位置], no_match: [氏名]}}\n"
    (home / "categories.yaml").write_text(rule, encoding="utf-8")
    (home / "labels.yaml").write_text("data_categories: {seat: [升席の位置, Seat number]}\n", encoding="utf-8")
    return home


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with five notices, one of them in a folder of its own."""
    home = tmp_path / "notices"
    (home / "older").mkdir(parents=True)
    for number in range(4):
        (home / f"n{number}.txt").write_text(notice(1000 + number), encoding="utf-8")
    (home / "older" / "n4.txt").write_text(notice(1004), encoding="utf-8")
    return home
