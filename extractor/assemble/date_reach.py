"""How far behind a date the words still speak of it: to the next date, the end of its sentence, cell or brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.assemble.date_labels import LOOK_BACK, WORDY, Place
from extractor.assemble.date_said import TIME_BEHIND
from extractor.clock import BRACKETED_WEEKDAY
from extractor.findings import DateMention, Document
from extractor.marks import BULLETS, CIRCLES, SQUARES, one_of
from extractor.rules.wordings import Wording, Wordings

#: How far behind a date the words still speak of it.
_REACH = 170
#: A line so long may break off in the middle of a sentence; the next then begins with plain words.
_LONG_LINE = 28
_GOES_ON = re.compile(r"[ ]{0,40}[ぁ-んァ-ヶ一-龠]")
_WEEKDAY = re.compile(BRACKETED_WEEKDAY)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BULLET = re.compile(rf"[ \t]*(?:{one_of(SQUARES, BULLETS, CIRCLES, '〇◯※')}|\([0-9]{{1,2}}\))")
#: A sentence that goes on so stays on the day of the one before it.
_MINUTES_LATER = Wording("(?:約|およそ|その)?[0-9]{0,3}{moments_later}")


def reaches(say: Wordings, document: Document, place: Place, following: int) -> Iterator[int]:
    """Where the words about this date end: at the next date, the end of the sentence, of the cell, of the bracket.

    A date at the head of its line or alone on it, as in a timeline, speaks for the whole line, or for the next, where
    its own sentence says nothing.
    """
    text, mention, line = document.text, place.mention, place.line
    limit = min(mention.end + _REACH, following)
    if line.kind == "row":
        below = place.opens_line and not WORDY.search(text, mention.end, line.end)
        # Of a table flattened to a cell a line the next cell is below.
        yield _row_reach(text, mention, min(limit, document.outline.line_at(line.end + 1).end if below else line.end))
        return
    weekday = _WEEKDAY.match(text, mention.end)
    inside = weekday.end() if weekday else mention.end
    close = text.find(")", inside, min(limit, inside + 20))
    if close >= 0 and text.find("(", inside, close) < 0:
        yield close
        if text.startswith("に", close + 1):
            # 連休中(2日~6日)に…: the sentence goes on.
            yield max(min(sentence_end(document, mention.start, limit), limit), close)
        return
    stop = max(min(sentence_end(document, mention.start, limit), limit), mention.end)
    yield stop
    if stop < limit and say[_MINUTES_LATER].match(text, stop):
        yield min(document.outline.sentence_at(stop)[1], limit)
    if place.opens_line:
        limit = min(mention.end + LOOK_BACK, following)
        rest = text[mention.end : min(line.end, mention.end + LOOK_BACK)]
        time = say[TIME_BEHIND].match(rest)
        alone = not WORDY.search(rest, time.end() if time else 0)
        blank = _BLANK_LINE.search(text, mention.end, limit) if alone else None
        if blank is not None and _heads_what_follows(document, line.start, blank.end()):
            blank = _BLANK_LINE.search(text, blank.end(), limit)
        stop = (blank.start() if blank else limit) if alone else line.end
        yield max(min(stop, limit), mention.end)


def _heads_what_follows(document: Document, start: int, below: int) -> bool:
    """True where the day of the line at ``start`` stands, in a list or the course of events, above what was done."""
    text = document.text
    told = document.outline.role_at(start) == "timeline"
    return told or _BULLET.match(text, below) is not None or _BULLET.match(text, start) is not None


def sentence_end(document: Document, position: int, limit: int) -> int:
    """The end of the sentence, past the ends of lines that break it in the middle."""
    text = document.text
    end = document.outline.sentence_at(position)[1]
    while end < limit and text[end - 1] == "\n" and text[end - 2] not in "。\n" and _GOES_ON.match(text, end):
        if end - document.outline.line_at(end - 1).start < _LONG_LINE:
            break
        end = document.outline.sentence_at(end)[1]
    return end


def _row_reach(text: str, mention: DateMention, limit: int) -> int:
    """In a table the words about a date stand in its cell and the next."""
    bar = text.find("|", mention.end, limit)
    second = text.find("|", bar + 1, limit) if bar >= 0 else -1
    return second if second >= 0 else max(limit, mention.end)
