"""How large and how fast the report of many incidents is: `python benchmarks/report.py [--incidents 10000]`.

Makes synthetic notices (seeded), their table and its report, then opens it in Debian's Chromium and measures what a
reader waits for. Needs the extras `[report]` and `[dev]` and a browser (.ci/install-browser).
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import tempfile
import time
from pathlib import Path

from extractor.codes import load_codes
from extractor.edtf import exact_day
from extractor.model import Evidence, Incident
from extractor.read import read_path
from extractor.report import build_report

_SENTENCES = (
    "このたび、{org}において、お客様の個人情報が外部に流出した可能性があることが判明いたしました。",
    "{day}、委託先の{vendor}から、業務用サーバーに不審な通信があるとの連絡を受けました。",
    "調査の結果、第三者が管理者の権限を用いてファイルを閲覧した痕跡を確認しております。",
    "対象となる方は{people:,}名で、氏名、住所、電話番号、メールアドレスが含まれておりました。",
    "該当する方には書面で順次ご連絡を差し上げ、専用の相談窓口を設けてお問い合わせを承っております。",
    "所轄の警察署に相談し、個人情報保護委員会への報告を済ませております。",
    "現時点で、流出した情報が不正に利用された事実は確認しておりません。",
    "再発を防ぐため、外部からの接続に多要素の認証を求め、記録の保存期間を延ばしました。",
    "ご迷惑とご心配をおかけしましたことを、深くお詫び申し上げます。",
)
_WORDS = (
    "管理", "設定", "端末", "名簿", "書類", "封筒", "倉庫", "窓口", "支店", "本社",
    "会員", "講座", "予約", "配送", "請求", "点検", "更新", "移行", "試験", "研修",
)  # fmt: skip


def synthetic(folder: Path, size: int, length: int = 1800, seed: int = 7) -> list[Incident]:
    """``size`` incidents with their notices as files in ``folder``, each of about ``length`` characters."""
    rng = random.Random(seed)
    organizations = [f"株式会社{rng.choice(_WORDS)}{rng.choice(_WORDS)}{n}" for n in range(size * 2 // 3 + 1)]
    causes, categories = load_codes().of("root_cause"), load_codes().of("data_categories")
    incidents = []
    for i in range(size):
        day = dt.date(2012, 1, 1) + dt.timedelta(days=rng.randrange(5000))
        people = int(10 ** rng.uniform(0, 6.5)) if rng.random() > 0.3 else None
        organization, vendor = rng.choice(organizations), f"{rng.choice(_WORDS)}サービス{rng.randrange(900)}株式会社"
        facts = {
            "org": organization,
            "vendor": vendor,
            "people": people or 0,
            "day": f"{day.year}年{day.month}月{day.day}日",
        }
        lines = [f"{organization}における情報漏えいについて", facts["day"]]
        while sum(map(len, lines)) < length:
            noise = "".join(rng.choices(_WORDS, k=3)) + f"({rng.randrange(10**6)})"
            lines.append(rng.choice(_SENTENCES).format(**facts) + noise)
        path = folder / f"{i:06d}.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        read = read_path(path)
        words = {
            "organization": organization,
            "announced": facts["day"],
            "data_categories": "氏名",
            "affected_people": f"{people:,}" if people else "名",
            "reported_to": "警察",
        }
        evidence = [
            Evidence(name, value, value, start, start + len(value), f"synthetic/{name}")
            for name, value in words.items()
            if (start := read.text.find(value)) >= 0
        ]
        cause = rng.choice(causes)
        incidents.append(
            Incident(
                notice_id=read.notice_id, incident_index=0, case_id=f"case-{i - (i % 9 == 0)}", source=str(path),
                title=lines[0], organization=organization, vendors=[vendor], announced=day.isoformat(),
                announced_on=exact_day(day.isoformat()), discovered=day.isoformat(), discovered_on=day,
                affected_people=people, affected_bound="exact" if people else None,
                data_categories=rng.sample(categories, 5), root_cause=cause, root_causes=[cause],
                evidence=evidence, confidence=rng.random(),
            )
        )  # fmt: skip
    return incidents


def measure(path: Path) -> dict[str, float]:
    """Milliseconds in the browser: from navigation to a usable table, each kind of filter, and opening a notice."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        root = "document.documentElement.dataset"
        times = {"open": float(page.evaluate(f"{root}.ready"))}

        def filtered(name: str, act: str) -> None:
            # Two frames: the time until the filtered table is on the screen.
            times[name] = page.evaluate(
                f"async () => {{ const t = performance.now(); {act}; await new Promise((r) =>"
                " requestAnimationFrame(() => requestAnimationFrame(r))); return performance.now() - t; }"
            )

        def typed(text: str) -> str:
            box = "document.getElementById('filter-q')"
            return f"const q = {box}; q.value = '{text}'; q.dispatchEvent(new Event('input'))"

        filtered("first search", typed("株式会社管理"))
        filtered("search", typed("設定"))
        filtered("cause", "const s = document.getElementById('filter-cause'); s.selectedIndex = 3;"
                 " s.dispatchEvent(new Event('input'))")  # fmt: skip
        filtered("reset", "document.getElementById('reset').click()")
        filtered("sort by text", "document.querySelector('[data-field=organization]').click()")
        started = time.perf_counter()
        page.locator("button.open").first.click()
        page.wait_for_selector("#detail mark")
        times["open a notice"] = (time.perf_counter() - started) * 1000
        browser.close()
    return times


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--length", type=int, default=1800, help="characters a notice")
    parser.add_argument("--keep", type=Path, help="keep the report here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        incidents = synthetic(folder, options.incidents, options.length)
        started = time.perf_counter()
        html = build_report(incidents, name="synthetic")
        built = time.perf_counter() - started
        path = options.keep or folder / "report.html"
        path.write_text(html, encoding="utf-8")
        print(f"incidents {len(incidents):,}  build {built:.1f} s  file {path.stat().st_size / 1e6:.1f} MB")
        for what, milliseconds in measure(path).items():
            print(f"{what:15} {milliseconds:8.0f} ms")


if __name__ == "__main__":
    main()
