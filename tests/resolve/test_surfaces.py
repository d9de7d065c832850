"""How the names of an entity are shown."""

from collections import Counter

import pytest

from tawatur.resolve.surfaces import shown


@pytest.mark.parametrize(
    ("type_", "written", "names"),
    [
        ("PER", {"سالم الورفلي": 4, "سالم لالورفلي": 1, "الورفلي": 2}, {"سالم الورفلي": 5, "الورفلي": 2}),
        ("GPE", {"بغداد": 3, "ببغداد": 1}, {"بغداد": 4}),
        ("GPE", {"روسيا": 3, "روسياً": 1}, {"روسيا": 4}),
        ("GPE", {"روسياً": 1}, {"روسيا": 1}),
        ("NORP", {"روسي": 3, "روسياً": 1, "روسيًا": 1}, {"روسي": 5}),
        ("PER", {"دارا": 3, "دارًا": 1}, {"دارا": 4}),
        ("PER", {"ابن سيده": 2, "ابنُ سيدَهْ": 1}, {"ابن سيده": 3}),
        ("PER", {"الذهبيّ": 1}, {"الذهبيّ": 1}),
        ("PER", {"الذهبيُّ": 1}, {"الذهبيّ": 1}),
        ("ORG", {"داعش": 1, "داعـش": 1}, {"داعش": 2}),
        ("EVENT", {"القمة الـ32": 1}, {"القمة الـ32": 1}),
        ("PER", {"آزاد می\u200cشوند": 1}, {"آزاد می\u200cشوند": 1}),
        ("FAC", {'باب السلام"': 1}, {"باب السلام": 1}),
        ("ORG", {"جريدة\nالموانئ": 1}, {"جريدة الموانئ": 1}),
        ("PER", {"وايزر": 1, "ايزر": 1}, {"وايزر": 1, "ايزر": 1}),  # nothing tells which is the name
        ("GPE", {"عمّان": 1}, {"عمّان": 1}),
    ],
)
def test_a_name_is_shown_without_what_its_sentence_bound_to_it(type_, written, names):
    assert dict(shown(type_, Counter(written))) == names
