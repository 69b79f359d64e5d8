"""The review page in a real browser: correct a field, find it in the file."""

import re

import pytest

from extractor.corrections import load_corrections
from tests.browser.driving import DESKTOP, PHONE, issues


def select_words(page, words: str) -> None:
    """Select words of the notice as a reader would, with a range over its text nodes."""
    page.evaluate(
        """(words) => {
          const box = document.getElementById('text');
          const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
          const at = box.textContent.indexOf(words);
          const place = (offset) => {
            let passed = 0;
            walker.currentNode = box;
            while (walker.nextNode()) {
              const { length } = walker.currentNode;
              if (offset <= passed + length) return [walker.currentNode, offset - passed];
              passed += length;
            }
          };
          const range = document.createRange();
          range.setStart(...place(at));
          range.setEnd(...place(at + words.length));
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )
    page.locator("#selection", has_text=words).wait_for()


def select_to_behind_the_text(page, words: str) -> None:
    """Select from these words to the first button of the record, as a triple click on a last paragraph may do."""
    page.evaluate(
        """(words) => {
          const box = document.getElementById('text');
          const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
          while (walker.nextNode() && !walker.currentNode.data.includes(words));
          const range = document.createRange();
          range.setStart(walker.currentNode, walker.currentNode.data.indexOf(words));
          range.setEnd(document.querySelector('#record'), 0);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )


def open_row(page, name: str) -> None:
    page.fill("#filter", name)
    page.locator("#rows button").first.click()
    page.locator("#record[aria-busy=false]").wait_for()
    page.locator("#title", has_text=name).wait_for()


def saved(page, review):
    page.locator("#message", has_text="保存しました").wait_for()
    return load_corrections(review.corrections)


def test_a_number_is_corrected_with_its_words(open_page, review, rows):
    page = open_page(review.address, home=review.home).page
    open_row(page, "株式会社波路堂")
    page.locator("dd[data-field=affected_people] .edit").click()
    select_words(page, "3,874名")
    page.locator("dd[data-field=affected_people] .pick").click()
    assert page.locator("dd[data-field=affected_people] input").input_value() == "3,874名"
    page.get_by_role("button", name="保存").click()
    (correction,) = saved(page, review)
    text = page.evaluate("document.getElementById('text').textContent")
    assert (correction.field, correction.value, correction.author) == ("affected_people", 3874, "佐藤")
    (span,) = correction.evidence
    assert span.text == "3,874名"
    assert text.index("3,874名") == span.start
    assert "佐藤が訂正" in page.locator("dd[data-field=affected_people]").inner_text()


def test_of_a_selection_that_ends_behind_the_notice_the_words_in_it_are_the_evidence(open_page, review):
    page = open_page(review.address, home=review.home).page
    open_row(page, "株式会社波路堂")
    select_words(page, "3,874名")
    text = page.evaluate("document.getElementById('text').textContent")
    last = text.strip().splitlines()[-1].strip()
    select_to_behind_the_text(page, last)
    page.locator("#selection", has_text=last).wait_for()
    page.locator("dd[data-field=title] .edit").click()
    page.locator("dd[data-field=title] .pick").click()
    assert page.locator("dd[data-field=title] mark").inner_text().strip() == last


def test_saving_one_field_leaves_the_open_editor_of_another(open_page, review):
    page = open_page(review.address, home=review.home).page
    open_row(page, "株式会社波路堂")
    page.locator("dd[data-field=title] .edit").click()
    page.locator("dd[data-field=title] input").fill("書きかけの題名")
    page.locator("dd[data-field=affected_people] .edit").click()
    page.locator("dd[data-field=affected_people] input").fill("6.5万")
    page.locator("dd[data-field=affected_people]").get_by_role("button", name="保存").click()
    saved(page, review)
    page.locator("dd[data-field=affected_people] .value", has_text="65,000").wait_for()
    assert page.locator("dd[data-field=title] input").input_value() == "書きかけの題名"
    page.locator("dd[data-field=title]").get_by_role("button", name="保存").click()
    page.locator("dd[data-field=title] .by").wait_for()
    assert [c.value for c in load_corrections(review.corrections)] == [65000, "書きかけの題名"]


def test_another_row_takes_the_place_of_unsaved_words_only_when_told_so(open_page, review):
    watched = open_page(review.address, home=review.home)
    page = watched.page
    open_row(page, "株式会社波路堂")
    page.locator("dd[data-field=title] .edit").click()
    page.fill("#filter", "")
    other = page.locator("#rows button[aria-current=false]").first
    page.locator("dd[data-field=title] input").fill("書きかけの題名")
    other.click()
    assert page.locator("dd[data-field=title] input").input_value() == "書きかけの題名"
    assert len(watched.complaints) == 1
    watched.complaints.clear()
    leaves = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert not page.evaluate(leaves)
    page.evaluate("window.confirm = () => true")
    other.click()
    page.locator("#record[aria-busy=false] dd[data-field=title] .edit").wait_for()
    assert page.evaluate(leaves)


def test_a_code_is_chosen(open_page, review):
    page = open_page(review.address, home=review.home).page
    open_row(page, "株式会社波路堂")
    page.locator("dd[data-field=root_cause] .edit").click()
    page.locator("dd[data-field=root_cause] select").select_option("vulnerability")
    page.get_by_role("button", name="保存").click()
    (correction,) = saved(page, review)
    assert (correction.field, correction.value) == ("root_cause", "vulnerability")


def test_codes_are_ticked_and_a_count_is_added(open_page, review, rows):
    page = open_page(review.address, home=review.home).page
    open_row(page, "株式会社波路堂")
    page.locator("dd[data-field=data_categories] .edit").click()
    page.locator("dd[data-field=data_categories]").get_by_label("住所").uncheck()
    page.get_by_role("button", name="保存").click()
    saved(page, review)
    page.locator("dd[data-field=counts] .edit").wait_for()
    page.locator("dd[data-field=counts] .edit").click()
    select_words(page, "14店舗")
    page.locator("dd[data-field=counts]").get_by_role("button", name="選択した語句を根拠にする").click()
    page.get_by_role("button", name="保存").click()
    page.locator("dd[data-field=counts] .by").wait_for()
    codes, counts = load_corrections(review.corrections)
    assert "address" not in codes.value
    assert "name" in codes.value
    assert [c["value"] for c in counts.value] == [*(c.value for c in rows[0].counts), 14]


def test_a_count_without_selected_words_is_not_added_unsaid(open_page, review):
    page = open_page(review.address, home=review.home).page
    page.locator("dd[data-field=counts] .edit").click()
    page.locator("dd[data-field=counts]").get_by_role("button", name="選択した語句を根拠にする").click()
    page.locator("#message.bad", has_text="本文の語句を選ぶ").wait_for()


def test_offsets_hold_beyond_the_basic_plane(open_page, review):
    page = open_page(review.address, home=review.home).page
    page.fill("#filter", "pwned")
    page.locator("#rows button").first.click()
    page.locator("#record[aria-busy=false]").wait_for()
    page.locator("#text", has_text="株式会社敵対").wait_for()
    page.locator("dd[data-field=organization] .edit").click()
    select_words(page, "株式会社敵対")
    page.locator("dd[data-field=organization] .pick").click()
    page.get_by_role("button", name="保存").click()
    (correction,) = saved(page, review)
    assert correction.value == "株式会社敵対"


def test_a_code_that_no_rule_at_hand_knows_is_not_lost_unseen(open_page, review):
    watched = open_page(review.address, home=review.home)
    page = watched.page
    page.fill("#filter", "pwned")
    page.locator("#rows button").first.click()
    page.locator("#record[aria-busy=false]").wait_for()
    page.locator("#text", has_text="株式会社敵対").wait_for()
    for field, wanted in (("data_categories", "constructor"), ("root_cause", "__proto__")):
        page.locator(f"dd[data-field={field}] .edit").click()
        cell = page.locator(f"dd[data-field={field}]")
        if field == "root_cause":
            assert cell.locator("select").input_value() == wanted
        else:
            assert cell.locator(f"input[value={wanted}]").is_checked()
        page.get_by_role("button", name="保存").click()
        page.locator("#message.bad", has_text=re.compile(f"{field}.*--rules")).wait_for()
        cell.get_by_role("button", name="やめる").click()
    assert load_corrections(review.corrections) == []
    watched.complaints.clear()  # The browser itself reports the refused requests.


def test_an_answer_that_comes_too_late_is_not_shown(open_page, review):
    page = open_page(review.address, home=review.home).page
    slow, quick = (page.locator("#rows button").nth(i) for i in (1, 2))
    held = []
    page.route(f"**/rows/{slow.get_attribute('data-row')}", lambda route: held.append(route))
    with page.expect_request(f"**/rows/{slow.get_attribute('data-row')}"):
        slow.click()
    quick.click()
    page.locator("#record[aria-busy=false]").wait_for()
    shown = page.locator("#title").text_content()
    with page.expect_response(f"**/rows/{slow.get_attribute('data-row')}"):
        held[0].continue_()
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.locator("#title").text_content() == shown != slow.locator(".name").text_content()


def test_what_the_server_refuses_is_told(open_page, review):
    watched = open_page(review.address, home=review.home)
    page = watched.page
    open_row(page, "株式会社波路堂")
    page.locator("dd[data-field=announced] .edit").click()
    page.locator("dd[data-field=announced] input").fill("来週")
    page.get_by_role("button", name="保存").click()
    page.locator("#message.bad", has_text="EDTF").wait_for()
    assert load_corrections(review.corrections) == []
    # The browser itself notes a refused request.
    assert all("422" in complaint for complaint in watched.complaints)
    watched.complaints.clear()


def test_rows_are_marked_as_reviewed_or_as_no_incident(open_page, review, rows):
    page = open_page(review.address, home=review.home).page
    page.click("#mark-reviewed")
    saved(page, review)
    page.locator("#progress", has_text=f"1 / {len(rows)}").wait_for()
    page.click("#mark-incident")
    page.locator("#rows .off").first.wait_for()
    page.check("#only-open")
    assert page.locator("#rows button").count() == len(rows) - 1
    assert [c.field for c in load_corrections(review.corrections)] == ["reviewed", "incident"]


def test_evidence_is_linked_both_ways(open_page, review):
    page = open_page(review.address, home=review.home).page
    open_row(page, "株式会社波路堂")
    page.locator("dd[data-field=affected_people] button.linked").click()
    assert page.locator("#text mark.active").count() >= 1
    page.locator("#text mark", has_text="株式会社波路堂").first.click()
    assert page.evaluate("document.activeElement.closest('dd').dataset.field") == "organization"


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(open_page, review, viewport):
    page = open_page(review.address, viewport, home=review.home).page
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert issues(page) == []
    for field in ("data_categories", "announced", "counts", "vendors", "leak_status", "via_third_party"):
        page.locator(f"dd[data-field={field}] .edit").click()
    assert issues(page) == []
