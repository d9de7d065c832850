"""One type for one name in one text."""

from collections import Counter

import pytest

from tawatur.resolve.kinds import is_common, settle


@pytest.mark.parametrize(
    ("types", "full", "expected"),
    [
        ({"رويترز": {"ORG": 3, "PER": 1}}, [], {("رويترز", "PER"): "ORG"}),
        ({"القاهرة": {"GPE": 2, "FAC": 1}}, [], {("القاهرة", "FAC"): "GPE"}),
        ({"كوريلا": {"GPE": 2}, "إريك كوريلا": {"PER": 1}}, ["إريك كوريلا"], {("كوريلا", "GPE"): "PER"}),
        ({"الكرملين": {"ORG": 2, "GPE": 1}}, [], {("الكرملين", "GPE"): "FAC"}),
        ({"المهاري": {"ORG": 3, "FAC": 1}}, [], {("المهاري", "FAC"): "ORG"}),
        ({"السوداني": {"PER": 2, "NORP": 3}}, [], {}),
        ({"البحر الأحمر": {"LOC": 2}}, [], {}),
        ({"العربي": {"ORG": 2, "NORP": 1}}, [], {}),
    ],
)
def test_types_are_settled(types, full, expected):
    assert settle({name: Counter(counts) for name, counts in types.items()}, full) == expected


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("مراقبون", True),
        ("محللين", True),
        ("المشير", True),
        ("السيدة", True),
        ("مراد", False),
        ("أمينة", False),
        ("نديم قاسم", False),
    ],
)
def test_common_nouns_for_people_name_nobody(surface, expected):
    assert is_common("PER", surface) is expected


@pytest.mark.parametrize(
    ("type_", "surface", "expected"),
    [
        ("ORG", "شركة", True),
        ("EVENT", "مهرجان «", True),
        ("GPE", "قرية", True),
        ("ORG", "الشركة", False),  # "the company" that its text has named
        ("ORG", "السد", False),
        ("EVENT", "عيد", False),
        ("ORG", "شركة الزيتون", False),
        ("PER", "آل", True),
        ("PER", "قرية", False),
    ],
)
def test_class_nouns_alone_name_nothing(type_, surface, expected):
    assert is_common(type_, surface) is expected
