"""The day on which the organisation itself was told of what happened at its contractor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.assemble.heads import CLIENT, HEAD

Decide = Callable[..., dict[str, str | None]]

TOWN = "令和6年6月14日\nみなと町\n\n受診者名簿の取り扱いに関するお詫び\n\n"
THERE: dict[str, object] = {"vendors": ["青葉健診株式会社"], "via_third_party": True, "organization": "みなと町"}


@pytest.mark.parametrize(
    "text",
    [
        "6月3日、青葉健診の担当者が名簿がないことに気付きました。6月5日に同社から町保健課に電話で報告がありました。",
        "6月3日に受診者から青葉健診へ指摘があり、同社から本町へは6月5日に報告がありました。",
        "6月3日に青葉健診の社員が不足に気付いた。会社への連絡は翌4日、青葉健診からみなと町への報告は5日になってからだった。",
        "6月3日に担当者が異常を検知し、6月5日に当町健康推進センターへ連絡を行いました。",
    ],
    ids=["to a section", "the receiver before the date", "in two steps", "to a part of it"],
)
def test_what_a_contractor_noticed_is_known_when_it_tells_the_organisation(dates: Decide, text: str) -> None:
    assert dates(TOWN + text, "loss", **THERE)["discovered"] == "2024-06-05"


def test_word_from_outside_comes_before_the_contractors_report(dates: Decide) -> None:
    text = TOWN + "6月3日に受診者から指摘を受けました。6月5日に青葉健診から本町へ経過の報告がありました。"
    assert dates(text, "loss", **THERE)["discovered"] == "2024-06-03"


def test_two_who_were_told_share_the_verb(dates: Decide) -> None:
    text = TOWN + "青葉健診へは6月3日11時頃、本町へは6月5日14時に報告がありました。"
    assert dates(text, "loss", **THERE)["discovered"] == "2024-06-05"


def test_words_before_a_date_are_not_those_of_the_date_before_it(dates: Decide) -> None:
    text = TOWN + "翌4日は休業日だったため、本町に連絡が入ったのは6月5日になってからでした。"
    assert dates(text, "loss", **THERE)["discovered"] == "2024-06-05"
    blog = "ある情シスの日記\n2024-06-20\n\nみなと書房の不正侵入について。調査の終了が3月19日、公表が6月11日だという。"
    assert dates(blog)["announced"] == "2024-06-11"


def test_a_name_in_latin_letters_is_known_as_it_is_written(dates: Decide) -> None:
    there = {"vendors": ["Sora Print株式会社"], "via_third_party": True, "organization": "KD通信株式会社"}
    text = TOWN + "6月3日にSora Printの担当者が宛先の誤りに気付き、6月5日にKD通信へ連絡を行いました。"
    assert dates(text, "misdelivery", **there)["discovered"] == "2024-06-05"


def test_a_clause_before_a_date_is_not_its_subject(dates: Decide) -> None:
    text = TOWN + "6月3日に2名へ郵送したが、5日に一方から誤っている旨の連絡が本町にあり、判明しました。"
    found = dates(text, "misdelivery")
    assert (found["occurred"], found["discovered"]) == ("2024-06-03", "2024-06-05")


def test_a_contractor_may_tell_us_and_the_police_at_once(dates: Decide) -> None:
    text = (
        "市によりますと、業者の担当者が14日に媒体を紛失しました。業者が15日、警察に届け出るとともに市に報告しました。"
    )
    assert dates(text, "loss", via_third_party=True)["discovered"] == "XXXX-XX-15"


def test_what_a_contractor_noticed_the_organisation_learns_when_it_is_told(dates: Decide) -> None:
    text = HEAD + (
        "当社が業務を委託している株式会社いずみ印刷(以下「いずみ社」)のサーバーが攻撃を受けました。\n\n"
        "・5月25日 いずみ社のファイルが暗号化される\n"
        "・5月26日 いずみ社が異常を発見\n"
        "・5月27日 いずみ社から当社へ報告\n"
    )
    decided = dates(text, "ransomware", vendors=["株式会社いずみ印刷"])
    assert (decided["occurred"], decided["discovered"]) == ("2024-05-25", "2024-05-27")


def test_the_day_of_word_from_a_contractor_is_not_that_of_the_act(dates: Decide) -> None:
    text = CLIENT + "2024年6月12日、あけぼの社から、ランサムウェアによる被害が発生したとの第一報を受けました。"
    assert dates(text, "ransomware", vendors=["あけぼの社"], via_third_party=True) == {
        "announced": "2024-07-08",
        "occurred": None,
        "discovered": "2024-06-12",
    }


def test_what_failed_at_a_contractor_was_not_yet_noticed_by_the_organisation(dates: Decide) -> None:
    text = CLIENT + "・6月4日:あけぼの社でシステムの障害が発生\n・6月20日:苗の注文が含まれることが判明\n"
    assert dates(text, "ransomware", vendors=["あけぼの社"], via_third_party=True)["discovered"] == "2024-06-20"


def test_of_a_day_with_several_entries_the_one_that_tells_of_noticing_counts(dates: Decide) -> None:
    text = HEAD + (
        "<これまでの経緯>\n6月3日\n 6:16 委託先のサーバーにてファイルが改ざんされ、ウイルスに感染(後日判明)\n"
        " 10:00頃 お客様より、画面の言葉がおかしいとの連絡をいただく\n6月5日 専門の会社より連絡を受ける\n"
    )
    decided = dates(text, "malware", via_third_party=True)
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-03")
