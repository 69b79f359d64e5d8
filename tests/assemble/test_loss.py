"""Which sum of money is the loss."""

from __future__ import annotations

import pytest

from extractor.assemble.loss import decide_loss


@pytest.mark.parametrize(
    ("text", "loss"),
    [
        ("海外の口座へ計450万円を送金しました。", 4_500_000),
        ("流出した資金は邦貨換算で約2億8千万円です。", 280_000_000),
        ("取引先の口座へ30,000ユーロ(約480万円)を送金しました。", 4_800_000),
        ("調査及び復旧に要した費用は1,200万円です。", 12_000_000),
        ("復旧費用として約3,000万円、減収を含めた損害額は約9,500万円に上る見込みです。", 95_000_000),
        ("本件に係る特別損失として3億2,000万円を計上します。", 320_000_000),
        ("被害額523万円のうち、口座の凍結により211万円が戻る見込みです。", 5_230_000),
        ("5万円分のカードを2回にわたり購入し、番号を伝えました(計10万円)。", 100_000),
        ("2.損失見込額\n約3,400万円(当日の為替レートによる。)", 34_000_000),
        ("虚偽の指示に従って約2億円を外部の口座へ送ってしまった。", 200_000_000),
        ("会員のポイント計58万円相当が何者かに使われました。", 580_000),
        ("元教諭は見返りに現金5万円を受け取っていました。", None),
        ("第三者が口座から不正に引き出す被害が66件、約1,800万円に上った。", 18_000_000),
        ("元店員は客のカード番号を控え、約37万円の買い物をしていました。", 370_000),
        ("お詫びとして500円分のポイントを差し上げます。", None),
        ("攻撃者は身代金として5,000万円を要求しました。", None),
        ("監視の仕組みに約1,800万円を投じます。", None),
        ("県内のサポート詐欺の被害は112件、およそ9,800万円。", None),
        ("去年の被害は3億円を超えた。", None),
        ("売上高は412億円、資本金は9,500万円です。", None),
        ("行為者は対価として約85万円を得ていました。", None),
    ],
)
def test_damage_and_cost_of_response_are_losses(decide, text, loss):
    assert decide(text, decide_loss).get("loss_jpy") == loss


def test_sums_that_are_no_loss_are_explained(open_view):
    from extractor.assemble.view import Draft

    view = open_view("攻撃者は身代金として5,000万円を要求しました。")
    decide_loss(view, Draft())
    assert [(r.field, r.value) for r in view.trace] == [("loss_jpy", "50000000")]
