import json
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from tawatur.export.marks import Utf16, shown_text
from tawatur.export.report import render, write_report


class Seen(HTMLParser):
    """Ids, links, outside references and the texts of documents on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.texts: dict[str, str] = {}
        self._inside: str | None = None
        self._depth = 0

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        self.outside += [given[name] for name in ("src", "srcset", "action") if name in given]
        if tag == "link":
            self.outside.append(given["href"])
        if given.get("class") == "text":
            self._inside, self._depth = given["data-doc"], 0
            self.texts[self._inside] = ""
        elif self._inside:
            self._depth += 1

    def handle_endtag(self, tag):
        if self._inside and tag in ("div", "span"):
            self._depth -= 1
            if self._depth < 0:
                self._inside = None

    def handle_data(self, data):
        if self._inside:
            self.texts[self._inside] += data


def _seen(page: str) -> Seen:
    seen = Seen()
    seen.feed(page)
    return seen


@pytest.fixture(params=["ar", "en"])
def page(record, request) -> str:
    return render(record, language=request.param, title="الزيارة")


def test_every_link_leads_to_something_on_the_page(page):
    seen = _seen(page)
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)


def test_the_page_asks_for_nothing_outside(page):
    assert _seen(page).outside == []
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_texts_stand_whole_and_in_order(page, record):
    texts = _seen(page).texts
    assert texts == {doc_id: shown_text(row.text) for doc_id, row in record.documents.items()}


def test_marks_point_at_their_words_in_browser_offsets(page, record):
    marks = json.loads(re.search(r'id="marks">(.*?)</script>', page, re.S).group(1))
    text = record.documents["d-port"].text.encode("utf-16-le")
    words = {text[2 * start : 2 * end].decode("utf-16-le") for start, end, *_ in marks["d-port"]}
    assert words == {"مسقط", "التقى", "الهنائي", "دورغسورن", "الثلاثاء", "شارك الخبر"}


def test_direction_follows_the_language(record):
    assert '<html lang="ar" dir="rtl">' in render(record, language="ar")
    assert '<html lang="en" dir="ltr">' in render(record, language="en")


def test_both_sides_of_a_disagreement_are_shown(page):
    assert page.count('class="side"') == 2
    assert "2025-03-10" in page and "2025-03-11" in page


def test_the_same_record_gives_the_same_page(record, read):
    from tawatur.export.record import Record

    assert render(record, language="ar") == render(Record(read), language="ar")


def test_a_text_cannot_break_out_of_the_page(tables):
    from dataclasses import replace

    from tawatur.export.record import Record
    from tawatur.model.arrow import to_arrow, to_rows

    rows = [
        replace(row, text=row.text + '</div><script>"x"</script>')
        for row in to_rows("documents", tables["documents"])
    ]
    aliases = [replace(row, name_ar="</script><b>") for row in to_rows("entities", tables["entities"])]
    made = {"documents": to_arrow("documents", rows), "entities": to_arrow("entities", aliases)}
    page = render(Record((tables | made).__getitem__), language="ar")
    assert page.count("<script") == 2 and "<b>" not in page


def test_no_css_names_left_or_right():
    css = (files("tawatur.export") / "templates" / "report.css").read_text(encoding="utf-8")
    assert not re.search(r"\b(left|right)\b", css)


def test_offsets_count_what_browsers_count():
    text = "أ😀ب𐤀ج"
    at = Utf16(text)
    assert [at(offset) for offset in range(len(text) + 1)] == [0, 1, 3, 4, 6, 7]


def test_hidden_controls_and_line_ends_keep_their_width():
    text = "أ\u202eب\r\nج\rد"
    assert len(shown_text(text)) == len(text)
    assert "\r" not in shown_text(text) and "\u202e" not in shown_text(text)


def test_an_unknown_language_is_refused(record, tmp_path):
    with pytest.raises(ValueError, match="fr"):
        write_report(record, tmp_path / "page.html", language="fr")
    assert list(tmp_path.iterdir()) == []
