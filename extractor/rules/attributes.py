"""What the ``attributes`` of a rule may be, by the kind of the rule: the names, the values, and which must be there.

To give the rules of a kind a new attribute, add it here and explain it at the head of the kind's file. Its type says
what it may be: the values themselves, or what they are the names of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec


class Holds(msgspec.Struct, frozen=True):
    """Marks what an attribute holds: codes or terms of rules of ``kinds``, columns of the record, or any text."""

    what: Literal["code", "term", "column", "text"]
    kinds: tuple[str, ...] = ()


#: The kinds of rules whose findings words of ``rules/stance.yaml`` judge.
Judged = Literal["categories", "subjects", "causes", "handling", "leak_status"]

Groups = Annotated[list[str], Holds("code", ("context",))]
Causes = Annotated[list[str], Holds("code", ("causes",))]
Categories = Annotated[list[str], Holds("code", ("categories",))]
Subject = Annotated[str, Holds("code", ("subjects",))]
Unit = Annotated[str, Holds("code", ("units",))]
Finding = Annotated[list[str], Holds("code", get_args(Judged))]
Columns = Annotated[list[str], Holds("column")]
#: What a name may end with.
End = Annotated[str, Holds("term", ("organizations", "organization_words"))]
#: Words for people, or single characters.
Text = Annotated[str, Holds("text")]


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
    with_: Groups = []
    without: Groups = []
    goes_on: bool = False
    vague: bool = False
    yields_to: Causes = []
    yields_to_fact: Causes = []
    leak: Literal["none", "possible", "confirmed"] = "possible"
    beside: Causes = []
    gives_way: Causes = []
    mishap: Literal["attack", "exposure", "sending", "gone", "insider"] | None = None
    time: list[Time] = []
    means_unknown: bool = False
    shows: Categories = []
    keys_from_elsewhere: bool = False


class _Checklist(Attributes):
    number: int
    fields: Columns = []


class _Compounds(Attributes):
    codes: Categories
    reach: int = 0


class _Context(Attributes):
    holds_data: bool = False
    of_data: bool = False


class _Counts(Attributes):
    side: Literal["before", "behind", "near", "label", "lead_in"]
    reach: int
    barrier: Text = ""
    keeps_out: Text = ""
    unless_affected: bool = False
    parts_too: bool = False


#: How words say what a date is, where that makes a difference; ``rules/date_roles.yaml``.
Manner = Literal[
    "stated",
    "issued",
    "page",
    "noticed",
    "told",
    "known",
    "dated",
    "sent",
    "happening",
    "pursued",
    "failing",
    "lost",
    "missing",
]


class _DateRoles(Attributes):
    weight: int = 2
    manner: Manner | None = None
    label: bool = False
    periods: bool = False


class _Dates(Attributes):
    bare: bool = False
    gives: Literal["year", "month"] | None = None
    anywhere: bool = False


class _RelativeDates(_Dates, kw_only=True):
    unit: Literal["day", "month", "year"]
    shift: int = 0
    base: Literal["chain", "told", "notice", "week", "chain_week"]


class _Entities(Attributes):
    proper: bool = False


class _Handling(Attributes, rename={"with_": "with"}):
    with_: Groups = []
    without: Groups = []
    headed: bool = False
    behind: bool = False
    causes: Causes = []
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
    now: bool = False
    past: bool = False
    several: bool = False
    closes: bool = False
    ends_post: bool = False
    adds: bool = False
    undated: bool = False
    no_data: bool = False
    own: bool = False
    common: bool = False
    announced: bool = False
    again: bool = False
    this_time: bool = False
    leads_to_others: bool = False
    invented: bool = False
    untold: bool = False
    private: bool = False


class _LeakStatus(Attributes, rename={"with_": "with"}):
    with_: Groups = []
    without: Groups = []
    causes: Causes = []
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
    official: bool = False
    no_subject: bool = False
    signatory: bool = False
    no_signatory: bool = False
    not_of_places: bool = False
    apposed: bool = False
    of_places: bool = False
    locates: bool = False


#: How words around names work; ``rules/organization_words.yaml``.
Part = Literal[
    "alias", "alias_end", "alias_way", "announce", "anybody", "anybody_before", "branch", "building", "bureau",
    "case", "cell_day", "column", "common", "firm", "firm_end", "grammar", "grammar_noun", "harmed", "hereafter",
    "hidden", "honorific", "kin", "label", "land", "landscape", "lead", "lost", "medium", "named_case", "nation",
    "of_prefecture", "office", "one_of_many", "patron", "patronised", "post", "prefecture", "press", "refers",
    "seat", "section", "self", "service_after", "service_before", "shop_end", "short", "spoken", "spoken_end",
    "spoken_kana", "suffix", "tail", "tally", "tell", "thing", "thing_or_name", "trade", "undertaking", "unjoined",
    "unnamed", "victim", "vocabulary", "web_shop", "when", "who_did", "whose", "works_for",
]  # fmt: skip


class _OrganizationWords(Attributes):
    part: Part
    classes: list[Class] = []
    of: End = ""

    def __post_init__(self) -> None:
        for part, needed in (("self", "classes"), ("short", "of")):
            if self.part == part and not getattr(self, needed):
                raise ValueError(f"with part: {part} a rule needs {needed}")


class _Organizations(Attributes, rename={"class_": "class"}):
    part: Literal["form", "latin", "ending", "name", "known", "never", "place"]
    side: Literal["before", "either"] = "either"
    class_: Class | None = None
    weight: float = 0.0


class _Outline(Attributes):
    stance: Literal["advice", "background"] | None = None
    course: bool = False
    deeds: bool = False
    plans: bool = False
    no_data: bool = False
    of_page: bool = False


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
    another: bool = False
    keeps_open: bool = False
    within: int = 10_000
    kinds: list[Judged] = []
    codes: Finding = []


class _Subjects(Attributes):
    implied: bool = False
    own_side: bool = False
    for_sake_of: Subject = ""


class _ThirdParty(Attributes):
    says: Literal["fault", "clears", "provider"]


class _Units(Attributes):
    noun: bool = False
    label: bool = False
    counter: Unit = ""


class _Voice(Attributes):
    weight: int


#: By kind of rule, or by kind and code where rules with that code have more; the rules of the kinds that are not here
#: have only what every rule may have.
SCHEMAS: dict[str, type[Attributes]] = {
    "bounds": _Bounds,
    "categories": _Categories,
    "causes": _Causes,
    "checklist": _Checklist,
    "compounds": _Compounds,
    "context": _Context,
    "counts": _Counts,
    "date_roles": _DateRoles,
    "dates": _Dates,
    "dates:relative": _RelativeDates,
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


def checked_attributes(kind: str, code: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """All attributes of a rule of ``kind`` that stands for ``code``: those that were given, and what the others are.

    Raises:
        ValueError: when its author gave one that such rules do not have, or a value that it cannot take, or left out
            one that they need.
    """
    schema = SCHEMAS.get(f"{kind}:{code}") or SCHEMAS.get(kind, Attributes)
    try:
        return msgspec.to_builtins(msgspec.convert(given, schema))  # type: ignore[no-any-return]
    except msgspec.ValidationError as error:
        raise ValueError(f"attributes: {error}; {_allowed(kind, schema, str(error))}") from error


def _allowed(kind: str, schema: type[Attributes], fault: str) -> str:
    """What the attribute in which the fault lies may be, where that is listed; else which attributes there are."""
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(schema)}
    place = re.search(r"`\$\.(\w+)", fault)
    values = _listed(fields[place[1]]) if place is not None else []
    if place is not None and values:
        return f"{place[1]} may be {' '.join(values)}"
    return f"the rules of {kind}.yaml know {' '.join(fields)}"


def _listed(kind: Any) -> list[str]:
    """The values that a type lists, also inside other types."""
    if get_origin(kind) is Literal:
        return list(map(str, get_args(kind)))
    return [value for inner in get_args(kind) for value in _listed(inner)]
