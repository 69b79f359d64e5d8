"""The words for data that real notices use, and words that only resemble them."""

from __future__ import annotations

import pytest

from extractor.find import categories
from extractor.findings import open_document
from extractor.rules.files import load_rules


def found(text: str) -> set[str]:
    return {m.code for m in categories.find(open_document(text, load_rules()))}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("氏名(漢字・カナ)、郵便番号、お届け先情報", "name address"),
        ("緊急連絡先、FAX番号、携帯電話番号", "phone"),
        ("GPSの記録、X(旧Twitter)のアカウント", "location online_identifier"),
        ("診察券番号、患者ID、カルテ番号", "internal_id"),
        ("カード名義人、カード番号、セキュリティコード", "credit_card security_code"),
        ("被保険者番号、保険証の写し", "health_insurance"),
        ("傷病名、検査結果、服薬情報、要介護度、食物アレルギーの有無", "medical"),
        ("会社名、部署名、役職", "employment"),
        ("給与額、人事評価、勤務表", "personnel"),
        ("年収、課税額、滞納額、保険料額", "financial"),
        ("学校名、学年、最終学歴", "education"),
        ("通知表の所見、答案用紙、評点", "grades"),
        ("職務経歴書、履歴書", "resume"),
        ("購入履歴、予約内容、ポイント残高", "transaction"),
        ("契約内容、保険の種類", "contract"),
        ("続柄、世帯構成", "family"),
        ("保護者の氏名", "family name"),
        ("顔写真、防犯カメラの映像", "image"),
        ("車台番号、車検証", "vehicle"),
        ("IPアドレス、LINEのID", "online_identifier"),
        ("メール本文、お問い合わせ内容、相談記録", "communication"),
        ("図面、社外秘の技術資料", "business"),
        ("ユーザーID、パスワード", "login_id password"),
        ("ＩＤ、パスワード", "login_id password"),
    ],
)
def test_words_for_data(text: str, codes: str) -> None:
    assert found(text) == set(codes.split())


@pytest.mark.parametrize(
    "text",
    [
        "署氏名欄に押印する",
        "公式Xのアカウントで知らせる",
        "パスワードリスト攻撃を受けた",
        "カード会社から連絡があった",
        "マイナンバーカードの仕組み",
        "町内の写真館に勤める",
        "価格カルテルの疑い",
        "会社名 東西商事株式会社",
        "代表者名 代表取締役社長",
        "1990年代、各地に店を開いた",
        "件名「重要なお知らせ」のメール",
        "送信元IPアドレスを遮断した",
        "電子カルテシステムを再開した",
        "脆弱性診断を受けた",
        "写真教室と動画配信を営む",
        "年金事務所の透析室に詰める",
        "学年主任が成績処理を担当する",
        "還付金詐欺に気を付ける",
        "運転免許証更新支援事業の綴り",
        "役員報酬を返上する",
    ],
)
def test_look_alikes(text: str) -> None:
    assert found(text) == set()


def test_a_mention_knows_its_place_and_its_rule() -> None:
    text = "流出したのは電話番号です"
    (mention,) = categories.find(open_document(text, load_rules()))
    assert text[mention.start : mention.end] == "電話番号"
    assert (mention.kind, mention.code, mention.rule) == ("categories", "phone", "categories/phone")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("氏名、照会番号、電話番号", {"name", "internal_id", "phone"}),
        ("氏名、注文番号、口座番号", {"name", "internal_id", "bank_account"}),
        ("積立額、総額", {"financial"}),
        ("検査日、手術の内容、障がいの程度など", {"medical"}),
        ("来店日時、購入商品名など", {"transaction"}),
        ("氏名、記号番号", {"name", "health_insurance"}),
        ("運転免許証の記号番号", {"drivers_license"}),
    ],
)
def test_words_of_a_form_are_read_where_no_rule_knows_the_word(text: str, codes: set[str]) -> None:
    assert found(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("氏名、部署、メールアドレス", "name employment email"),
        ("購入日、型式、設置日等", "transaction"),
        ("・氏名\n・水道料金\n・住所", "name financial address"),
        ("庁内の部署で名簿を使う", ""),
        ("水道料金、下水道使用料の改定", ""),
        ("備品の型式、保証書", ""),
    ],
)
def test_some_words_name_data_only_as_items_beside_data(text: str, codes: str) -> None:
    assert found(text) == set(codes.split())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("母の氏名、ご家族の病歴、世帯主との続柄", "name family"),
        ("療育手帳、主治医意見書、認定調査票", "medical"),
        ("出勤簿、時給、雇用形態", "personnel"),
        ("納付状況、保育料、議決権の数", "financial"),
        ("志望理由書、推薦書", "resume"),
        ("特定個人情報", "my_number"),
        ("被扶養者", "family"),
    ],
)
def test_words_of_offices_schools_hospitals_and_firms(text: str, codes: str) -> None:
    assert found(text) >= set(codes.split())


@pytest.mark.parametrize(
    "text",
    ["写真=頭を下げる町長", "販売成績をまとめた", "履修登録は窓口で受ける", "誕生日クーポンを配る", "元勤務先の上司"],
)
def test_captions_sales_and_offers_are_no_data(text: str) -> None:
    assert found(text) == set()
