"""Tables for the tests of everything that shows or corrects rows: made from gold, with evidence found in the text."""

from __future__ import annotations

import json
from pathlib import Path

from extractor.codes import load_codes
from extractor.edtf import derive_days
from extractor.model import Count, Evidence, Incident
from extractor.read import read_path
from extractor.write import write_parquet

CORPUS = Path(__file__).parent.parent / "corpus"

#: A notice that tells of the data category of ``own_rules``.
SEATS = """個人情報を含む書類の紛失について

2024年7月2日
株式会社みなと劇場

　当劇場の受付において、お客様18名の氏名、電話番号及び升席の位置を記載した予約名簿を紛失したことが6月30日に判明しました。
"""

HOSTILE = (
    '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 2">"onerror=window.pwned=3 '
    "</textarea></title></style></script><svg/onload=window.pwned=4> javascript:window.pwned=5 "
    "<!--<script> ]]> {{7*7}} ${7*7} \u202egnitatiuqxe\u202c \u2066x\u2069 \u200b\ufeff &lt;b&gt; '\"`"
)


def gold_incidents(*stems: str) -> list[Incident]:
    """The gold incidents of notices of the corpus as rows, with evidence where a value stands in the text."""
    return [incident for stem in stems for incident in _gold(CORPUS / f"{stem}.txt")]


def _gold(path: Path) -> list[Incident]:
    read = read_path(path)
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    incidents = [g for g in gold["incidents"] if not g.get("background")]
    return [_incident(g, i, read.notice_id, str(path), read.text) for i, g in enumerate(incidents)]


def _incident(gold: dict, index: int, notice_id: str, source: str, text: str) -> Incident:
    names = Incident.__dataclass_fields__
    values = {name: value for name, value in gold.items() if name in names and name != "counts" and value is not None}
    counts = []
    for c in gold["counts"]:
        start = max(0, text.find(f"{c['value']:,}"))
        counts.append(Count(c["value"], c["unit"], c["bound"], None, start, start + len(f"{c['value']:,}")))
    return Incident(
        notice_id=notice_id,
        incident_index=index,
        case_id=f"{notice_id}-{index}",
        source=source,
        title=next((line.strip() for line in text.splitlines() if len(line.strip()) > 14), None),
        **derive_days(gold.get),
        counts=counts,
        evidence=_evidence(values, text),
        confidence=0.35 + 0.6 * (int(notice_id[:2], 16) / 255),
        **values,
    )


def _evidence(values: dict, text: str) -> list[Evidence]:
    found = []
    for name, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            words = f"{one:,}" if isinstance(one, int) else load_codes().label(name, str(one))
            start = text.find(words)
            if words and start >= 0 and not isinstance(one, bool):
                found.append(Evidence(name, str(one), words, start, start + len(words), f"test/{name}"))
    return found


def hostile_incident(folder: Path) -> Incident:
    """A row, and its notice in ``folder``, in which every string tries to become markup or to run."""
    path = folder / "hostile.txt"
    text = f"𠮷野家ではない{HOSTILE}\n株式会社敵対が流出 1,234名\r\n終わり"
    path.write_bytes(text.encode("utf-8"))
    read = read_path(path)
    start, name = text.index("1,234"), text.index("株式会社敵対")
    evidence = [
        Evidence("affected_people", "1234", "1,234", start, start + 5, HOSTILE),
        Evidence("organization", HOSTILE, HOSTILE, text.index(HOSTILE), text.index(HOSTILE) + len(HOSTILE), "x/y"),
        Evidence("constructor", HOSTILE, "株式会社敵対", name, name + 6, "x/z"),
    ]
    return Incident(
        notice_id=read.notice_id,
        incident_index=0,
        case_id=HOSTILE,
        source=str(path),
        title=HOSTILE,
        organization=HOSTILE,
        vendors=[HOSTILE, HOSTILE + "2"],
        announced=HOSTILE,
        affected_people=1234,
        data_categories=[HOSTILE, "constructor"],
        root_cause="__proto__",
        root_causes=["__proto__", HOSTILE],
        counts=[Count(1234, HOSTILE, "exact", HOSTILE, start, start + 5)],
        evidence=evidence,
        confidence=0.1,
    )


def write_sample(folder: Path, incidents: list[Incident]) -> Path:
    """``incidents`` as ``incidents.parquet`` in ``folder``."""
    path = folder / "incidents.parquet"
    write_parquet(incidents, path)
    return path
