"""How much two rows speak for being about one incident, in points.

Each function below looks at one kind of sign and gives points for or against; :func:`likeness` adds them up. Points
were set by hand on ``corpus/cases``: a sign that seldom agrees by chance (the day of discovery, a large
odd number) gives 2 to 3, one that often does (a cause, a kind of data) 1 or less, and what cannot be (made public
before it happened) takes more away than any one sign can give.
"""

from __future__ import annotations

from extractor.link.days import gap, is_day, span
from extractor.link.member import Member, Number
from extractor.names import is_shortened

#: Points from which two rows are about one incident.
ALIKE = 3.5
#: Points at or below which two rows cannot share a case, whatever links them to a third.
APART = -2.0

_IMPOSSIBLE = -10.0
#: Characters at the start of two names that make them likely to be of one house.
_HOUSE = 3
#: The kind of mishap of which more comes to light every week.
_ATTACK = "attack"
#: That the cause is unknown to both says nothing.
_UNKNOWN = frozenset({"unknown"})


def likeness(a: Member, b: Member) -> float:
    """Points for ``a`` and ``b`` being about one incident, whichever came first."""
    points = _names(a, b)
    # Most pairs end here; what is left to gain would not save them.
    if points <= _IMPOSSIBLE:
        return points
    if _comes_after(a, b):
        a, b = b, a
    points += _possibility(a, b) + _times(a, b) + _causes(a, b)
    return points + _reports(a, b) + _numbers(a, b) + _vendors(a, b) + _data(a, b)


def _comes_after(a: Member, b: Member) -> bool:
    days = span(a.announced) if a.announced else None, span(b.announced) if b.announced else None
    if days[0] and days[1] and days[0] != days[1]:
        return days[0] > days[1]
    return (a.report or 1, a.follows_up, a.announced, a.name) > (b.report or 1, b.follows_up, b.announced, b.name)


def names_agree(a: str, b: str) -> float:
    """1 for the same key, 0.5 for a longer or a shortened form, 0 where either is unknown, -1 for different names."""
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if len(short) >= 2 and (long.startswith(short) or long.endswith(short)):
        return 0.5
    return 0.5 if len(short) >= 3 and short[0] == long[0] and is_shortened(short, long) else -1.0


def _names(a: Member, b: Member) -> float:
    agreement = names_agree(a.name, b.name)
    if agreement == 1:
        return 1.5
    # One text names the ward and the other the city, or the shop and the company, and a headline has both.
    mentioned = (len(a.name) >= 3 and a.name in b.title) or (len(b.name) >= 3 and b.name in a.title)
    if agreement >= 0:
        return 1.5 if mentioned else 1.5 * agreement
    if a.name in b.vendors or b.name in a.vendors:
        return _IMPOSSIBLE
    # Sisters of one house (…ホールディングス, …ストア) need much else to be the same.
    return 0.0 if mentioned else -2.0 if a.name[:_HOUSE] == b.name[:_HOUSE] else _IMPOSSIBLE


def _possibility(a: Member, b: Member) -> float:
    """What was made public before the other began, or was noticed, is something else."""
    announced = span(a.announced) if a.announced else None
    if announced is None:
        return 0.0
    points = 0.0
    for value, cost in ((b.occurred, _IMPOSSIBLE), (b.discovered, -4.0)):
        days = span(value) if value else None
        if days is not None and days[0] > announced[1] + 2:
            points += cost
    return points


def _times(a: Member, b: Member) -> float:
    return _occurred(a.occurred, b.occurred) + _discovered(a.discovered, b.discovered) + _announced(a, b)


def _occurred(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    days = gap(a, b)
    if days is None:
        return 0.0
    if days:
        # Two incidents of a kind, days apart, are common at a large organisation; a wrong day in a text is not.
        return -0.5 if days <= 1 else -min(4.0, 2.0 + days / 10)
    if a == b:
        return 2.5 if "/" in a or is_day(a) else 1.0
    return 1.0 if min(_length(a), _length(b)) <= 60 else 0.3


def _length(value: str) -> int:
    days = span(value)
    return days[1] - days[0] if days else 0


def _discovered(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    days = gap(a, b)
    if days is None:
        return 0.0
    if days == 0:
        return 2.5 if is_day(a) and is_day(b) else 1.0
    return -0.5 if days <= 1 else -2.0 if days <= 14 else -3.0


def _announced(a: Member, b: Member) -> float:
    if not a.announced or not b.announced:
        return 0.0
    days = gap(a.announced, b.announced)
    if days is None:
        return 0.0
    if days == 0:
        return 1.0 if is_day(a.announced) and is_day(b.announced) else 0.5
    if days == 1:
        return 0.5
    if days > 400:
        return -3.0
    return 0.0 if days <= 14 or b.follows_up else -1.5


def _reports(a: Member, b: Member) -> float:
    """First reports, follow-ups, and the earlier announcements that a follow-up names."""
    if a.announced and a.announced in b.earlier:
        return 3.0
    days = gap(a.announced, b.announced) if a.announced and b.announced else None
    if a.report is not None and b.report is not None and days:
        if a.report == b.report:
            return -3.0
        if a.report > b.report:
            return _IMPOSSIBLE
    if b.follows_up and days is not None:
        return 1.5
    return -3.0 if a.stage == b.stage == "first" and days else 0.0


def _numbers(a: Member, b: Member) -> float:
    shared = [number for number in a.numbers if number in b.numbers]
    if shared:
        return max(map(_weight, shared))
    units = {unit for _, unit in a.headline} & {unit for _, unit in b.headline}
    if not units:
        return 0.0
    if b.follows_up or a.announced in b.earlier:
        return -0.3
    if any(_near(x, y) for x in a.headline for y in b.headline):
        return 0.0
    # Texts of one day about one incident would give one number; of an attack more comes to light every week.
    if a.announced and a.announced == b.announced:
        return _IMPOSSIBLE
    return -1.0 if a.mishap == b.mishap == _ATTACK else -3.0


def _weight(number: Number) -> float:
    value = number[0]
    if value < 10:
        return 0.3
    if value < 100:
        return 1.0
    odd = len(str(value).rstrip("0")) > 2
    return (3.0 if value >= 1000 else 2.0) if odd else 1.5


def _near(a: Number, b: Number) -> bool:
    """The same number, one of them rounded."""
    return a[1] == b[1] and abs(a[0] - b[0]) <= 0.05 * max(a[0], b[0])


def _causes(a: Member, b: Member) -> float:
    """Causes of different kinds do not turn into each other as an investigation goes on."""
    if (a.causes & b.causes) - _UNKNOWN:
        return 1.0
    if not a.mishap or not b.mishap:
        return 0.0
    if a.mishap != b.mishap:
        return -3.0
    # An attack whose means were not known yet.
    return 0.5 if a.means_unknown or b.means_unknown else -0.3


def _vendors(a: Member, b: Member) -> float:
    if not a.vendors or not b.vendors:
        return 0.0
    return 1.0 if any(names_agree(x, y) > 0 for x in a.vendors for y in b.vendors) else -1.0


def _data(a: Member, b: Member) -> float:
    points = 0.0
    if a.categories and b.categories:
        share = len(a.categories & b.categories) / len(a.categories | b.categories)
        points += 0.5 if share >= 0.5 else -1.0 if share == 0 else 0.0
    if a.subjects and b.subjects and not a.subjects & b.subjects:
        points -= 0.7
    return points
