"""tokens, splits, stem_keys: words as spans, and the divisions that the rules allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.tokens import splits, stem_keys, tokens


def test_words_numbers_and_signs() -> None:
    text = "قُتِل 1,500 شخصٍ في الـ«قصر» (BBC)، ٣٫٥%"
    assert [text[t.start : t.end] for t in tokens(text)] == [
        "قُتِل", "1,500", "شخصٍ", "في", "الـ", "«", "قصر", "»", "(", "BBC", ")", "،", "٣٫٥", "%",
    ]  # fmt: skip


@given(st.text(max_size=80))
def test_tokens_are_ordered_and_inside(text: str) -> None:
    found = tokens(text)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("وسامر", "سامر"),
        ("لسامر", "سامر"),
        ("وبالرئيس", "الرئيس"),
        ("للقائد", "لقائد"),
        ("فللقائد", "لقائد"),
        ("سيزور", "يزور"),
        ("وسيزور", "يزور"),
        ("كالوزير", "الوزير"),
    ],
)
def test_a_stem_after_its_proclitics_is_proposed(word: str, stem: str) -> None:
    assert stem in {word[s.stem.start : s.stem.end] for s in splits(word)}


def test_the_whole_word_comes_first_and_offsets_move_with_it() -> None:
    first = splits("وزير", offset=10)[0]
    assert (first.proclitics, tuple(first.stem), first.enclitic) == ((), (10, 14), None)


def test_enclitic_is_a_span_of_its_own() -> None:
    word = "لقائهما"
    assert any(s.enclitic and word[s.enclitic.start : s.enclitic.end] == "هما" for s in splits(word))


def test_no_stem_shorter_than_two_letters() -> None:
    found = [split for word in ("وفي", "بها", "لك", "فلل") for split in splits(word)]
    assert len(found) == 8
    assert all(split.stem.end - split.stem.start >= 2 for split in found)


def test_stem_keys_restore_the_article_after_li() -> None:
    assert ("القائد", 1) in stem_keys("للقائد")
    assert ("سامر", 1) in stem_keys("وسامر")
