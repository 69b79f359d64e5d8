"""A release that tells one incident, and the stretches of any text."""

from __future__ import annotations

from extractor.findings import open_document
from extractor.pipeline import find_all
from extractor.rules.files import load_rules
from extractor.split import Stretch, split


def stretches_of(source: str) -> tuple[str, list[Stretch]]:
    document = open_document(source, load_rules())
    return document.text, split(document, find_all(document))


RELEASE = """令和5年4月10日
お客様各位
株式会社見本堂

メール誤送信に関するお詫び

 4月7日、当社の担当者が催しのご案内をお送りする際、宛先を誤り、お客様25名のメールアドレスが他の方に見える状態で
送信いたしました。受信された方のご指摘により判明したものです。深くお詫び申し上げます。
"""
