"""Reports, damage, stage, losses and what is said of the leak."""

from __future__ import annotations

from extractor.find.handling import find
from extractor.findings import TOLD, open_document
from extractor.judge import judge
from extractor.rules.files import load_rules

_RULES = load_rules()


def _found(text: str) -> set[tuple[str, str]]:
    return {(mention.kind, mention.code) for mention in find(open_document(text, _RULES))}


def _told(text: str) -> set[str]:
    """What is said of the leak, without what the sentence takes back."""
    document = open_document(text, _RULES)
    return {judged.mention.code for judged in judge(document, find(document)) if judged.stance in TOLD}


def test_an_authority_counts_beside_a_word_of_reporting():
    assert ("handling", "reported_to:ppc") in _found("個人情報保護委員会へ、本件の速報をいたしました。")
    assert _found("個人情報保護委員会の職員が来ました。") == set()


def test_a_denial_belongs_to_the_words_it_denies():
    assert ("handling", "secondary_damage:none_observed") in _found("情報が悪用されたとの連絡は受けておりません。")
    assert ("handling", "secondary_damage:none_observed") not in _found("情報が悪用された。連絡は受けておりません。")


def test_only_what_is_denied_behind_it_is_misuse_not_observed():
    none_observed = ("handling", "secondary_damage:none_observed")
    assert none_observed in _found("更新していないサーバーから流出した情報の悪用は、今のところ確認されておりません。")
    assert none_observed not in _found("更新していない装置の脆弱性が悪用され、氏名が窃取されていました。")
    assert none_observed not in _found("一部が不正に利用されましたが、住所の流出は確認されておりません。")
    assert none_observed not in _found(
        "流出は確認できておりませんが、不審な電話にはご注意くださるようお願いいたします。"
    )


def test_points_spent_and_calls_from_nowhere_are_misuse():
    confirmed = ("handling", "secondary_damage:confirmed")
    assert confirmed in _found("12のアカウントのポイントが第三者に使われました。")
    assert confirmed in _found("会員の方から、心当たりのない業者からの電話が来るというお問い合わせが続きました。")
    assert confirmed not in _found("心当たりのない電話がかかってきた場合はご連絡ください。")
    assert confirmed in _found("書き写した連絡先に電話し、自分が開いた教室へ誘っていた。")
    assert confirmed in _found("お客様の情報が名簿業者3社に渡っていたことが分かりました。")
    assert confirmed in _found("うち数件で不正な利用が確認されています。")
    assert confirmed in _found("一部でカードの不正利用も報告されている。")
    assert confirmed in _found("お客様のリスト340件を使い、乗り換えを勧める電話をかけていた。")
    assert confirmed in _found("番号が不正に使われる事例が続いているとの連絡があった。")
    assert ("handling", "secondary_damage:none_observed") not in _found("健康被害は出ていない。")
    assert confirmed in _found("一部のアカウントに第三者がログインし、残高を移され、買い物に使われる被害があった。")
    assert ("handling", "secondary_damage:none_observed") in _found("第三者による二次利用は確認されておりません。")
    assert confirmed not in _found("お客様の情報が名簿業者に渡ったら大変です。")


def test_what_is_said_of_the_leak_is_told_apart():
    assert _told("氏名が流出しました。") == {"confirmed"}
    assert _told("氏名が流出した可能性があります。") == {"possible"}
    assert _told("氏名が流出した事実は確認されておりません。") == set()
    assert _told("個人情報の漏えいはありませんでした。") == {"none"}


def test_mentions_of_each_kind_stand_in_order():
    document = open_document("警察に相談し、監督官庁にも報告しました。氏名が流出しました。住所も流出しました。", _RULES)
    mentions = find(document)
    for kind in ("handling", "leak_status"):
        starts = [m.start for m in mentions if m.kind == kind]
        assert starts == sorted(starts) and len(starts) >= 2
