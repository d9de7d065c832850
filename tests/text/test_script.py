from tawatur.text.script import has_arabic


def test_arabic_letters():
    assert has_arabic("ab ﷺ ﻻ")
    assert not has_arabic("12٣٤ ،؛ no letter")
