"""Lines that a page, a printer or a reader of PDFs broke, and pages whose lines were lost."""

from __future__ import annotations

import pytest

from extractor.clean import clean as clean_with
from extractor.rules.files import load_rules


def clean(source: str) -> str:
    return clean_with(source, load_rules()).text


#: Lines of one width, as a printer breaks them.
WRAPPED = [
    "令和5年4月3日、本校の教員が校外研修に向かう電車の網棚に、生徒の成績",
    "一覧を入れたかばんを置いたまま下車し、これを紛失したことがわかりまし",
    "た。かばんには二年生の答案と、保護者の連絡先を書いた書類が入っており",
    "ました。鉄道会社と警察に届け出ましたが、まだ見つかっておりません。な",
    "お、成績一覧には氏名と点数、住所と電話番号が書かれていました。深くお",
    "詫び申し上げます。対象となる生徒と保護者の皆様には、四月五日から学年",
    "主任と担任が家庭を訪ね、事情をお話ししています。今後は名簿を校外に持",
    "ち出さないことを徹底し、持ち出す場合は校長が許可することにします。",
]
WHOLE = "".join(WRAPPED)


@pytest.mark.parametrize("dated", ["ページ番号:1023456 更新日:2024年9月12日", "2023年1月27日 みほん市議会事務局"])
def test_a_dateline_is_no_first_half_of_a_sentence(dated: str) -> None:
    told = "市民課の窓口において、別の方の書類を交付する事案が発生しました。"
    lines = ["個人情報が記載された書類の誤交付について", dated, told, "お詫びし、経緯を説明しております。", "みほん市"]
    text = "\n".join(lines)
    assert clean(text) == text


def test_a_wrapped_text_with_a_blank_line_behind_each_line_is_joined() -> None:
    assert WHOLE in clean("\n\n".join(["お詫び", "見本高校", *WRAPPED, "以上", "見本高校 教頭", "電話 000"]))


def test_a_wrapped_text_that_is_set_in_as_a_whole_is_joined() -> None:
    assert WHOLE in clean("お詫び\n" + "\n".join(f"　{line}" for line in WRAPPED))


def test_paragraphs_of_a_wrapped_text_that_is_not_set_in_stay_apart() -> None:
    first, *rest = WRAPPED
    assert f"\n {first}" in clean("\n".join([*WRAPPED[:-1], f"　{first}", *rest]))


def test_the_number_of_a_page_stands_inside_no_sentence() -> None:
    for number in ("- 1 -", "1 / 3", "p. 1", "1ページ"):
        broken = [*WRAPPED[:3], "", number, "", *WRAPPED[3:]]
        assert WHOLE in clean("\n".join(broken))


def test_a_page_in_one_line_has_its_lines_again() -> None:
    lines = [
        "会員名簿の誤送信について(お詫び)",
        "2024年6月14日",
        "株式会社 あおば座",
        "担当 : 教務課・白川 花子",
        "6月11日、当社の担当者が会員312名の氏名と電話番号を収めた名簿を、取引先一社へ誤って送信しました。",
        "1. 経緯",
        "担当者が宛先を取り違えました。翌日に先方から連絡があり、送信した名簿は同日のうちに削除していただきました。",
        "対象件数 : 312件",
        "・氏名",
        "・電話番号",
        "皆様に深くお詫び申し上げますとともに、社員の教育を改めて行い、二度と繰り返さないよう努めてまいります。",
    ]
    assert clean(" ".join(lines)).split("\n") == lines


def test_a_long_sentence_with_a_few_spaces_is_no_page() -> None:
    told = "当社は名簿と申込書を収めた記録媒体を先月から探していますが、 まだ見つかっていません。"
    assert "\n" not in clean(told * 12)


def test_a_blank_line_behind_each_line_parts_no_entries_of_a_list() -> None:
    entries = ["漏えいした項目", "・氏名", "・住所", "・電話番号", "対象 会員", "件数 312件"]
    text = "\n\n".join(["お詫び", "みさき商会", *entries, "名簿を誤送信しました。", "以上", "広報室", "電話 000"])
    assert "\n".join(entries) in clean(text)
    assert "\n\n名簿を誤送信しました。\n\n" in clean(text)
    few = "\n\n".join(entries)
    assert clean(few) == few


def test_a_line_that_ends_with_a_bracket_goes_on_with_a_particle() -> None:
    lines = list(WRAPPED)
    lines[3] = "ました。届け出た先は、鉄道会社の忘れ物センター(電話は平日に限ります)"
    lines[4] = "と最寄りの警察署です。一覧には氏名と点数、住所と電話番号がありました。"
    assert lines[3] + lines[4] in clean("\n".join(lines))
    lines[4] = "一覧には氏名と点数、住所と電話番号が書かれていました。心からお詫びいたし"
    assert f"{lines[3]}\n{lines[4]}" in clean("\n".join(lines))


def test_a_line_that_ends_with_a_number_goes_on_with_a_particle() -> None:
    lines = list(WRAPPED)
    lines[4] = "お、成績一覧には、令和二年度から今年度までに受験した生徒の、計1,245人分"
    lines[5] = "の氏名と点数が書かれていました。うち60人分は、住所を含みます。受験者45人"
    assert lines[4] + lines[5] in clean("\n".join(lines))


def test_a_headline_goes_on_until_its_bracket_is_closed() -> None:
    head = ["【第二報】生徒の成績一覧を入れたかばんの紛失に関するお知らせ(2025年", "2月5日18時更新)"]
    assert "".join(head) in clean("\n".join([*head, *WRAPPED]))
    whole = ["【第二報】生徒の成績一覧を入れたかばんの紛失に関するお知らせ(2025年)", "2月5日18時に更新"]
    assert "\n".join(whole) in clean("\n".join([*whole, *WRAPPED]))


def test_a_comma_at_the_end_of_a_line_is_one() -> None:
    assert "網棚に、\n生徒の" in clean("かばんを網棚に,\n生徒の成績一覧を入れたまま置き忘れました。")


def test_a_headline_does_not_run_into_the_name_below_it() -> None:
    ragged = [
        "成績一覧が入ったかばんの紛失のご報告",
        "学校法人みさき学園",
        "本校の教員が校外研修に向かう電車の網棚に、",
        "生徒の成績一覧を入れたかばんを置いたまま下車",
        "し、これを紛失したことがわかりました。なお、",
        "かばんには二年生の答案と保護者の連絡先を書い",
        "た書類が入っていました。警察に届け出ました。",
    ]
    assert clean("\n".join(ragged)).startswith(f"{ragged[0]}\n{ragged[1]}\n本校")
    assert "下車し、これを" in clean("\n".join(ragged))
    wide = ["校外研修に向かう電車の中での成績一覧の紛", *ragged[1:]]
    assert clean("\n".join(wide)).startswith(f"{wide[0]}{wide[1]}\n")


def test_a_page_whose_lines_were_glued_has_its_lines_again() -> None:
    lines = [
        "会員名簿の誤送信についてのお詫び",
        "2024年6月14日(金)",
        "株式会社あおば座弊社の担当者が会員312名の氏名と電話番号を収めた名簿を、取引先一社へ誤って送信しました。",
        "深くお詫び申し上げますとともに、対象となる皆様には、本日から順に書面でお知らせいたします。",
        "1. 経緯",
        "■12日、宛先を取り違えました。",
        "先方から「名簿が届いた。」との連絡が2024年6月13日深夜にあり、送信した名簿は同日のうちに削除していただきました。",
        "(2)今後当社は、名簿を送る前に二人で宛先を確かめ、名簿には必ずパスワードを設定することにいたします。",
    ]
    assert clean("".join(lines)).split("\n") == lines
    assert clean("".join(lines[:2])) == "".join(lines[:2])
