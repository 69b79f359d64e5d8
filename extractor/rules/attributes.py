"""What the ``attributes`` of a rule may be, by the kind of the rule: the names, the values, and which must be there.

To give the rules of a kind a new attribute, add it here and explain it at the head of the kind's file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

Boundary = Literal["word", "item"]
Stance = Literal["stated", "possible", "denied", "advice", "background", "boundary"]
#: What an organisation is; ``rules/organizations.yaml``.
Class = Literal["company", "institution", "school", "hospital", "city", "prefecture", "board", "ministry", "police"]


class Attributes(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What the rules of every kind may have."""

    boundary: Boundary | None = None


class _Bounds(Attributes):
    side: Literal["before", "behind"]


class _Categories(Attributes):
    general: bool = False
    key: bool = False


#: How an incident lies in time; ``rules/causes.yaml``.
Time = Literal["missed", "taken", "open", "cards", "lasting", "staged", "stops", "felt", "yearlong", "not_mailed"]


class _Causes(Attributes, rename={"with_": "with"}):
    weight: Literal[1, 2, 3] = 2
    with_: list[str] = []
    without: list[str] = []
    yields_to: list[str] = []
    yields_to_fact: list[str] = []
    leak: Literal["none", "possible", "confirmed"] | None = None
    beside: list[str] = []
    mishap: Literal["attack", "exposure", "sending", "gone", "insider"] | None = None
    time: list[Time] = []
    means_unknown: bool = False
    shows: list[str] = []
    keys_from_elsewhere: bool = False


class _Checklist(Attributes):
    number: int
    fields: list[str] = []


class _Compounds(Attributes):
    codes: list[str]
    reach: int = 0


class _Counts(Attributes):
    side: Literal["before", "behind", "near", "label", "lead_in"]
    reach: int
    barrier: str = ""
    keeps_out: str = ""
    unless_affected: bool = False
    parts_too: bool = False


#: How words say what a date is, where that makes a difference; ``rules/date_roles.yaml``.
Manner = Literal[
    "stated", "issued", "page", "noticed", "told", "known", "dated", "sent", "happening", "failing", "lost", "missing"
]


class _DateRoles(Attributes):
    weight: int = 2
    manner: Manner | None = None
    label: bool = False
    periods: bool = False


class _Dates(Attributes):
    unit: Literal["day", "month", "year"] | None = None
    shift: int = 0
    base: Literal["chain", "told", "notice"] | None = None
    bare: bool = False
    gives: Literal["year", "month"] | None = None
    anywhere: bool = False


class _Entities(Attributes):
    proper: bool = False


class _Handling(Attributes, rename={"with_": "with"}):
    with_: list[str] = []
    without: list[str] = []
    causes: list[str] = []
    weight: int = 0


class _Incident(Attributes):
    body: float = 0.0
    title: float = 0.0
    headline: bool = False
    index: bool = False
    nameless: bool = False
    alike: bool = False
    clients: bool = False
    another: bool = False
    several: bool = False
    closes: bool = False
    undated: bool = False
    own: bool = False
    common: bool = False
    again: bool = False
    this_time: bool = False
    untold: bool = False


class _LeakStatus(Attributes, rename={"with_": "with"}):
    with_: list[str] = []
    without: list[str] = []
    causes: list[str] = []
    heading: bool = False
    unless_data: bool = False
    presumed: bool = False


class _OrganizationCues(Attributes):
    side: Literal["before", "after", "place"]
    weight: float
    names: Literal["plain", "marked", "foreign", "back"] | None = None
    passing: bool = False
    speaker: bool = False
    vendor: bool = False
    never_vendor: bool = False
    provides: bool = False
    no_signatory: bool = False
    not_of_places: bool = False
    of_places: bool = False
    locates: bool = False


class _OrganizationWords(Attributes):
    part: str
    classes: list[Class] = []
    of: str = ""


class _Organizations(Attributes, rename={"class_": "class"}):
    part: Literal["form", "latin", "ending", "name", "never", "place"]
    side: Literal["before", "either"] = "either"
    class_: Class | None = None
    weight: float = 0.0


class _Outline(Attributes):
    stance: Literal["advice", "background"] | None = None


class _Stance(Attributes, rename={"heads_list": "list"}):
    stance: Stance
    direction: Literal["back", "forward", "both"] = "back"
    negatable: bool = False
    holding: bool = False
    firm: bool = False
    attaches: bool = False
    heads_list: bool = False
    decides: bool = False
    leak: bool = False
    keeps_open: bool = False
    within: int = 0
    kinds: list[str] = []
    codes: list[str] = []


class _Subjects(Attributes):
    implied: bool = False
    own_side: bool = False
    for_sake_of: str = ""


class _ThirdParty(Attributes):
    says: Literal["fault", "clears"]


class _Units(Attributes):
    noun: bool = False
    label: bool = False
    counter: str = ""


class _Voice(Attributes):
    weight: int


#: By kind of rule; the rules of the kinds that are not here have only what every rule may have.
SCHEMAS: dict[str, type[Attributes]] = {
    "bounds": _Bounds,
    "categories": _Categories,
    "causes": _Causes,
    "checklist": _Checklist,
    "compounds": _Compounds,
    "counts": _Counts,
    "date_roles": _DateRoles,
    "dates": _Dates,
    "entities": _Entities,
    "handling": _Handling,
    "incident": _Incident,
    "leak_status": _LeakStatus,
    "organization_cues": _OrganizationCues,
    "organization_words": _OrganizationWords,
    "organizations": _Organizations,
    "outline": _Outline,
    "stance": _Stance,
    "subjects": _Subjects,
    "third_party": _ThirdParty,
    "units": _Units,
    "voice": _Voice,
}


def check_attributes(kind: str, given: Mapping[str, Any]) -> None:
    """Refuse attributes that the rules of ``kind`` do not have, values they cannot take, and the lack of one they need.

    Raises:
        ValueError: with what is wrong.
    """
    schema = SCHEMAS.get(kind, Attributes)
    try:
        msgspec.convert(given, schema)
    except msgspec.ValidationError as error:
        names = " ".join(field.encode_name for field in msgspec.structs.fields(schema))
        raise ValueError(f"attributes: {error}; the rules of {kind}.yaml know {names}") from error
