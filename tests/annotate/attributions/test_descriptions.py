from tawatur.annotate.attributions.decide import decide
from tawatur.annotate.attributions.descriptions import described_end
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.view import make_view


def described(text: str) -> list[str]:
    view = make_view(text, [])
    units = [s.unit for s in decide(view, load_models()) if s.unit is not None]
    return [text[unit.start : described_end(view, unit)] for unit in units]


def test_what_an_unnamed_source_is_belongs_to_it() -> None:
    text = "وقال أحد المصادر، وهو موظف في لجنة المياه، إن السد سليم."
    assert described(text) == ["أحد المصادر، وهو موظف في لجنة المياه"]


def test_what_follows_a_plain_source_is_not_its_description() -> None:
    assert described("وقالت مصادر محلية، أمس، إن السد سليم.") == ["مصادر محلية"]
