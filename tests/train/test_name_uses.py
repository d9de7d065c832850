"""What annotated articles tell of names, for the second look."""

from typing import Any

from train.annotated import example
from train.examples import Example
from train.name_uses import Uses

from tawatur.annotate.reader.known_names import USES


def article(text: str, *names: tuple[str, str]) -> Example:
    mentions: list[dict[str, Any]] = [
        {"start": text.index(name), "end": text.index(name) + len(name), "type": kind} for name, kind in names
    ]
    return example(text, {"mentions": mentions, "titles": [], "times": [], "events": [], "attributions": []})


FIRST = article("زار الوفد لمجلس البلدة ثم غادر", ("مجلس البلدة", "ORG"))
OTHER = article("قال مجلس البلدة الأعلى إن مجلس البلدة أغلق", ("مجلس البلدة الأعلى", "ORG"))


def test_uses_of_a_phrase_over_all_articles() -> None:
    uses = Uses([FIRST, OTHER])
    row = uses.without(article("نص بلا أسماء")).rows(["مجلس البلده"])[0] - 1
    assert dict(zip(USES, uses.counts[row].tolist(), strict=True)) == dict.fromkeys(USES, 0) | {
        "ORG": 1,
        "inside": 1,
        "none": 1,
    }


def test_an_article_learns_nothing_from_itself() -> None:
    known = Uses([FIRST, OTHER]).without(OTHER)
    assert not known.facts[known.rows(["مجلس البلده الاعلي"])[0]].any()
    assert known.facts[known.rows(["مجلس البلده"])[0], USES.index("none")] == 0
