from tawatur.annotate.events.ties import find_ties
from tawatur.model.annotation import Attribution, Mention, Title


def mention(view, words, kind="PER"):
    start = view.text.index(words)
    return Mention(f"m-{words}", "d-1", start, start + len(words), words, kind, 1.0)


def title(view, words, bearer):
    start = view.text.index(words)
    return Title(f"ti-{words}", "d-1", start, start + len(words), words, bearer)


def ties(view, mentions, titles=(), attributions=()):
    rows = find_ties(view, sorted(mentions, key=lambda m: m.start), list(titles), list(attributions), "d-1")
    return [(t.kind, t.subject_mention_id, t.object_mention_id, t.label) for t in rows]


def test_son_after_a_comma(view_of):
    view = view_of("التقى/VERB رائد/PROPN ،/PUNCT نجل/NOUN سامي/PROPN ،/PUNCT الوفد/NOUN")
    assert ties(view, [mention(view, "رائد"), mention(view, "سامي")]) == [("kin", "m-رائد", "m-سامي", "son")]


def test_his_two_sons_named_in_a_list(view_of):
    view = view_of("اصطحب/VERB سامي/PROPN نجلي/NOUN +ه/PRON رائد/PROPN و/CCONJ +هاني/PROPN")
    made = ties(view, [mention(view, "سامي"), mention(view, "رائد"), mention(view, "هاني")])
    assert made == [("kin", "m-رائد", "m-سامي", "son"), ("kin", "m-هاني", "m-سامي", "son")]


def test_no_tie_without_a_second_name(view_of):
    view = view_of("قال/VERB نجل/NOUN الضحية/NOUN إن/SCONJ سامي/PROPN غائب/ADJ")
    assert ties(view, [mention(view, "سامي")]) == []


def test_commander_of_a_named_force(view_of):
    view = view_of("قائد/NOUN لواء/NOUN الشمال/NOUN سامي/PROPN")
    made = ties(
        view,
        [mention(view, "لواء الشمال", "ORG"), mention(view, "سامي")],
        [title(view, "قائد لواء الشمال", "m-سامي")],
    )
    assert made == [("command", "m-سامي", "m-لواء الشمال", "commander")]


def test_a_body_that_belongs_to_another(view_of):
    view = view_of("كتيبة_الساحل/PROPN التابعة/ADJ ل/ADP +لواء_الشمال/PROPN")
    made = ties(view, [mention(view, "كتيبة_الساحل", "ORG"), mention(view, "لواء_الشمال", "ORG")])
    assert made == [("member", "m-كتيبة_الساحل", "m-لواء_الشمال", "belonging to")]


def test_what_a_source_wants(view_of):
    view = view_of("طالب/VERB سامي/PROPN بانسحاب/NOUN لواء_الشمال/PROPN")
    start = view.text.index("بانسحاب")
    said = Attribution(
        "a-1",
        "d-1",
        0,
        4,
        5,
        9,
        "m-سامي",
        "person",
        start,
        len(view.text),
        "indirect",
        "certain",
        "want",
        None,
        "",
    )
    made = ties(view, [mention(view, "سامي"), mention(view, "لواء_الشمال", "ORG")], (), [said])
    assert made == [("wants", "m-سامي", "m-لواء_الشمال", "بانسحاب لواء_الشمال")]
