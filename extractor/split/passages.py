"""How a passage of running text opens, and what makes a name in it the topic: ``rules/passages.yaml``, put to use.

The words are tried only where a passage, or what stands behind a name, begins.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from extractor.rules import Rules
from extractor.rules.wordings import Wording, passage_wordings

#: What may stand between a name and the particle that makes it the topic: X」(本社・東京)は.
_BEHIND_NAME = r"[」』]?(?:\([^()\n]{0,30}\))?[」』]?"
_BEHIND_DAY = r"(?:\([^()\n]{1,12}\))?"


_AROUND = _BEHIND_DAY + "{around}?"

#: By the name that :class:`Passages` has for each.
_WORDINGS = {
    "turns": Wording(r"\s*(?:{turn}|{nth})"),
    "counts": Wording(r"\s*{nth}"),
    "numbers": Wording(r"\s*(?:{first}|{nth})"),
    "tells_of": Wording(r"\s*(?:{first}|{turn}|{nth})"),
    "only_named": Wording(_BEHIND_NAME + r"(?:の[^。、はがを]{1,16})?(?:だ|です|である|だった|でした)?。"),
    "joins": Wording(r"\s*(?:{turn}|{nth}|{next}|[◆・▼●]?{case}:)?、?(?:[^、。\n「」]{1,16}{per}、)?"),
    "goes_on": Wording(r"\s*{same}"),
    "comes_back": Wording(r"\s*{back}"),
    "runs": Wording(r"\s*{runs}"),
    "topic": Wording(_BEHIND_NAME + "{topic}"),
    "joined": Wording(_BEHIND_NAME + "[「『]?{and}[「『]?"),
    "subject": Wording(_BEHIND_NAME + "(?:{topic}|が)"),
    "share": Wording(_BEHIND_NAME + "(?:{topic}|が|の)、?"),
    "case": Wording(r"[」』]?の?[^。、\n「」『』()はがを ›>|/]{0,20}?{case}"),
    "case_heading": Wording(r"[」』]?の?[^。、\n「」『』()はがを ›>|/]{0,20}?{case_heading}(?:\([^()\n]{0,30}\))?"),
    "unit": Wording(
        r"(?P<unit>[^、。\n「」のはがをに]{1,16}{unit})(?:の[^、。\n「」のはがをに]{1,10})?(?:{topic}|が|においても?)"
    ),
    "besides": Wording("{besides}"),
    "matter": Wording(r"[」』]?[^。、\n]{0,40}?{matter}"),
    "acts": Wording(r"の(?:[^、。\n「」のはがを]{1,12}の)?[^、。\n「」のはがを]{1,12}が"),
    "member": Wording(r"の(?:[^、。\n「」のはがを]{1,12}の)?[^、。\n「」のはがを]{1,12}は"),
    "sets_time": Wording(_AROUND + "(?:には?|は|、|。|[ ])"),
    "then_too": Wording(_AROUND + "に?も"),
    "there": Wording(_BEHIND_NAME + "では、?"),
    "source": Wording(r"[(※]?(?:{source}|http)"),
    "set_apart": Wording(_AROUND + "(?:には?)?、"),
}


@dataclass(frozen=True, slots=True)
class Passages:
    """One pattern a place: at the beginning of a passage, behind a name, behind a day."""

    #: A passage turns to another act.
    turns: re.Pattern[str]
    #: A passage turns to another act by its number.
    counts: re.Pattern[str]
    #: A passage tells of the first act, or of another by its number.
    numbers: re.Pattern[str]
    #: A passage begins to tell of the first act, or turns to another.
    tells_of: re.Pattern[str]
    #: Behind a name the sentence ends: it but says whom the passage is about.
    only_named: re.Pattern[str]
    #: What joins a passage to the one before it; it may be nothing.
    joins: re.Pattern[str]
    #: A passage goes on about the act before it.
    goes_on: re.Pattern[str]
    #: A passage comes back to the story.
    comes_back: re.Pattern[str]
    #: All that stands before the name of who runs what was told of before.
    runs: re.Pattern[str]
    #: A name is what the passage is about.
    topic: re.Pattern[str]
    #: All that stands between the names of two of whom a clause says the same.
    joined: re.Pattern[str]
    #: A name is the subject of a clause.
    subject: re.Pattern[str]
    #: A name is the subject of a clause, or what a number behind it is of.
    share: re.Pattern[str]
    #: A case goes by a name.
    case: re.Pattern[str]
    #: A heading ends with a case that goes by the name before.
    case_heading: re.Pattern[str]
    #: A part of an organisation is what the passage is about; group ``unit`` is its name.
    unit: re.Pattern[str]
    #: A clause ends behind which another act is told.
    besides: re.Pattern[str]
    #: What befell whom the name before is of, and that it is but the matter of which somebody else speaks.
    matter: re.Pattern[str]
    #: One of an organisation acts.
    acts: re.Pattern[str]
    #: One of an organisation is what the passage is about.
    member: re.Pattern[str]
    #: A day sets the time of the passage.
    sets_time: re.Pattern[str]
    #: It happened on that day, too.
    then_too: re.Pattern[str]
    #: What stands between a name and the day of what happened there.
    there: re.Pattern[str]
    #: A line says where it was read what was told before.
    source: re.Pattern[str]
    #: A day is set apart from what is told of it.
    set_apart: re.Pattern[str]


@functools.lru_cache(maxsize=8)
def passages(rules: Rules) -> Passages:
    """The patterns that the words of ``rules/passages.yaml`` make."""
    say = passage_wordings(rules)
    return Passages(**{place: say[wording] for place, wording in _WORDINGS.items()})
