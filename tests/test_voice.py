"""Who speaks in a text: words of both sides are weighed, and what a reporter quotes is no voice of the text's own."""

from __future__ import annotations

import pytest

from extractor.findings import open_document
from extractor.rules.files import load_rules
from extractor.voice import Voice


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("当社の名簿が流出しました。深くお詫び申し上げます。", Voice.OWN),
        ("名簿が流出した。青葉市は「深くお詫びします」と陳謝した。", Voice.REPORTER),
        ("当社の名簿が流出した。青葉市によると、紛失は3日。", Voice.BOTH),
        ("青葉市の名簿が3日に流出した。", Voice.NOBODY),
        ("同社の元社員が図面を複製した。当社の感覚では氷山の一角です。", Voice.BOTH),
        ("世間を騒がせた事件を考えてみましょう。当社がお手伝いします。", Voice.REPORTER),
    ],
)
def test_each_word_speaks_for_one_side(text: str, voice: Voice) -> None:
    assert open_document(text, load_rules()).voice is voice
