"""The ontology: every type is described, and the exchange codes follow from type and status."""

import pytest

from tawatur.model import ontology

DESIGN = (
    "MEET VISIT RECEIVE CALL NEGOTIATE INVITE AGREE SIGN ENDORSE COOPERATE AID ARM DEPLOY WITHDRAW RELEASE RESIGN "
    "APPOINT REQUEST ACCUSE REJECT THREATEN SANCTION ARREST ATTACK KILL CLASH PROTEST DISASTER VOTE OTHER"
).split()


def test_types_are_those_of_the_design():
    assert sorted(ontology.event_types()) == sorted(DESIGN)


@pytest.mark.parametrize("name", DESIGN)
def test_each_type_is_described(name):
    entry = ontology.event_types()[name]
    assert entry.label_ar and entry.label_en and entry.definition.endswith(".")
    assert entry.examples and all(example.text and example.gloss for example in entry.examples)
    assert set(entry.roles) <= set(ontology.roles())
    for codes in (entry.plover, entry.cameo):
        assert "default" in codes
        assert set(codes) - {"default"} <= set(ontology.statuses())


@pytest.mark.parametrize(
    ("event_type", "status", "plover", "cameo"),
    [
        ("VISIT", "occurred", "CONSULT:visit", "042"),
        ("VISIT", "planned", "AGREE", "036"),
        ("VISIT", "denied", None, None),
        ("SIGN", "occurred", "SUPPORT", "057"),
        ("WITHDRAW", "planned", "CONCEDE", "035"),
        ("AID", "denied", "REJECT", "122"),
        ("APPOINT", "occurred", None, None),
    ],
)
def test_codes(event_type, status, plover, cameo):
    assert ontology.plover(event_type, status) == plover
    assert ontology.cameo(event_type, status) == cameo


def test_modes_belong_to_types_and_are_named_in_both_languages():
    for event_type, modes in ontology.modes().items():
        assert event_type in DESIGN
        assert all(mode.label_ar and mode.label_en and mode.plover and mode.cameo for mode in modes.values())


def test_a_mode_counts_for_what_is_done_only():
    assert ontology.plover("KILL", "alleged", "assassination") == "ASSAULT:assassinate"
    assert ontology.plover("KILL", "denied", "assassination") is None
    assert ontology.cameo("KILL", "planned", "assassination") == "138"


def test_family_joins_what_readers_confuse():
    assert ontology.family("RECEIVE") == ontology.family("MEET") == "talk"
    assert ontology.family("VOTE") != ontology.family("PROTEST")


def test_labels_of_statuses_and_roles():
    assert ontology.statuses()["planned"].label_ar == "مقرر"
    assert ontology.roles()["victim"].label_en == "victim"
