"""The report in a real browser: what a reader does with it."""

import pytest

from extractor.report.figures import count as figures_of
from tests.browser.driving import DESKTOP, PHONE, issues


def count(page) -> int:
    return int(page.locator("#count").inner_text().split()[2].replace(",", ""))


def test_search_filter_sort_and_reset(open_page, report, rows):
    page = open_page(report).page
    assert count(page) == len(rows)
    page.fill("#filter-q", "なみじ")
    assert 1 <= count(page) < len(rows)
    page.fill("#filter-q", "ｎ００１")
    assert count(page) >= 1
    page.click("#reset")
    assert count(page) == len(rows)
    page.select_option("#filter-cause", "web_skimming")
    shown = page.locator("#body td.c-root_cause").all_inner_texts()
    assert shown
    page.select_option("#filter-cause", "")
    page.check("#filter-without")
    assert set(page.locator("#body td.c-affected_people").all_inner_texts()) == {""}
    page.click("#reset")
    page.click("[data-field=affected_people]")
    numbers = [n for n in page.locator("#body td.c-affected_people").all_inner_texts() if n]
    values = [int("".join(c for c in n if c.isdigit())) for n in numbers]
    assert values == sorted(values, reverse=True)
    assert page.locator("th[aria-sort=descending]").count() == 1


def test_the_list_counts_cases_and_their_people_as_the_figures_do(open_page, report, rows):
    figures = figures_of(rows)
    page = open_page(report).page
    assert page.locator("#count").inner_text() == (
        f"{len(rows)} 件中 {len(rows)} 件の記録（{figures.cases} 事案）、影響人数 {figures.people:,} 人"
    )
    page.fill("#filter-q", "gone-")
    assert page.locator("#count").inner_text().endswith("2 件の記録（1 事案）、影響人数 30,000 人")


def test_months_are_understood_where_the_browser_has_no_field_for_them(open_page, report, rows):
    page = open_page(report + "#from=2022/05&to=2022年5月").page
    assert page.input_value("#filter-from") == page.input_value("#filter-to") == "2022-05"
    own = count(page)
    assert 1 <= own < len(rows)
    page.evaluate("for (const name of ['from', 'to']) document.getElementById(`filter-${name}`).type = 'text'")
    for typed in ("2022-5", "２０２２年５月", "2022/05", "202205"):
        page.fill("#filter-from", typed)
        page.fill("#filter-to", typed)
        assert count(page) == own, typed
    for typed in ("2022", "5/2022", "2022-13"):
        page.fill("#filter-from", typed)
        page.fill("#filter-to", typed)
        assert count(page) == len(rows), typed
        assert page.locator("#filter-from:invalid").count() == 1
    page.click("#reset")
    assert page.locator("#filter-from:valid").count() == 1


def test_what_the_notice_does_not_say_sorts_last_both_ways(open_page, report, rows):
    page = open_page(report).page
    page.fill("#filter-q", "株式会社")
    for _ in range(2):
        page.click("[data-field=affected_records]")
        cells = page.locator("#body td.c-affected_records").all_inner_texts()
        filled = [bool(cell) for cell in cells]
        assert filled == sorted(filled, reverse=True)


def test_a_bar_of_a_chart_filters_the_table(open_page, report):
    page = open_page(report).page
    page.locator("#chart-causes svg a").first.click()
    assert page.input_value("#filter-cause") != ""
    assert "cause=" in page.url


def test_the_address_brings_the_same_view_back(open_page, report):
    page = open_page(report + "#category=credit_card&sort=-affected_people").page
    assert page.input_value("#filter-category") == "credit_card"
    assert page.locator("th.c-affected_people").get_attribute("aria-sort") == "descending"


def test_anchors_keep_the_filters(open_page, report):
    page = open_page(report).page
    page.fill("#filter-q", "なみじ")
    before = count(page)
    page.click("nav a[href='#timelines-section']")
    assert count(page) == before


def test_a_click_opens_the_notice_with_evidence_linked_both_ways(open_page, report):
    page = open_page(report + "#q=n001").page
    page.locator("#body button.open").first.click()
    page.wait_for_selector("#detail[open] mark")
    assert "なみじの蔵" in page.locator("#detail-text").inner_text()
    page.locator("#detail-record button.linked", has_text="21,530").first.click()
    assert page.locator("#detail-text mark.active").first.inner_text() in ("21,530", "最大21,530")
    page.locator("#detail-text mark", has_text="株式会社波路堂").first.click()
    assert page.locator("#detail-record button.active").first.inner_text() == "株式会社波路堂"


def test_the_keyboard_is_enough(open_page, report):
    page = open_page(report + "#q=n001").page
    page.locator("#body button.open").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#detail[open] mark")
    page.locator("#detail-text mark").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#detail-record button.active").count() >= 1
    page.keyboard.press("Escape")
    assert page.locator("#detail[open]").count() == 0
    assert page.evaluate("document.activeElement.className") == "open"


def test_offsets_hold_beyond_the_basic_plane_and_across_line_ends(open_page, report):
    page = open_page(report + "#people=1234&q=hostile").page
    page.locator("#body button.open").first.click()
    page.wait_for_selector("#detail[open] mark")
    page.locator("#detail-record button.linked", has_text="1,234").first.click()
    assert page.locator("#detail-text mark.active").first.inner_text() == "1,234"
    assert "\u202e" not in page.locator("#detail-text").inner_text()


def test_the_checklist_says_what_is_told_and_what_is_not(open_page, report):
    page = open_page(report + "#q=n001").page
    page.locator("#body button.open").first.click()
    page.wait_for_selector("#detail[open] .checklist")
    assert page.locator(".checklist li").count() == 9
    page.locator(".checklist button.told").first.click()
    assert page.locator("#detail-text mark.active").count() >= 1


def test_the_queue_begins_with_the_least_certain_row(open_page, report, rows):
    page = open_page(report).page
    page.click("#queue-open")
    page.wait_for_selector("#detail[open] mark")
    assert page.locator("#detail-record dd").last.inner_text() == "0.10"
    page.keyboard.press("j")
    page.wait_for_function("() => document.querySelector('#detail-record dd:last-of-type').innerText !== '0.10'")
    page.click("#detail-close")
    confidences = [float(c) for c in page.locator("#body td.c-confidence").all_inner_texts()]
    assert confidences == sorted(confidences)
    assert max(confidences) < 0.7


def test_timelines_show_how_the_number_moved(open_page, report):
    page = open_page(report).page
    steps = page.locator("article.timeline").first.locator("li")
    assert steps.count() == 3
    assert "−8,470" in steps.last.inner_text()
    steps.last.locator("button").click()
    page.wait_for_selector("#detail[open]")
    page.get_by_role("button", name="経緯を見る").click()
    assert page.locator("#detail[open]").count() == 0


def test_without_its_text_a_notice_shows_its_words(open_page, report):
    page = open_page(report + "#q=gone-1.txt").page
    page.locator("#body button.open").first.click()
    page.wait_for_selector("#detail[open]")
    assert "本文はこのファイルにありません" in page.locator("#detail-text").inner_text()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(open_page, report, viewport):
    page = open_page(report, viewport).page
    assert issues(page) == []
    page.locator("#body button.open").nth(2).click()
    page.wait_for_selector("#detail[open] mark")
    assert issues(page) == []


def test_the_phone_needs_no_sideways_scrolling(open_page, report):
    page = open_page(report, PHONE).page
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator("#body button.open").nth(2).click()
    page.wait_for_selector("#detail[open] mark")
    assert page.evaluate("document.querySelector('#detail').scrollWidth") <= PHONE["width"]


def test_printing_shows_the_rows_and_hides_the_controls(open_page, report, rows):
    page = open_page(report).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#body tr").count() == len(rows)
    assert not page.locator(".filters").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_broken_address_opens_the_page(open_page, report):
    page = open_page(report + "#open=99999&page=-5&sort=nothing&cause=%3Cscript%3E&q=%F0%9F").page
    assert page.locator("#body").count() == 1
