"""Our codes in others' words: JNSA cause, TSR cause and medium, VERIS action, and the report types of 施行規則7条.

The mapping is data in ``rules/crosswalk.yaml``. Every value comes with the reason for it, in a column of its own, so
that a reader of the table can disagree with the mapping without reading code.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from extractor.codes import Codes, Language, load_codes, load_table, table_path
from extractor.errors import RuleError, UsageError
from extractor.model import Incident
from extractor.web import strings

#: The columns of each set of codes, in order; those named ``…types`` and ``…reasons`` are lists.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "jnsa": ("jnsa_cause", "jnsa_reason"),
    "tsr": ("tsr_cause", "tsr_medium", "tsr_reason"),
    "veris": ("veris_action", "veris_variety", "veris_reason"),
    "ppc": ("ppc_types", "ppc_reasons"),
}


class VerisCause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cause in VERIS: the action, who acted, what was hit, and what suffered besides confidentiality."""

    action: str
    actor: str
    asset: str
    variety: str | None = None
    vector: str | None = None
    target: str | None = None
    motive: str = "Unknown"
    integrity: str | None = None
    availability: str | None = None


class Cause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of our causes in the codes of others; ``medium`` is where it happens when the notice names none."""

    jnsa: str
    tsr: str
    medium: str | None
    malicious: bool
    veris: VerisCause


class Medium(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A medium, the words that name it, and the VERIS asset that it is."""

    medium: str
    asset: str
    terms: list[str]


class ReportType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes an incident reportable under 施行規則7条; ``check`` suggests it and settles nothing.

    Words are pairs: Japanese, English.
    """

    type: str
    label: tuple[str, str]
    categories: list[str] = []
    malicious: bool = False
    people_above: int | None = None
    check: dict[str, tuple[str, str]] = {}


class Unmapped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The VERIS values for data categories and data subjects that the file does not know."""

    data: str
    victims: str


class Veris(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What VERIS asks for besides the causes; ``enumerations`` are its values as far as the file uses them."""

    schema_version: str
    victim: dict[str, Any]
    disclosure: dict[str, str]
    confidence: dict[str, float]
    data: dict[str, list[str]]
    victims: dict[str, list[str]]
    unmapped: Unmapped
    enumerations: dict[str, list[str]]


class Crosswalk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file ``crosswalk.yaml``."""

    sources: dict[str, dict[str, str]]
    causes: dict[str, Cause]
    media: list[Medium]
    ppc: list[ReportType]
    veris: Veris


@functools.lru_cache(maxsize=8)
def load_crosswalk(overlay: Path | None = None) -> Crosswalk:
    """The crosswalk, checked: every VERIS value stands in the enumerations that the file cites.

    Raises:
        RuleError: naming the file, and the place in it or the value that VERIS does not know.
    """
    path = table_path("crosswalk", overlay)
    try:
        table = msgspec.convert(load_table("crosswalk", overlay), Crosswalk)
    except msgspec.ValidationError as error:
        raise RuleError(f"{path}: {error}") from error
    for where, value, enumeration in _veris_values(table):
        if value not in table.veris.enumerations.get(enumeration, ()):
            raise RuleError(f"{path}: {where}: {value!r} is not a value of {enumeration}")
    return table


def _veris_values(table: Crosswalk) -> Iterator[tuple[str, str, str]]:
    """Where the file names a value of VERIS, the value, and the enumeration that must hold it."""
    for name, cause in table.causes.items():
        veris = cause.veris
        for key, value in (("variety", veris.variety), ("vector", veris.vector), ("target", veris.target)):
            if value is not None:
                yield f"cause {name!r}", value, f"action.{veris.action}.{key}"
        yield f"cause {name!r}", veris.asset, "asset.assets.variety"
    for medium in table.media:
        yield f"medium {medium.medium!r}", medium.asset, "asset.assets.variety"
    for value in (*table.veris.data, table.veris.unmapped.data):
        yield "data", value, "attribute.confidentiality.data.variety"
    for value in (*table.veris.victims, table.veris.unmapped.victims):
        yield "victims", value, "attribute.confidentiality.data_victim"


def parse_codes(names: str) -> list[str]:
    """``"jnsa,ppc"`` as a list of sets of codes.

    Raises:
        UsageError: when a name is none of :data:`COLUMNS`.
    """
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in COLUMNS:
            raise UsageError(f"no such codes: {name!r}; choose from {', '.join(COLUMNS)}")
    return wanted


def code_columns(
    incident: Incident, names: Iterable[str], overlay: Path | None = None, language: Language = "ja"
) -> dict[str, Any]:
    """The columns of the sets of codes ``names`` for one incident, in the order of :data:`COLUMNS`.

    ``language`` is that of the reasons; the codes stay as those who made them write them.
    """
    coder = _coder(overlay, language)
    makers = {"jnsa": coder.jnsa, "tsr": coder.tsr, "veris": coder.veris, "ppc": coder.ppc}
    return {column: value for name in names for column, value in makers[name](incident).items()}


def code_types(names: Iterable[str]) -> dict[str, str]:
    """The columns of the sets of codes ``names``, each with its type: ``string``, or ``list`` of strings."""
    columns = (column for name in names for column in COLUMNS[name])
    return {column: "list" if column.startswith("ppc_") else "string" for column in columns}


def medium_of(incident: Incident, table: Crosswalk) -> Medium | None:
    """The entry of ``media`` that the record names: in a counted thing, in the words for its cause, or in its title."""
    counted = [c.group or "" for c in incident.counts if c.unit in ("device", "sheet")]
    causes = [e.text for e in incident.evidence if e.field in ("root_cause", "root_causes", "counts")]
    for words in ("".join(counted), "".join(causes), incident.title or ""):
        for medium in table.media:
            if any(term in words for term in medium.terms):
                return medium
    return None


class _Coder:
    """Puts incidents into the codes of others, and says why in one language."""

    def __init__(self, table: Crosswalk, codes: Codes, language: Language) -> None:
        self._table = table
        self._codes = codes
        self._language = language
        self._words = strings("reasons", language)

    def jnsa(self, incident: Incident) -> dict[str, Any]:
        entry, reason = self._entry(incident)
        return {"jnsa_cause": entry.jnsa if entry else None, "jnsa_reason": reason}

    def tsr(self, incident: Incident) -> dict[str, Any]:
        entry, reason = self._entry(incident)
        if entry is None:
            return {"tsr_cause": None, "tsr_medium": None, "tsr_reason": reason}
        named = medium_of(incident, self._table)
        medium = named.medium if named is not None else entry.medium
        why = "medium_named" if named is not None else "medium_usual" if medium else "medium_unknown"
        return {"tsr_cause": entry.tsr, "tsr_medium": medium, "tsr_reason": self._joined([reason, self._words[why]])}

    def veris(self, incident: Incident) -> dict[str, Any]:
        entry, reason = self._entry(incident)
        action, variety = (entry.veris.action, entry.veris.variety) if entry else (None, None)
        return {"veris_action": action, "veris_variety": variety, "veris_reason": reason}

    def ppc(self, incident: Incident) -> dict[str, Any]:
        if incident.leak_status == "none":
            return {"ppc_types": [], "ppc_reasons": [self._words["nothing_leaked"]]}
        types: list[str] = []
        settled: list[str] = []
        open_questions: list[str] = []
        for rule in self._table.ppc:
            name = f"{rule.type} {self._own(rule.label)}"
            why = self._ppc_reason(incident, rule)
            if why:
                types.append(rule.type)
                settled.append(f"{name}: {why}")
            else:
                asked = self._words["to_check"].format(type=name)
                open_questions += [f"{asked}: {question}" for question in self._ppc_questions(incident, rule)]
        return {"ppc_types": types, "ppc_reasons": settled + open_questions}

    def _own(self, pair: tuple[str, str]) -> str:
        return pair[self._language == "en"]

    def _joined(self, words: Iterable[str]) -> str:
        return self._words["comma"].join(words)

    def _label(self, field: str, code: str) -> str:
        return self._codes.label(field, code, self._language)

    def _entry(self, incident: Incident) -> tuple[Cause | None, str]:
        if incident.root_cause is None:
            return None, self._words["no_cause"]
        entry = self._table.causes.get(incident.root_cause)
        reason = self._words["cause" if entry else "cause_unmapped"]
        return entry, reason.format(cause=self._label("root_cause", incident.root_cause))

    def _ppc_reason(self, incident: Incident, rule: ReportType) -> str:
        """What makes the incident fall under ``rule``; empty where nothing settles it."""
        hit = [c for c in rule.categories if c in incident.data_categories]
        if hit:
            return self._joined(self._label("data_categories", c) for c in hit)
        if rule.malicious:
            causes = incident.root_causes or [incident.root_cause or ""]
            bad = [c for c in causes if c in self._table.causes and self._table.causes[c].malicious]
            return self._joined(self._label("root_cause", c) for c in bad)
        limit = rule.people_above
        if limit is not None and incident.affected_people is not None and incident.affected_people > limit:
            return self._words["people"].format(n=incident.affected_people)
        return ""

    def _ppc_questions(self, incident: Incident, rule: ReportType) -> list[str]:
        """What suggests ``rule`` but does not settle it."""
        questions = [
            self._words["condition"].format(data=self._label("data_categories", code), condition=self._own(condition))
            for code, condition in rule.check.items()
            if code in incident.data_categories
        ]
        limit = rule.people_above
        if limit is not None and incident.affected_people is None:
            if incident.affected_records is None:
                questions.append(self._words["people_unknown"])
            elif incident.affected_records > limit:
                questions.append(self._words["records"].format(n=incident.affected_records))
        elif limit is not None and incident.affected_people == limit and incident.affected_bound == "at_least":
            questions.append(self._words["at_least"].format(n=limit))
        return questions


@functools.lru_cache(maxsize=8)
def _coder(overlay: Path | None, language: Language) -> _Coder:
    return _Coder(load_crosswalk(overlay), load_codes(overlay), language)
