"""Where a part begins whose headline stands above its day, or right behind the part before it."""

from __future__ import annotations

from extractor import parse_notice


def _told(text: str) -> list[tuple[str | None, str | None, int | None]]:
    return [(i.organization, i.root_cause, i.affected_people) for i in parse_notice(text).incidents]


def test_a_headline_right_behind_a_paragraph_or_its_source_belongs_to_what_follows() -> None:
    rows = _told(
        "今年話題になった漏えい事件3選\n"
        "不正アクセスで約8万人分のカード情報が流出\n"
        "通販の株式会社みほん堂は2023年3月2日、サーバーが不正アクセスを受け、8万2,000人分のカード情報が流出したと発表しました。\n"
        "出典:https://www.example.com/1\n"
        "元職員が住民の情報を無断で閲覧\n"
        "みさき町では2023年4月20日、元職員が住民27人の税の情報を業務外で閲覧していたことが判明しました。\n"
        "出典:みさき町ホームページ\n"
        "クラウドの設定ミスで社員の情報が公開状態に\n"
        "はやて電算は2023年8月、社員512人の氏名が誰でも閲覧できる状態になっていたと明らかにしました。\n"
    )
    assert rows == [
        ("株式会社みほん堂", "unauthorized_access", 82000),
        ("みさき町", "insider", 27),
        ("はやて電算", "misconfiguration", 512),
    ]


def test_a_bare_name_above_the_day_of_an_entry_heads_it() -> None:
    rows = _told(
        "漏えいニュース\n"
        "みほん瓦斯コミュニティ\n2024年4月17日\n"
        "概要:社内のサーバーへの不正アクセスにより、約4万人分の氏名が流出した可能性がある。\n対応:個人情報保護委員会に報告\n\n"
        "みさき市水道局\n2024年4月19日\n概要:検針員が利用者40人の検針票を紛失した。\n対応:警察に遺失届を提出\n\n"
        "国立見本美術館\n2024年4月22日\n概要:案内メールのアドレスが互いに見える状態となった。対象は300名。\n対応:謝罪と削除依頼\n"
    )
    assert rows == [
        ("みほん瓦斯コミュニティ", "unauthorized_access", 40000),
        ("みさき市水道局", "loss", 40),
        ("国立見本美術館", "bcc_error", 300),
    ]
