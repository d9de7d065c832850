import pytest

from tawatur.annotate.events.candidates import Phrases, make_candidates
from tawatur.annotate.events.links import Linker, Party
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import make_triggers

TEXT = (
    "اجتمع/VERB سامي/PROPN مع/ADP رائد/PROPN في/ADP صور/PROPN ./PUNCT بحث/VERB الجانبان/NOUN الأزمة/NOUN ./PUNCT "
    "غادر/VERB الرجل/NOUN المدينة/NOUN"
)
NAMES = (("سامي", "PER"), ("رائد", "PER"), ("صور", "GPE"))


def links(view, span_of, slots, opening=("اجتمع", "MEET"), names=NAMES):
    rows = [span_of(view, words) for words, _ in names]
    spans = [
        (view.text.index(w), view.text.index(w) + len(w), t, 1.0)
        for w, t in (opening, ("بحث", "NEGOTIATE"), ("غادر", "VISIT"))
    ]
    triggers = make_triggers(view, spans)
    candidates = make_candidates(view, triggers, Phrases(rows, [k for _, k in names], [], [], []))
    words = {view.text[slice(*view.span(c.first, c.stop))]: at for at, c in enumerate(candidates)}
    parties = [Party(names[c.index][0], c.type) if c.kind == "name" else Party(None, "") for c in candidates]
    filled = [Filled(at, words[phrase], role, 1.0, "") for at, phrase, role in slots]
    found = Linker(view, triggers, candidates, parties, filled).links()
    return {phrase: [name for name, _ in found.get(at, [])] for phrase, at in words.items()}


def test_the_two_sides_are_the_parties_of_the_meeting_before(view_of, span_of):
    view = view_of(TEXT)
    slots = [(0, "سامي", "participant"), (0, "رائد", "participant"), (1, "الجانبان", "participant")]
    assert links(view, span_of, slots)["الجانبان"] == ["سامي", "رائد"]


def test_two_names_of_one_man_are_no_two_sides(view_of, span_of):
    view = view_of(
        "اجتمع/VERB سامي/PROPN مع/ADP هاني/PROPN رائد/PROPN ./PUNCT غادر/VERB رائد/PROPN صور/PROPN ./PUNCT بحث/VERB الجانبان/NOUN"
    )
    names = (("سامي", "PER"), ("هاني رائد", "PER"), ("رائد", "PER"))
    slots = [
        (0, "سامي", "participant"),
        (0, "هاني رائد", "participant"),
        (1, "هاني رائد", "actor"),
        (1, "رائد", "actor"),
        (2, "الجانبان", "participant"),
    ]
    assert links(view, span_of, slots, names=names)["الجانبان"] == ["سامي", "هاني رائد"]


def test_the_man_and_the_city(view_of, span_of):
    view = view_of(TEXT)
    found = links(view, span_of, [(2, "الرجل", "actor"), (2, "المدينة", "place")])
    assert found["الرجل"] == ["رائد"]
    assert found["المدينة"] == ["صور"]


def test_a_description_without_an_antecedent_stays_open(view_of, span_of):
    view = view_of(TEXT)
    assert links(view, span_of, [(1, "الأزمة", "about")])["الأزمة"] == []


RANKS = (
    "استقبل/VERB الأمير/NOUN سامي/PROPN الوزير/NOUN رائد/PROPN في/ADP صور/PROPN ./PUNCT بحث/VERB سمو/NOUN +ه/PRON الأزمة/NOUN "
    "./PUNCT غادر/VERB الأمير/NOUN المدينة/NOUN"
)


def test_an_honour_and_a_title_mean_the_last_who_has_the_rank(view_of, span_of):
    view = view_of(RANKS)
    found = links(view, span_of, [(1, "سموه", "participant"), (2, "الأمير", "actor")], ("استقبل", "RECEIVE"))
    assert found["سموه"] == ["سامي"]
    assert found["الأمير"] == ["سامي"]


def test_highness_without_a_pronoun_means_nobody_named_before(view_of, span_of):
    view = view_of(RANKS.replace("+ه/PRON", "المحافظ/NOUN"))
    assert (
        links(view, span_of, [(1, "سمو المحافظ", "participant")], ("استقبل", "RECEIVE"))["سمو المحافظ"] == []
    )


def test_the_two_countries_are_no_two_men_and_the_countries_no_pair(view_of, span_of):
    opening = "اجتمع/VERB سامي/PROPN مع/ADP رائد/PROPN في/ADP صور/PROPN ./PUNCT "
    met = [(0, "سامي", "participant"), (0, "رائد", "participant")]
    two = view_of(opening + "بحث/VERB البلدان/NOUN التعاون/NOUN ./PUNCT غادر/VERB")
    assert links(two, span_of, [*met, (1, "البلدان", "participant")]).get("البلدان") == []
    countries = (("قطر", "GPE"), ("مصر", "GPE"))
    for words, pair in (
        ("بحث/VERB البلدان/NOUN التعاون/NOUN ./PUNCT غادر/VERB", ["قطر", "مصر"]),
        ("بحث/VERB مع/ADP البلدان/NOUN التعاون/NOUN ./PUNCT غادر/VERB", []),
    ):
        view = view_of("اتفاق/NOUN بين/ADP قطر/PROPN و/CCONJ مصر/PROPN ./PUNCT " + words)
        slots = [(0, "قطر", "participant"), (0, "مصر", "participant"), (1, "البلدان", "participant")]
        made = links(view, span_of, slots, opening=("اتفاق", "AGREE"), names=countries)
        assert made["البلدان"] == pair


def test_a_speaker_and_a_body_are_no_two_sides(view_of, span_of):
    view = view_of(TEXT.replace("رائد", "البلدية"))
    names = (("سامي", "PER"), ("البلدية", "ORG"), ("صور", "GPE"))
    slots = [(0, "سامي", "participant"), (0, "البلدية", "participant"), (1, "الجانبان", "participant")]
    assert links(view, span_of, slots, names=names)["الجانبان"] == []


@pytest.mark.parametrize(("title", "meant"), [("رئيس", []), ("الرئيس", ["سامي"])])
def test_a_president_is_nobody_known(view_of, span_of, title, meant):
    view = view_of(f"سامي/PROPN غادر/VERB ./PUNCT انتخاب/NOUN {title}/NOUN")
    start = view.text.index("انتخاب")
    triggers = make_triggers(view, [(start, start + len("انتخاب"), "VOTE", 1.0)])
    office = span_of(view, title)
    candidates = make_candidates(view, triggers, Phrases([], [], [office], [], []))
    (at,) = [index for index, candidate in enumerate(candidates) if candidate.kind == "title"]
    parties = [Party("سامي", "PER") if index == at else Party(None, "") for index in range(len(candidates))]
    found = Linker(view, triggers, candidates, parties, [Filled(0, at, "recipient", 1.0, "")]).links()
    assert [name for name, _ in found.get(at, [])] == meant
