"""Names shown by what befell whom they name: X in Xでは310人分の名簿が流出した, Xも被害に遭った, Xの名簿流出事件.

Names that everybody knows stand so, without a legal form and without an announcement. Asked for are only those in
katakana or Latin letters, and those that end as firms do.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.find.organization_names import LATIN, NAME, is_everyday
from extractor.find.organization_plain import is_firm_like, is_known, plain_mention
from extractor.find.organization_words import word_tuple
from extractor.findings import Document, OrganizationMention
from extractor.numerals import LAST_FIGURE
from extractor.rules.wordings import Wording, name_wordings
from extractor.voice import Voice

# Acme & Sons Holdings, Hospital of Lakeshore
_WORD = f"[A-ZÀ-ÖØ-Þ0-9][{LATIN}0-9&'.-]*"
_WORDS = f"[A-ZÀ-ÖØ-Þ][{LATIN}0-9&'.-]*(?: (?:(?:of|and|the|for|de|du|&) )?{_WORD}){{1,6}}+"
_FOREIGN = f"({_WORDS}|[ァ-ヺ{LATIN}][ァ-ヺー・{LATIN}0-9&-]{{1,20}}+)(?P<tail>[一-龥]{{0,4}})"
_QUOTED = r"(?<=[「『])[^\s「」『』。、はがをでに0-9]{2,20}+(?=[」』])"
_CLAUSE = r"[^。\n「」]"
_ITS_OWN = "(?:の[^。、\n「」はがをにでの]{1,20})?"
_NUMBER = f"{LAST_FIGURE}(?:{{person}}|{{record}})"
#: A name, by the words behind it.
_STRUCK = Wording(
    f"(?<![{NAME}.@/])(?P<name>{_FOREIGN}|[一-龥]{{4,8}}+|[一-龥]{{1,4}}[ァ-ヺー]{{2,12}}[一-龥]{{2,4}}+|{_QUOTED})(?=[」』]?(?:\\([^()\n]{{1,30}}\\))?(?:"
    # Xでは会員の名簿が流出した
    f"で[はも]{_CLAUSE}{{0,80}}?{{harmed}}"
    # Xから会員の名簿が流出した
    f"|から(?![はも]){_CLAUSE}{{0,40}}?が{{harmed}}"
    # Xの予約サイトから310人分の名簿が流出した
    f"|{_ITS_OWN}(?:で|から)(?![はも]){_CLAUSE}{{0,40}}?{_NUMBER}{_CLAUSE}{{0,40}}?{{harmed}}"
    # Xの顧客2万人の名簿が流出した, Xの従業員の名簿が、委託先から流出した
    f"|の{{whose}}{_CLAUSE}{{0,20}}?{_NUMBER}{_CLAUSE}{{0,20}}?が{{harmed}}"
    f"|の{{whose}}[^。、\\n「」はがを]{{0,12}}が{_CLAUSE}{{0,30}}?から{{harmed}}"
    # Xで発生したデータ侵害により、2万人の名簿が流出した
    f"|で(?:発生|起き|あっ)(?:し)?た{_CLAUSE}{{0,30}}?により{_CLAUSE}{{0,40}}?が{{harmed}}"
    # Xも同じ手口の被害に遭った
    f"|[もがは]{_CLAUSE}{{0,60}}?{{victim}}"
    # Xは、社員が会員の名簿を盗まれた
    f"|(?:で?は|(?<=[」』])が){_CLAUSE}{{0,60}}?[をが]{_CLAUSE}{{0,12}}?(?:{{harmed}}[したてまだで、]|{{lost}})"
    # Xが会員の名簿が盗まれたと発表した
    f"|が{_CLAUSE}{{0,80}}?{{harmed}}{_CLAUSE}{{0,12}}と{{announce}}"
    # Xの名簿流出事件, Xの事件
    f"|(?:の[^。、:\n「」はがをで]{{0,18}}?|[一-龥]{{0,6}}?){{harmed}}[^。、:\n「」はがをで]{{0,8}}{{named_case}}|の{{named_case}}"
    "))"
)


def struck(document: Document) -> Iterator[OrganizationMention]:
    """Plain names that no legal form shows, of those to whom the words behind them say that it happened.

    Who tells of itself names so but the products and places that it uses.
    """
    if document.voice is Voice.OWN:
        return
    media = word_tuple(document.rules, "medium")
    for match in name_wordings(document.rules)[_STRUCK].finditer(document.text):
        foreign, tail = match[2], match["tail"]
        quoted = document.text[match.start("name") - 1] in "「『" and not is_everyday(match["name"])
        named = quoted or is_firm_like(document.rules, match["name"])
        if foreign is not None and not (named and tail):
            named = not (is_everyday(foreign) or foreign.endswith(media)) and (not tail or is_known(tail))
        if named:
            yield from plain_mention(document, *match.span("name"), "service" if quoted else "struck", proper=True)
