from dataclasses import replace

import pytest

from tawatur.export.disputes import findings
from tawatur.export.labels import LANGUAGES, Labels, _words, known
from tawatur.export.timeline import Support, chronology, entries
from tawatur.model.ontology import event_types, statuses
from tawatur.reconcile.events.pairs import WEIGHTS


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "تقرير واحد"), (2, "تقريران"), (3, "3 تقارير"), (11, "11 تقريرًا"), (100, "100 تقرير")],
)
def test_arabic_counts(n, words):
    assert Labels("ar").count(n, "report") == words


def test_every_label_is_there_in_both_languages():
    for group, words in _words().items():
        for key, entry in words.items():
            assert set(entry) == set(LANGUAGES), f"{group}.{key}"


def test_types_and_statuses_have_labels():
    for language in LANGUAGES:
        labels = Labels(language)
        assert all(labels.of("event_type", name) for name in event_types())
        assert all(labels.of("status", name) for name in statuses())


def test_what_has_no_label_is_shown_as_it_is():
    assert Labels("ar").of("verdict", "novel") == "novel"


@pytest.mark.parametrize(("language", "arrow"), [("en", "→"), ("ar", "←")])
def test_who_is_accused_by_nobody_named_stands_behind_the_arrow(record, language, arrow):
    (found,) = entries(record, chronology(record))
    accused = replace(found, type="ACCUSE", parties=[replace(found.parties[1], role="recipient")])
    said = Labels(language).parties(accused)
    assert said.startswith(f"{arrow} ") and "باتار دورجسورين" in said


def test_one_origin_never_says_independence():
    assert "independence" not in Labels("en").support(Support(12, 9, 1, 1))


def test_outlets_keep_their_place_inside_an_explanation(record):
    (found,) = findings(record)
    said = replace(found, explanation_en="Two days: 10 March (النخلة); 11 March (port).")
    assert Labels("en").explanation(said) == "Two days: 10 March (\u2068النخلة\u2069); 11 March (port)."


def test_latin_words_stay_bare_in_english_only():
    assert Labels("en").isolated("Reuters") == "Reuters"
    assert Labels("ar").isolated("Reuters") == "\u2068Reuters\u2069"
    assert Labels("en").isolated("النخلة") == "\u2068النخلة\u2069"


def test_a_day_with_one_known_bound_says_which():
    assert Labels("ar").when(None, "2025-05-11") == "11 مايو 2025 أو قبله"
    assert Labels("ar").when("2025-05-11", None) == "11 مايو 2025 أو بعده"


def test_every_feature_that_joins_mentions_of_a_text_has_a_label():
    assert set(WEIGHTS) <= set(known("feature"))
