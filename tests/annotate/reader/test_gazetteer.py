"""Look-ups in hashed name lists."""

import numpy as np

from tawatur.annotate.reader.gazetteer import LISTS, Gazetteer, phrase_hash


def gazetteer(**lists: list[str]) -> Gazetteer:
    table: dict[int, int] = {}
    for name, phrases in lists.items():
        for phrase in phrases:
            words = phrase.split()
            for key, bit in ((phrase_hash(words), name), (phrase_hash(words[:1]), "opens")):
                if bit != "opens" or len(words) > 1:
                    table[key] = table.get(key, 0) | 1 << LISTS.index(bit)
    keys = sorted(table)
    return Gazetteer(np.array(keys, dtype=np.uint32), np.array([table[key] for key in keys], dtype=np.uint16))


def test_a_word_has_the_bits_of_all_its_lists() -> None:
    lists = gazetteer(person=["سامي"], city=["سامي", "طنجه"])
    assert lists.bits("سامي") == 1 << LISTS.index("person") | 1 << LISTS.index("city")
    assert lists.bits("كتاب") == 0


def test_the_longest_phrase_wins_and_phrases_do_not_overlap() -> None:
    lists = gazetteer(org=["بنك الشرق", "بنك الشرق الاخضر", "الاخضر الجديد"])
    words = ["فتح", "بنك", "الشرق", "الاخضر", "الجديد", "ابوابه"]
    found = lists.phrases(words, [lists.bits(word) for word in words])
    assert found == [(1, 4, 1 << LISTS.index("org"))]
