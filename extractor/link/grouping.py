"""Groups members into cases without comparing all with all.

Only members that share a block are compared: an organisation's name (or one that begins or ends with it), or a
headline number. Blocks are walked in order of time, each member against the nearest that follow. The best pairs are
joined first, and two groups only where no member of one contradicts a member of the other, so that a chain of small
likenesses does not tie a city's mishaps into one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.link.likeness import ALIKE, APART, likeness
from extractor.link.member import Member

#: Days between two notices of one incident beyond which they are not compared.
HORIZON = 800
#: Members that follow in a block with which one is compared at most; keeps a block of thousands linear.
NEIGHBOURS = 25
#: Members of each of two groups that are checked for contradictions before the groups are joined.
CHECKED = 12


def group(members: Sequence[Member], notices: Sequence[str], fixed: Sequence[str | None]) -> list[int]:
    """For each member the place of the first member of its case.

    ``notices`` names the notice of each member: two incidents of one notice are two cases unless they are told alike.
    ``fixed`` gives the case a member is known to belong to: members with one known case stay together, and two
    known cases are never joined.
    """
    groups = _Groups(members, notices, fixed)
    scored = ((-likeness(members[i], members[j]), i, j) for i, j in _candidates(members))
    for _, i, j in sorted(pair for pair in scored if pair[0] <= -ALIKE):
        groups.join(i, j)
    return [groups.find(i) for i in range(len(members))]


class _Groups:
    """Union-find whose unions can be refused."""

    def __init__(self, members: Sequence[Member], notices: Sequence[str], fixed: Sequence[str | None]) -> None:
        self._members, self._notices = members, notices
        self._parent = list(range(len(members)))
        self._content: dict[int, list[int]] = {}
        self._fixed = {i: case for i, case in enumerate(fixed) if case is not None}
        first_of: dict[str, int] = {}
        for i, case in self._fixed.copy().items():
            first = first_of.setdefault(case, i)
            if first != i:
                self._unite(self.find(first), i)

    def find(self, i: int) -> int:
        """The first member of the group of ``i``."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Unite the groups of ``i`` and ``j`` unless something in them speaks against it."""
        a, b = sorted((self.find(i), self.find(j)))
        if a != b and not (a in self._fixed and b in self._fixed) and self._agree(a, b):
            self._unite(a, b)

    def _unite(self, a: int, b: int) -> None:
        self._parent[b] = a
        self._content.setdefault(a, [a]).extend(self._content.pop(b, [b]))
        if b in self._fixed:
            self._fixed.setdefault(a, self._fixed[b])

    def _agree(self, a: int, b: int) -> bool:
        ours, theirs = self._content.get(a, [a])[:CHECKED], self._content.get(b, [b])[:CHECKED]
        return all(self._may_meet(i, j) for i in ours for j in theirs)

    def _may_meet(self, i: int, j: int) -> bool:
        if self._notices[i] == self._notices[j]:
            return _told_alike(self._members[i], self._members[j])
        return likeness(self._members[i], self._members[j]) > APART


def _told_alike(a: Member, b: Member) -> bool:
    """A page that prints one item twice: same name, dates, numbers and cause."""
    return bool(a.headline) and (a.name, a.announced, a.occurred, a.discovered, a.headline, a.cause) == (
        b.name, b.announced, b.occurred, b.discovered, b.headline, b.cause,
    )  # fmt: skip


def _candidates(members: Sequence[Member]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing, the smaller place first; a few come twice."""
    anchors = [member.anchor for member in members]
    by_name: dict[str, list[int]] = defaultdict(list)
    for i, member in enumerate(members):
        if member.name:
            by_name[member.name].append(i)
    for own, guests in _families(by_name):
        yield from _neighbours(own, guests, anchors)
    for places in _by_number(members):
        for i, j in _neighbours(places, [], anchors):
            name = members[i].name
            # Namesakes have met above, unless there are so many that they stood too far apart.
            if not name or name != members[j].name or len(by_name[name]) > NEIGHBOURS:
                yield i, j


def _neighbours(own: list[int], guests: list[int], anchors: list[int | None]) -> Iterator[tuple[int, int]]:
    """The pairs of a block that are near in time; one of each pair is the block's ``own``."""
    if len(own) + len(guests) < 2:
        return
    namesakes = set(own)
    # Members without a date come first, where they meet the earliest of the others.
    ordered = sorted(namesakes.union(guests), key=lambda i: (anchors[i] or 0, i))
    for k, i in enumerate(ordered):
        start = anchors[i]
        for j in ordered[k + 1 : k + 1 + NEIGHBOURS]:
            day = anchors[j]
            if start is not None and day is not None and day - start > HORIZON:
                break
            if i in namesakes or j in namesakes:
                yield (i, j) if i < j else (j, i)


def _families(by_name: dict[str, list[int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Each name's members, and those whose longer name begins or ends so."""
    guests: dict[str, list[int]] = defaultdict(list)
    for name, places in by_name.items():
        for part in {*(name[:n] for n in range(2, len(name))), *(name[-n:] for n in range(2, len(name)))}:
            if part in by_name:
                guests[part] += places
    return ((places, guests.get(name, [])) for name, places in by_name.items())


def _by_number(members: Sequence[Member]) -> Iterator[list[int]]:
    """Members that share a headline number: a large one, or any but the smallest and the first letter of the name."""
    blocks: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for i, member in enumerate(members):
        for value, unit in member.headline:
            if value >= 20:
                blocks[value, unit, member.name[:1]].append(i)
            if value >= 100:
                blocks[value, unit, "any"].append(i)
    return (places for places in blocks.values() if len(places) > 1)
