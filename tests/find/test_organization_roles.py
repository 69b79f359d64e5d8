"""What the words around a name say of whom it names."""

from __future__ import annotations

import pytest

from tests.find.named import roles_of


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ネオリス株式会社は5月3日、紛失を公表した。", "announcer"),
        ("ネオリス株式会社によりますと、", "teller"),
        ("印刷を委託しているネオリス株式会社が", "vendor_verb"),
        ("再委託先であるネオリス株式会社の社員が", "vendor"),
        ("2 業務委託先\n\nネオリス株式会社(本社:京都市)", "vendor"),
        ("印刷を委託しておりますネオリス株式会社が", "vendor_verb"),
        ("発生場所 ネオリス株式会社(名簿の印刷業務委託先)", "vendor_after"),
        ("ネオリス株式会社(以下「受託者」)の社員が", "vendor_after"),
        ("ネオリス株式会社に、県の承認を得て再委託していた。", "vendor_after"),
        ("ネオリス株式会社より、同社のサーバーが攻撃を受けたとの報告がありました。", "vendor_after"),
        ("当社が利用する決済画面を提供するネオリス株式会社において", "vendor_use"),
        ("名簿の印刷を請け負うネオリス株式会社で", "vendor_taker"),
        ("受付を委ねているネオリス株式会社で", "vendor_verb"),
        ("ネオリス株式会社が5月にまとめた白書では、", "statistics"),
        ("ネオリス株式会社の元社員の男が、", "staff"),
        ("名簿の印刷を頼んでいるネオリス株式会社が", "vendor_verb"),
        ("保守のためにネオリス株式会社様が設置したVPN機器に", "vendor_after"),
        ("ネオリス株式会社に5月3日に報告した。", "informed"),
        ("ネオリス株式会社は本紙の取材に", "teller"),
        ("2024年5月1日\nネオリス株式会社(ねおりす)\n代表取締役 水野 薫\nお詫び\n紛失しました。", "letterhead"),
        ("ネオリス株式会社を運営する", "shop"),
        ("専門の調査会社(ネオリス株式会社)に", "investigator"),
        ("ネオリス株式会社に調査を依頼し、", "investigator_after"),
        ("当社の連結子会社であるネオリス株式会社において", "subsidiary"),
        ("出典:ネオリス株式会社", "source"),
        ("2024年5月1日\nネオリス株式会社\n代表取締役 水野 薫\n名簿の紛失について\n名簿を紛失しました。", "letterhead"),
    ],
)
def test_the_words_around_a_name_give_it_a_role(text, role):
    assert role in roles_of(text, "ネオリス株式会社")


def test_a_public_body_that_commissions_work_is_no_vendor():
    assert roles_of("通知の印刷を委託していたみずほ台市は3日、", "みずほ台市") >= {"principal", "announcer"}


def test_another_ones_abbreviation_is_none_for_oneself():
    assert "self" not in roles_of("業務を委託しておりますネオリス株式会社(以下「同社」)が", "ネオリス株式会社")


def test_a_section_or_a_telephone_behind_a_name_signs_a_notice():
    assert "letterhead" in roles_of(
        "名簿の紛失について\n名簿を紛失しました。\nみずほ台市 こども未来課 電話000-000", "みずほ台市"
    )


def test_a_headline_with_a_number_is_no_letterhead():
    assert "letterhead" not in roles_of("みずほ台市の宿泊客約7,600人の名簿が流出か", "みずほ台市")


def test_who_takes_on_work_for_a_living_and_announces_is_no_vendor():
    assert "vendor_taker" not in roles_of("受付を請け負うネオリスは3日、名簿が流出したと発表した。", "ネオリス")


def test_a_place_that_tells_where_another_lies_is_marked_as_one():
    assert "place_after" in roles_of("みずほ台市の「つくし病院」で名簿が流出した。", "みずほ台市")


@pytest.mark.parametrize("text", ["〒000-0000 みずほ台市港町3-8-1", "疑いで、みずほ台市港町3、会社員の男(44)を"])
def test_a_place_in_an_address_is_marked_as_one(text):
    assert not roles_of(text, "みずほ台市").isdisjoint({"place_after", "address"})


@pytest.mark.parametrize("text", ["■みずほ台市 水野薫市長\n「申し訳ない」と話した。", "#みずほ台市\n名簿を紛失した。"])
def test_who_speaks_next_and_what_tags_a_page_sign_nothing(text):
    assert "letterhead" not in roles_of(text, "みずほ台市")


def test_the_paper_that_reports_it_is_no_letterhead() -> None:
    text = "相談者2500人の情報流出の可能性\nみなみ野放送\n相談を受ける「みさき支援センター」で警告が表示された。"
    assert "letterhead" not in roles_of(text, "みなみ野放送")
    assert "letterhead" in roles_of(text.replace("みなみ野放送", "みなみ野電鉄"), "みなみ野電鉄")


def test_who_did_it_may_be_named_at_the_end_of_the_sentence() -> None:
    text = (
        "ホームページで発表したのは、みずほ台市で椅子を作る「有限会社ためし木工」です。調査したのは株式会社しらべです。"
    )
    assert "who_did" in roles_of(text, "有限会社ためし木工")
    assert "who_did" not in roles_of(text, "株式会社しらべ")


def test_all_who_announce_together_are_announcers() -> None:
    text = "みなと製薬とみなとあおば工業は10月3日、見積の一覧が流出したと発表した。"
    assert "announcer" in roles_of(text, "みなと製薬") & roles_of(text, "みなとあおば工業")


def test_whose_published_words_a_notice_quotes_is_in_passing() -> None:
    assert "statistics" in roles_of("次の表は総務省の公表した資料による。", "総務省")


def test_the_words_of_a_link_are_no_letterhead() -> None:
    assert "letterhead" not in roles_of(
        "名簿の紛失について\n(みさき幼稚園)\nhttp://misaki.example.jp/\n", "みさき幼稚園"
    )
    assert "letterhead" in roles_of("名簿の紛失について\n(みさき幼稚園)\n本文です。\n", "みさき幼稚園")


def test_who_comments_as_an_expert_is_known_by_that() -> None:
    assert "expert" in roles_of("情報法に詳しい白樺専門学校の早川講師は「管理が甘い」と話す。", "白樺専門学校")


def test_whom_a_clause_names_by_what_it_lost_is_a_name() -> None:
    assert roles_of("昨年9月に会員の名簿を流出させたネオリスについて、地裁は", "ネオリス") >= {"loser"}


def test_a_landlady_is_no_woman_who_lives_there() -> None:
    assert "place_after" not in roles_of("老舗の「みさき旅館」の女将(58)に", "みさき旅館")


def test_the_firm_where_somebody_worked_before_is_known_behind_its_trade() -> None:
    text = "自宅のパソコンから、以前勤めていた総合商社「見本物産」のサーバーに入った。"
    assert "former_employer" in roles_of(text, "見本物産")


def test_a_contractor_may_end_its_sentence() -> None:
    assert "vendor" in roles_of(
        "会員の名簿が流出した。運用の委託先はネオリスソリューションズ。", "ネオリスソリューションズ"
    )


def test_a_letter_for_its_land_may_stand_before_a_contractor() -> None:
    assert "vendor_verb" in roles_of("予約業務を委託する仏ネオリスのサーバーが攻撃された。", "ネオリス")


@pytest.mark.parametrize("trade", ["運送会社の", "印刷会社の", "警備会社の", "食品宅配会社"])
def test_whose_trade_is_told_where_it_announces_is_nobodys_contractor(trade: str) -> None:
    roles = roles_of(f"{trade}ネオリスは3日、名簿を紛失したと発表した。", "ネオリス")
    assert "announcer" in roles
    assert "vendor" not in roles
    assert "vendor" in roles_of(f"みさき市は3日、{trade}ネオリスが名簿を紛失したと発表した。", "ネオリス")
    assert "vendor" in roles_of("委託先のネオリスは3日、名簿を紛失したと発表した。", "ネオリス")
