"""A row, the text it was read from, and corrections of it."""

from extractor.corrections import Correction
from extractor.model import Evidence, Incident

TEXT = "株式会社見本は、名簿500名分を紛失した。警察に届け出た。"


ROW = Incident(
    notice_id="a" * 16,
    incident_index=0,
    case_id="c",
    source="a.txt",
    organization="株式会社見本",
    affected_people=50,
    data_categories=["name", "phone"],
    root_cause="theft",
    root_causes=["theft", "insider"],
    evidence=[
        Evidence("organization", "株式会社見本", "株式会社見本", 0, 6, "organizations/form"),
        Evidence("affected_people", "50", "50", 10, 12, "counts/x"),
        Evidence("data_categories", "name", "名簿", 8, 10, "categories/name"),
        Evidence("data_categories", "phone", "届け", 20, 22, "categories/phone"),
    ],
    confidence=0.4,
)


def correction(field: str, value: object, **more: object) -> Correction:
    fields = {
        "id": f"{field}-{value}-{more.get('author')}-{more.get('time')}",
        "notice_id": ROW.notice_id,
        "incident_index": 0,
        "author": "佐藤",
        "time": "2024-06-01T09:00:00.000+00:00",
        "source": "a.txt",
        **more,
    }
    return Correction(field=field, value=value, **fields)
