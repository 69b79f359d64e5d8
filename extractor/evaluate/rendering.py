"""Scores, errors and changes as text for a terminal or a tab-separated file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from extractor.evaluate.comparison import Difference
from extractor.evaluate.scoring import FIELDS, Outcome, Score, Tally, Verdict, Words

#: Characters of the source shown on each side of the words that gave a value.
CONTEXT = 24
_HEAD = f"{'':<22}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'wrong':>7}{'missed':>7}"


def score_table(score: Score) -> str:
    """Per-field numbers, the headline groups below them, and one line that sums up."""
    lines = [_HEAD, *(_numbers(field, score.tally(field)) for field in FIELDS), "-" * len(_HEAD)]
    groups = score.groups()
    lines += [_numbers(group, tally) for group, tally in groups.items()]
    if score.spans:
        missing = f", filled fields without evidence: {len(score.unshown)}"
        lines.append(f"evidence spans: {score.spans}, not equal to the source: {score.bad_spans}{missing}")
    summary = "  ".join(f"{group} {tally.f1:.3f}" for group, tally in groups.items())
    lines.append(f"notices {score.notices}  headline F1 {score.headline:.3f}  {summary}")
    return "\n".join(lines)


def _numbers(name: str, tally: Tally) -> str:
    p, r, f1 = tally.precision, tally.recall, tally.f1
    return f"{name:<22}{p:7.3f}{r:7.3f}{f1:7.3f}{tally.right:7d}{tally.wrong:7d}{tally.missed:7d}"


def error_list(score: Score, texts: dict[str, str], fields: Iterable[str] = ()) -> Iterator[str]:
    """Every value that is not right, with the words that led to it and what the gold says."""
    chosen = set(fields)
    for verdict in score.verdicts:
        if verdict.outcome is not Outcome.RIGHT and (not chosen or verdict.field in chosen):
            yield f"{verdict.outcome:<9} {_verdict(verdict, texts)}"


def difference_list(differences: Iterable[Difference], texts: dict[str, str]) -> Iterator[str]:
    """Every gain (+) and loss (-)."""
    for difference in differences:
        sign = "+" if difference.change.is_gain else "-"
        yield f"{sign} {difference.change:<8} {_verdict(difference.verdict, texts)}"


def difference_table(differences: list[Difference]) -> str:
    """How many values each field gained and lost."""
    n = Counter((d.verdict.field, d.change.is_gain) for d in differences)
    lines = [f"{'':<22}{'gains':>7}{'losses':>7}"]
    lines += [f"{f:<22}{n[f, True]:7d}{n[f, False]:7d}" for f in FIELDS if n[f, True] or n[f, False]]
    gains = sum(d.change.is_gain for d in differences)
    return "\n".join([*lines, f"{'all':<22}{gains:7d}{len(differences) - gains:7d}"])


def _verdict(verdict: Verdict, texts: dict[str, str]) -> str:
    place = f"{verdict.notice}[{verdict.incident}] {verdict.field}: "
    if verdict.outcome in (Outcome.DIFFERENT, Outcome.RIGHT) and verdict.found != verdict.gold:
        values = f"{verdict.found} (gold: {verdict.gold})"
    else:
        values = verdict.found or verdict.gold
    text = texts.get(verdict.notice, "")
    return place + values + "".join(f"\n{'':12}{in_context(text, words)}" for words in verdict.words)


def in_context(text: str, words: Words) -> str:
    """The words between what stands before and after them in their source, on one line; the rule behind."""
    before = text[max(0, words.start - CONTEXT) : words.start]
    after = text[words.end : words.end + CONTEXT]
    inner = words.text or text[words.start : words.end]
    shown = f"…{before}【{inner}】{after}…" if text else f"【{inner}】"
    return " ".join(shown.split()) + (f"  ({words.rule})" if words.rule else "")


def error_rows(score: Score, texts: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """The errors as rows of a table: notice, incident, field, outcome, found, gold, words, rule."""
    yield "notice", "incident", "field", "outcome", "found", "gold", "words", "rule"
    for v in score.verdicts:
        if v.outcome is not Outcome.RIGHT:
            text = texts.get(v.notice, "")
            words = " / ".join(in_context(text, w._replace(rule="")) for w in v.words)
            rules = " ".join(dict.fromkeys(w.rule for w in v.words if w.rule))
            yield v.notice, str(v.incident), v.field, str(v.outcome), v.found, v.gold, words, rules
