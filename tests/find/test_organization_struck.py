"""Names that show by what befell whom they name."""

from __future__ import annotations

import pytest

from extractor import parse_notice
from tests.find.named import names_in


@pytest.mark.parametrize(
    "text",
    [
        "2014年、セラミナでは約35万件の顧客情報が流出した。",
        "昨年はセラミナでも会員の名簿が盗まれている。",
        "セラミナから顧客の名簿が流出したことは記憶に新しい。",
        "セラミナの予約サイトから310人分のカード番号が漏れたという。",
        "先月は下着のセラミナも同じ手口の被害に遭った。",
        "セラミナの個人情報漏えい事件では、派遣社員が逮捕された。",
        "典型は、世間を騒がせたセラミナの事件です。",
        "訪問看護のセラミナは、職員が車に置いたタブレットを盗まれました。",
        "玩具のセラミナでは、問い合わせの内容1,100件が公開状態になっていた。",
    ],
)
def test_a_foreign_word_that_data_were_lost_at_is_a_name(text: str) -> None:
    assert names_in(text) == ["セラミナ"]


def test_what_ends_as_firms_do_is_a_name_where_data_were_lost_at_it() -> None:
    assert names_in("前年には白樺通運でも会員の名簿が流出した。") == ["白樺通運"]
    assert names_in("前年にはフジヤマ観光でも会員の名簿が流出した。") == ["フジヤマ観光"]
    assert names_in("近所の「浜岡ガス」がノートパソコンを盗まれ、攻撃を受けたそうです。") == ["浜岡ガス"]


@pytest.mark.parametrize(
    "text",
    [
        "ファイルサーバーから310人分の名簿が流出した。",
        "ダークウェブでは会員の名簿が流出している。",
        "VPN機器が攻撃を受け、名簿が流出した。",
        "ドイツでも名簿の紛失が相次ぐ。",
        "メールの事故が続いている。",
        "調査では、名簿の流出は確認されていない。",
        "セラミナでは会員の名簿を作っている。",
        "当社が利用するセラミナから会員の名簿が流出しました。お客様に深くお詫び申し上げます。",
        "テザリカードから会員の名簿が流出した。",
        "「宛先」が誤って表示され、「共有フォルダ」の名簿が盗まれた。",
        "タブレットは、持ち出しの記録を付けて保管している。",
    ],
)
def test_a_thing_a_place_or_a_name_that_nothing_befell_is_none(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "米国の Lakeside Children's Hospital は、患者37万人の情報が漏えいしたことを認めた。",
            "Lakeside Children's Hospital",
        ),
        ("豪州の食品宅配会社 FreshVan は、攻撃者が顧客の管理システムに侵入したことを明らかにした。", "FreshVan"),
        ("英国の航空会社 BlueWing Airways が顧客の旅券番号が盗まれたと公表しました。", "BlueWing Airways"),
        ("Acorn & Sons Holdingsの顧客情報2万件が流出した。", "Acorn & Sons Holdings"),
        ("Bank of Silverlake では、委託先から顧客60万人分の口座情報が流出した。", "Bank of Silverlake"),
    ],
)
def test_a_name_in_latin_letters_may_have_several_words(text: str, name: str) -> None:
    assert names_in(text) == [name]


def test_whoever_attacked_is_nobody_to_whom_it_happened() -> None:
    text = (
        "みほん商事は3日、顧客80人分の名簿が流出したと発表した。ランサムウェアグループのNoxBitが犯行声明を掲載した。\n"
    )
    (row,) = parse_notice(text).incidents
    assert row.organization == "みほん商事"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨年、North Hill Health(NHH)で発生したデータ侵害により、14万人の個人情報が流出した。", "North Hill Health"),
        ("ドイツの部品メーカー Kestner Automotive の従業員情報が、給与の委託先から漏えいした。", "Kestner Automotive"),
        ("大手ピザチェーンPizza Marcelloは、顧客1万9千人の個人情報が流出したと発表した。", "Pizza Marcello"),
    ],
)
def test_what_happened_at_a_foreign_name_shows_it(text: str, name: str) -> None:
    assert names_in(text)[0] == name


def test_what_kind_of_firm_it_is_stands_before_its_name() -> None:
    assert names_in("建材メーカーの試作工業株式会社は、名簿が流出したと公表した。") == ["試作工業株式会社"]
    assert names_in("通販大手の白樺商事株式会社が名簿を流出させたと発表した。") == ["白樺商事株式会社"]


def test_a_group_of_hospitals_without_a_name_is_none() -> None:
    assert names_in("州立病院グループで14万人の個人情報流出") == []
    assert names_in("みほん病院グループで14万人の個人情報流出") != []
