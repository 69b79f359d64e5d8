"""How fast it is, beside the tools one would compare it with: ``python benchmarks/speed.py [--full] [--write]``.

Prints tables: programs side by side on the same texts, cost against the length of a notice, hostile texts, cold start,
workers, memory. Rounds are interleaved, so that what else the machine does falls on all alike; medians and ratios of
one run are what counts. ``--write`` also makes ``docs/performance.md``, ``.json`` and ``.svg``; ``--page`` makes the
page again of the JSON of an earlier run. GiNZA, spaCy and ja-timex are left out where they are not installed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import random
import statistics
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import extractor
from benchmarks import speed_page, speed_processes

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
#: Characters of the sample that GiNZA reads in each round; at some two thousand a second more would take minutes.
GINZA_SAMPLE = 3000
#: Bytes of UTF-8 of the notices whose cost is compared; an ideograph has three.
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 5_000_000)
NORMAL, LARGEST = 3_000, 5_000_000

Reader = Callable[[str], object]


def notices() -> list[str]:
    """The texts of the corpus that may be read, and the seeds where they are."""
    paths = [*sorted((ROOT / "corpus").glob("n[012]*.txt")), *sorted(SEEDS.glob("*.txt"))]
    return [path.read_text(encoding="utf-8") for path in paths]


def stream(texts: list[str], characters: int, seed: int = 11) -> str:
    """So many characters of shuffled notices, one behind the other."""
    rng = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < characters:
        for text in rng.sample(texts, len(texts)):
            parts.append(text)
            length += len(text) + 2
    return "\n\n".join(parts)[:characters]


def contenders(texts: list[str]) -> dict[str, tuple[Reader, list[str]]]:
    """Each program with the texts that it reads in a round."""
    import fugashi
    import unidic_lite

    folder = unidic_lite.DICDIR
    features = fugashi.Tagger()
    offsets = fugashi.GenericTagger(
        f'-r "{folder}/dicrc" -d "{folder}" -O "" -F"%f[0]\\t%ps\\t%pe\\n" -U"%f[0]\\t%ps\\t%pe\\n" -E "\\n"'
    )
    found: dict[str, tuple[Reader, list[str]]] = {
        "breach-notice-extractor": (extractor.parse_notice, texts),
        "fugashi, nodes with .feature": (lambda text: [word.feature for word in features(text)], texts),
        "MeCab, fastest output of parts of speech": (offsets.parse, texts),
    }
    try:
        import spacy

        found["spacy.blank('ja')"] = spacy.blank("ja"), _split(texts)
        found["GiNZA (sample)"] = spacy.load("ja_ginza"), [stream(texts, GINZA_SAMPLE)]
    except (ImportError, OSError):
        pass
    try:
        from ja_timex import TimexParser

        found["ja-timex"] = TimexParser().parse, texts
    except ImportError:
        pass
    return found


def _split(texts: list[str]) -> list[str]:
    """Pieces that Sudachi takes: it refuses a text of more than 49,149 bytes."""
    return [text[i : i + 12_000] for text in texts for i in range(0, len(text), 12_000)]


def compare(rounds: int) -> dict[str, Any]:
    """How the programs compare on notices as they are, and on long texts made of them.

    Told apart, since a tokeniser's cost a character grows with the length of a text and ours falls.
    """
    texts = notices()
    long = [stream(texts, 30_000, seed) for seed in range(3)]
    return {"notices": _compare(texts, rounds), "long texts": _compare(long, rounds)}


def _compare(texts: list[str], rounds: int) -> dict[str, Any]:
    """Microseconds a character of each program, and how many times the cost of ``.feature`` that is."""
    programs = contenders(texts)
    costs: dict[str, list[float]] = {name: [] for name in programs}
    for read, own in programs.values():
        read(own[0])
    for _ in range(rounds):
        for name, (read, own) in programs.items():
            started = time.perf_counter()
            for text in own:
                read(text)
            costs[name].append((time.perf_counter() - started) / sum(map(len, own)) * 1e6)
    reference = costs["fugashi, nodes with .feature"]
    ratios = {name: [a / b for a, b in zip(cost, reference, strict=True)] for name, cost in costs.items()}
    return {
        "texts": len(texts),
        "characters": sum(map(len, texts)),
        "rounds": rounds,
        "programs": {
            name: {
                "us_per_character": statistics.median(cost),
                "ratio": statistics.median(ratios[name]),
                "ratio_low": min(ratios[name]),
                "ratio_high": max(ratios[name]),
            }
            for name, cost in costs.items()
        },
    }


def by_size(rounds: int) -> dict[str, float]:
    """Microseconds a character, by the bytes of a notice; of every size about as much text is read."""
    texts = notices()
    samples: dict[int, list[str]] = {}
    for size in SIZES:
        characters = size // 3
        number = max(1, 100_000 // characters)
        whole = stream(texts, characters * number)
        samples[size] = [whole[i * characters : (i + 1) * characters] for i in range(number)]
    costs: dict[int, list[float]] = {size: [] for size in SIZES}
    for _ in range(rounds):
        for size, sample in samples.items():
            costs[size].append(_cost(sample))
    return {str(size): statistics.median(cost) for size, cost in costs.items()}


def hostile_texts(length: int) -> dict[str, str]:
    """Texts of about ``length`` characters that make a careless pattern slow."""
    sentence = "お客様の氏名、住所、電話番号が流出した可能性があり株式会社青葉商事は2023年7月28日に1,234件を確認し、"

    def fill(unit: str) -> str:
        return (unit * (length // len(unit) + 1))[:length]

    return {
        "a million 件": "漏えいした情報は次のとおりです。\n" + fill("件"),
        "a million counts": "漏えいした件数は" + fill("1件"),
        "a million digits": "流出した件数は" + fill("1") + "件です。",
        "nested brackets": "流出した情報" + fill("(")[: length // 2] + "氏名" + fill(")")[: length // 2],
        "open brackets": "流出した情報" + fill("（氏名「"),
        "100,000 dates": "不正アクセスがありました。" + fill("2023年7月28日"),
        "100,000 dated lines": "不正アクセスがありました。\n" + fill("7/28 発表\n"),
        "one endless line": fill(sentence),
        "one endless word": "流出した氏名は" + fill("ア"),
        "rows of a table": "漏えいの一覧\n" + fill("氏名|1件|2023年7月28日|青葉市|漏えい|\n"),
        "blank lines": "漏えいのお知らせ" + fill("\n") + "以上",
        "headings": fill("■青葉市、名簿を紛失\n"),
    }


def hostile(length: int) -> dict[str, float]:
    """Microseconds a character of each hostile text."""
    return {name: _cost([text]) for name, text in hostile_texts(length).items()}


def _cost(texts: list[str]) -> float:
    started = time.perf_counter()
    for text in texts:
        extractor.parse_notice(text)
    return (time.perf_counter() - started) / sum(map(len, texts)) * 1e6


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    names = ("breach-notice-extractor", "fugashi", "unidic-lite", "spacy", "ginza", "ja-timex", "pandas", "pyarrow")
    return {
        "date": dt.date.today().isoformat(),
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "versions": {name: found for name in names if (found := _version(name))},
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def main() -> None:
    """Measure, print, and write the page if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="how often each program reads all texts")
    parser.add_argument("--notices", type=int, default=10_000, help="how many are read to compare workers")
    parser.add_argument("--length", type=int, default=1_000_000, help="characters of a hostile text")
    parser.add_argument("--only", help="measure one group again and keep the others of the last run: compare, …")
    parser.add_argument("--full", action="store_true", help="also measure memory over 100,000 notices")
    parser.add_argument("--write", action="store_true", help="write docs/performance.*")
    parser.add_argument("--page", action="store_true", help="write the page again, without measuring")
    given = parser.parse_args()
    if given.page:
        speed_page.write(json.loads(speed_page.JSON.read_text(encoding="utf-8")))
        return
    counts = [given.notices // 10, given.notices, *([100_000] if given.full else [])]
    figures: dict[str, Any] = {"hostile_length": given.length, "load": {}}
    if given.only:
        figures = json.loads(speed_page.JSON.read_text(encoding="utf-8"))
    figures["machine"] = machine()
    for name, measure in (
        ("compare", lambda: compare(given.rounds)),
        ("by_size", lambda: by_size(given.rounds)),
        ("hostile", lambda: hostile(given.length)),
        ("cold_start", lambda: speed_processes.cold_start(given.rounds)),
        ("workers", lambda: speed_processes.workers(given.notices)),
        ("memory", lambda: speed_processes.memory(counts)),
    ):
        if given.only not in (None, name):
            continue
        figures["load"][name] = round(os.getloadavg()[0], 1)
        figures[name] = measure()
        print(speed_page.table(name, figures), flush=True)
    if given.write:
        speed_page.JSON.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        speed_page.write(figures)


if __name__ == "__main__":
    main()
