"""The accuracy gate: the program over the whole corpus, held to the floors of ``corpus/floors.json``.

Where it shuts: ``extract corpus/*.txt -o new.parquet && extract-evaluate corpus new.parquet --errors`` shows the words;
``--gate corpus/floors.json --raise-floors`` sets new floors.
"""

from __future__ import annotations

from pathlib import Path

from extractor.evaluate import gate, read_gold, score
from extractor.evaluate.gold import read_texts
from extractor.findings import open_document
from extractor.pipeline import extract_incidents
from extractor.rules.files import load_rules

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def test_no_group_falls_below_its_floor() -> None:
    floors = gate.read_floors(CORPUS / "floors.json")
    gold = read_gold(CORPUS, floors.notices)
    texts = read_texts(CORPUS, gold)
    rules = load_rules()
    rows = [
        {**incident.to_dict(), "source": f"{notice}.txt"}
        for notice, text in texts.items()
        for incident in extract_incidents(open_document(text, rules))
    ]
    assert gate.failures(score(rows, gold, texts), floors, CORPUS) == []
