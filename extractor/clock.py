"""Weekdays and the time of day, as they stand behind a date: 5日(金)の夕方17時20分頃.

The seven letters, digits and brackets are notation and stand here; the words for a part of the day (``daytime``), for
about (``about``) and for a little later (``past``) are rules of ``rules/date_context.yaml``, so that what holds them is
a :class:`~extractor.rules.wordings.Wording`.
"""

from __future__ import annotations

WEEKDAYS = "月火水木金土日"
WEEKDAY = f"[{WEEKDAYS}]"
#: In brackets, with a holiday or without: (火), (木曜日), (水・祝).
BRACKETED_WEEKDAY = rf"(?: ?\({WEEKDAY}(?:曜日?)?(?:[・祝]{{1,2}})?\))"
#: 17:20, 17時20分, 17時半.
HOUR = r"[0-9]{1,2}(?::[0-9]{2}|時(?: ?[0-9]{1,2}分|半)?)"
#: Right behind a date: anything in short brackets, a weekday.
AT_WEEKDAY = rf"(?: ?\([^()\n]{{1,16}}\)| ?{WEEKDAY}曜日?)?"
#: And behind that: the time of day.
AT_TIME = (
    "{about}?(?:[の ]{0,3}{daytime}(?:に|の)?)?"
    rf"(?:[の ]{{0,3}}{HOUR}(?:[0-9]{{1,2}}秒)?{{past}}?)?(?: ?{{about}})?"
)
