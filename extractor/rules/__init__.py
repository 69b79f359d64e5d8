"""A rule, and what fires where: the rules of a kind compiled into one scan over a text.

A rule has an ``id``, a Japanese ``label``, ``terms`` (literal strings) and/or ``patterns`` (regular expressions that
begin with literals), optional ``look_alikes`` (longer strings in which the term means something else) and ``examples``
that must match and must not. What else a kind needs stands in ``attributes``; ``boundary: word`` asks MeCab that a hit
is no part of a word, ``boundary: item`` that it is an item of its own in a list. See docs/rules.md.
"""

from __future__ import annotations

import functools
import itertools
import operator
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import ahocorasick_rs
import msgspec

from extractor.rules.compiled import Patterns
from extractor.rules.list_items import is_item
from extractor.rules.literals import Lead
from extractor.tokenize import is_word

#: Files whose rules each have their say: a word of one rule hides no word of another inside it (メール in
#: 不審なメール), for the other may keep a company that the one does not.
GROUPS = frozenset({"causes", "context", "date_context", "finding_context"})

#: What the ``part`` or ``side`` of a rule says that no words show but the place alone: it has none, and only weighs.
PLACE = "place"

#: Where any term of another rule may stand in a pattern: ``{contractors/contractor}``.
SHARED = re.compile(r"\{([a-z_]+/[^{}]+)\}")


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Texts in which a rule must fire (``match``) and must not (``no_match``)."""

    match: list[str] = []
    no_match: list[str] = []


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule as its author wrote it. ``emits`` is the code it stands for."""

    id: str
    label: str
    terms: list[str] = []
    terms_of: list[str] = []
    patterns: list[str] = []
    look_alikes: list[str] = []
    emits: str = ""
    attributes: dict[str, Any] = {}
    examples: Examples = Examples()
    note: str = ""


class Rule(Entry, frozen=True, dict=True):
    """A rule that was read: its ``attributes`` are all those of its kind, also where its author left them out.

    ``kind`` is the stem of its file, ``leads`` are the literals with which each pattern is found.
    """

    kind: str = ""
    leads: list[Lead] = []

    @functools.cached_property
    def code(self) -> str:
        """What the rule stands for: ``emits``, or its id where that is all there is to say."""
        return self.emits or self.id

    @functools.cached_property
    def marks(self) -> list[str]:
        """The names of its attributes that are true."""
        return [name for name, value in self.attributes.items() if value is True]

    @functools.cached_property
    def is_of_place(self) -> bool:
        """True where the place alone shows what the rule stands for, so that it has no words."""
        return PLACE in (self.attributes.get("part"), self.attributes.get("side"))

    @functools.cached_property
    def name(self) -> str:
        """The id by which evidence cites the rule: ``kind/id``."""
        return f"{self.kind}/{self.id}"


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A place where a rule fired, in the text that was scanned."""

    start: int
    end: int
    rule: Rule


#: What a rule's ``boundary`` asks of a hit, by its name.
_BOUNDARIES: dict[str, Callable[[str, int, int], bool]] = {"word": is_word, "item": is_item}

#: A literal found in a text: its number, start and end.
Found = tuple[int, int, int]


class _Later:
    """Stands for the pattern of an anchor until it is asked for: most patterns are for no text of a run."""

    __slots__ = ("_anchor",)

    def __init__(self, anchor: Anchor) -> None:
        self._anchor = anchor

    def match(self, text: str, start: int) -> re.Match[str] | None:
        return self._anchor.compile().match(text, start)

    def search(self, text: str, start: int) -> re.Match[str] | None:
        return self._anchor.compile().search(text, start)


class Anchor:
    """A pattern of a rule, compiled where a text first holds one of the literals with which it is found.

    ``pattern`` is to be matched where the literal begins. ``group`` is the group that holds what the rule means, where
    the match begins ``before`` it. A letter alone stands so often in any text that a pattern ``by_letter`` is better
    looked for by itself.
    """

    # Hundreds are asked for in a text, few of them twice, so that what each takes of memory is what it costs.
    __slots__ = ("_patterns", "_written", "by_letter", "group", "pattern", "rule")

    def __init__(self, rule: Rule, pattern: str, its_lead: Lead, patterns: Patterns) -> None:
        self.rule = rule
        self.group = int(its_lead.before)
        # The engine skips to the letter that a pattern begins with; where it begins otherwise, it tries every place.
        self.by_letter = its_lead.literals == (pattern[0],)
        self._written = f"(?s:.)({pattern})" if its_lead.before else pattern
        self._patterns = patterns
        self.pattern: re.Pattern[str] | _Later = _Later(self)

    def compile(self) -> re.Pattern[str]:
        """Make the pattern ready."""
        self.pattern = compiled = self._patterns.compile(self._written)
        return compiled


class RuleSet:
    """The compiled rules of one kind: one scan over a text gives every hit.

    Of terms that overlap the longest at the leftmost place wins, so that a look-alike swallows the term inside it.
    Patterns are tried only where one of the literals they begin with stands.
    """

    def __init__(self, kind: str, rules: list[Rule], patterns: Patterns | None = None) -> None:
        self.kind = kind
        self.rules = rules
        self.patterns = patterns or Patterns()
        self.by_id = {rule.id: rule for rule in rules}
        self._ids_with: dict[str, frozenset[str]] = {}
        self._bounded = {
            rule.id: _BOUNDARIES[boundary] for rule in rules if (boundary := rule.attributes.get("boundary"))
        }
        # Words behind a count are asked for by where they begin, so that each beginning counts: 氏|名の120|名に送信.
        self._every_start = {rule.id for rule in rules if rule.attributes.get("side") == "behind"}

    @functools.cached_property
    def terms(self) -> dict[str, list[Rule]]:
        """Whose term each literal is; nobody's for a look-alike."""
        terms: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for term in rule.terms:
                terms.setdefault(term, []).append(rule)
            for term in rule.look_alikes:
                terms.setdefault(term, [])
        return _shared(terms) if self.kind in GROUPS else terms

    @functools.cached_property
    def anchors(self) -> dict[str, list[Anchor]]:
        """The patterns that may begin with each literal."""
        anchors: dict[str, list[Anchor]] = {}
        for rule in self.rules:
            for pattern, its_lead in zip(rule.patterns, rule.leads, strict=True):
                anchor = Anchor(rule, pattern, its_lead, self.patterns)
                for literal in its_lead.literals:
                    anchors.setdefault(literal, []).append(anchor)
        return anchors

    def said_of(self, code: str, attribute: str) -> Any:
        """What the rule that is named like its code says of that code; ``None`` where there is no such rule."""
        rule = self.by_id.get(code)
        return rule.attributes.get(attribute) if rule is not None else None

    def ids_with(self, attribute: str) -> frozenset[str]:
        """The ids of the rules of which an attribute is true."""
        ids = self._ids_with.get(attribute)
        if ids is None:
            ids = self._ids_with[attribute] = frozenset(r.id for r in self.rules if r.attributes.get(attribute))
        return ids

    @functools.cached_property
    def _term_scan(self) -> tuple[ahocorasick_rs.AhoCorasick, dict[int, list[Rule]]] | None:
        return _automaton(self.terms, ahocorasick_rs.MatchKind.LeftmostLongest)

    @functools.cached_property
    def _anchor_scan(self) -> tuple[ahocorasick_rs.AhoCorasick, dict[int, list[Anchor]]] | None:
        return _automaton(self.anchors, ahocorasick_rs.MatchKind.Standard)

    def scan(self, text: str) -> list[Hit]:
        """All hits in ``text`` by place, of those that begin together the longest first.

        A hit inside another hit of the same rule is left out, unless the rule's words stand behind a count.
        """
        hits: list[Hit] = []
        matched: list[Hit] = []
        if (terms := self._term_scan) is not None:
            scan, rules = terms
            hits = [Hit(start, end, rule) for i, start, end in scan.find_matches_as_indexes(text) for rule in rules[i]]
        if (anchors := self._anchor_scan) is not None:
            scan, tried = anchors
            # A pattern begins with a literal, so that no match is empty.
            matched = [
                Hit(*match.span(anchor.group), anchor.rule)
                for i, start, _ in by_place(scan.find_matches_as_indexes(text, overlapping=True))
                for anchor in tried[i]
                if (match := anchor.pattern.match(text, start)) is not None
            ]
        return self.settled(text, hits, matched)

    def settled(self, text: str, hits: list[Hit], matched: list[Hit]) -> list[Hit]:
        """What :meth:`scan` gives, of the hits of terms, by their place, and those of patterns."""
        if matched:
            hits = _without_inner(hits + matched, self._every_start)
        if self._bounded:
            tests = self._bounded
            hits = [hit for hit in hits if hit.rule.id not in tests or tests[hit.rule.id](text, hit.start, hit.end)]
        return hits


def by_place(found: list[Found]) -> list[Found]:
    """Literals that overlap, found in order of their ends, by where they begin; the longest of a place first."""
    found.reverse()
    # A stable sort: of those that begin together the one that ended last comes first.
    found.sort(key=_BEGIN)
    return found


def _shared(terms: dict[str, list[Rule]]) -> dict[str, list[Rule]]:
    """The terms, each also that of the rules which have a shorter one inside it."""
    scan = ahocorasick_rs.AhoCorasick(list(terms))
    shared = {}
    for word, own in terms.items():
        owners = {rule.id: rule for rule in own}
        for part in scan.find_matches_as_strings(word, overlapping=True):
            owners.update((rule.id, rule) for rule in terms[part] if rule.id not in owners and _has_term(rule, word))
        shared[word] = list(owners.values())
    return shared


def _has_term(rule: Rule, word: str) -> bool:
    """True where ``word`` holds a term of ``rule`` when what only looks like one is put aside."""
    for look_alike in rule.look_alikes:
        word = word.replace(look_alike, "\n")
    return any(term in word for term in rule.terms)


T = TypeVar("T")


def _automaton(
    literals: dict[str, T], kind: ahocorasick_rs.MatchKind
) -> tuple[ahocorasick_rs.AhoCorasick, dict[int, T]] | None:
    """What finds the literals, and what each stands for, by its number."""
    if not literals:
        return None
    return ahocorasick_rs.AhoCorasick(list(literals), matchkind=kind), dict(enumerate(literals.values()))


def _without_inner(hits: list[Hit], every_start: set[str]) -> list[Hit]:
    # By place, of those that begin together the longest first: a stable sort by each key that needs no Python call.
    hits.sort(key=_END, reverse=True)
    hits.sort(key=START)
    ends = list(map(_END, hits))
    furthest = list(itertools.accumulate(ends, max))
    # Most lie in no other, which is compared without a step of Python for each.
    inner = itertools.compress(itertools.count(1), map(operator.le, ends[1:], furthest))
    lost = [i for i in inner if hits[i].rule.id not in every_start and _lies_in_own(hits, i, furthest)]
    kept: list[Hit] = []
    for before, i in itertools.pairwise([-1, *lost, len(hits)]):
        kept += hits[before + 1 : i]
    return kept


def _lies_in_own(hits: list[Hit], i: int, furthest: list[int]) -> bool:
    """True where the hit ``i`` lies inside another of its rule; ``furthest`` is how far it and those before it reach.

    No hit is longer than a pattern may reach, so that few before it have to be looked at.
    """
    rule, end = hits[i].rule.id, hits[i].end
    while i and furthest[i - 1] >= end:
        i -= 1
        if hits[i].end >= end and hits[i].rule.id == rule:
            return True
    return False


#: Where a hit begins: hits are in order of it.
START = operator.attrgetter("start")
_END = operator.attrgetter("end")
_BEGIN = operator.itemgetter(1)


class Rules(dict[str, RuleSet]):
    """Every rule set, by kind; compiled on first use. ``overlay`` is the folder laid over the shipped rules."""

    #: Rules are the same ones however many of their sets are compiled.
    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__
    __ne__ = object.__ne__

    def __init__(
        self, by_kind: dict[str, list[Rule]], overlay: Path | None = None, patterns: Patterns | None = None
    ) -> None:
        super().__init__()
        self.by_kind = by_kind
        self.overlay = overlay
        self.patterns = patterns or Patterns()

    def __missing__(self, kind: str) -> RuleSet:
        made = self[kind] = RuleSet(kind, self.by_kind.get(kind, []), self.patterns)
        return made

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - rules are few and stay.
    def said_by(self, name: str, attribute: str) -> Any:
        """What the rule that evidence cites as ``kind/id`` says of something; ``None`` where there is no such rule."""
        kind, _, rule_id = name.partition("/")
        return self[kind].said_of(rule_id, attribute)

    def every(self) -> Iterator[Rule]:
        """The rules of all kinds."""
        return itertools.chain.from_iterable(self.by_kind.values())

    def keep_compiled(self) -> None:
        """Keep what has been compiled for the next start, and the first time all that there is to compile."""
        first_time = self.patterns.is_new
        if self.patterns.keep() and first_time:
            for kind in self.by_kind:
                for anchor in itertools.chain.from_iterable(self[kind].anchors.values()):
                    anchor.compile()
            self.patterns.keep()
