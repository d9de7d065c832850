"""Inside one document: which names of places, bodies and other things are short for which.

Reads names of one kind; gives links. A word may be left out of a name, not exchanged, but for one letter that slipped.
"""

from rapidfuzz.distance import Levenshtein

from tawatur.resolve import bodies, gazetteer, knowledge
from tawatur.resolve.forms import Form
from tawatur.resolve.name import SAME, Link, Name

_TYPO_LETTERS = 5
"""A word must be this long before one other letter is taken for a slip."""


def link_places(names: list[Name], numbers: list[int], home: str | None) -> list[Link]:
    """Short forms to their long ones. A state's title alone means the outlet's own state, where it has that title; else
    the state of that title of which the text speaks most."""
    links: list[Link] = []
    order = sorted(numbers, key=lambda n: (len(names[n].form.parts), -len(names[n].mentions), names[n].first))
    for number in order:
        form = names[number].form
        if form.known or form.key in knowledge.directions():
            continue
        targets = []
        for other in numbers:
            if other == number or not _may_mean(form, names[other].form, home):
                continue
            score = _place_score(form, names[other].form)
            if score:
                targets.append((-score, -len(names[other].mentions), names[other].first, other))
        links += _to_likeliest(number, targets)
    return links


def _to_likeliest(number: int, targets: list[tuple[float, int, int, int]]) -> list[Link]:
    """The link of a short name to the likeliest of the fuller ones, as (-score, -mentions, first place, number);
    none without any.
    """
    return [
        Link(number, other, SAME, -score, (f"short={-score:.2f}: short for the other's name",))
        for score, _, _, other in sorted(targets)[:1]
    ]


def _may_mean(short: Form, full: Form, home: str | None) -> bool:
    if home is None or len(short.parts) > 1 or short.parts[0] not in knowledge.head_words("state_heads"):
        return True
    return full.key == f"={home}" or not gazetteer.is_called(home, short.parts[0])


def _place_score(short: Form, full: Form) -> float:
    if full.key.startswith("="):
        keys = [key.split() for key in gazetteer.place_keys(full.key[1:])]
        if any(tuple(key[: len(short.parts)]) == short.parts and len(key) > len(short.parts) for key in keys):
            state = short.parts[0] in knowledge.head_words("state_heads")
            return 0.9 if state or len(short.parts) > 1 else 0.7
        written = " ".join(short.parts)
        return 0.7 if any(key[0][0] == written[0] and _slip(written, " ".join(key)) for key in keys) else 0.0
    light = knowledge.head_words("place_heads") | knowledge.head_words("landform_heads")
    return _word_score(short.parts, full.parts, light)


def are_other_things(left: Form, right: Form) -> bool:
    """Whether the lexicon or the country tells two names apart."""
    if left.known and right.known and left.known != right.known:
        return True
    return bool(left.country and right.country and left.country != right.country)


def link_bodies(names: list[Name], numbers: list[int]) -> list[Link]:
    """Short names of bodies, facilities and other things to their long ones."""
    links: list[Link] = []
    order = sorted(numbers, key=lambda n: (len(names[n].form.parts), names[n].first))
    for number in order:
        form = names[number].form
        targets = []
        for other in numbers:
            longer = names[other].form
            if other == number or are_other_things(form, longer) or (form.known and not longer.known):
                continue
            if len(longer.parts) < len(form.parts) and not (longer.country and not form.country):
                continue
            score = _body_score(form, longer, len(names[number].mentions), len(names[other].mentions))
            if score:
                targets.append((-score, -len(names[other].mentions), names[other].first, other))
        links += _to_likeliest(number, targets)
    return links


def _body_score(short: Form, full: Form, n_short: int, n_full: int) -> float:
    if short.country is None and full.country is not None and short.parts == full.parts:
        return 0.95
    if short.country is not None and full.country is None:
        return 0.0  # a body with its country is named in full
    if short.kind == "FAC":
        modifiers = knowledge.head_words("modifiers")
        left = tuple(word for word in short.parts if word not in modifiers) or short.parts
        right = tuple(word for word in full.parts if word not in modifiers) or full.parts
        score = _word_score(left, right, knowledge.head_words("facility_heads"))
    else:
        score = _word_score(short.parts, full.parts, knowledge.head_words("heads"))
        is_head_left_out = full.parts[1:] == short.parts and (
            full.parts[0] in bodies.generic_bodies()
            or (full.known is not None and full.parts[0] in knowledge.head_words("heads"))
        )
        if not score and is_head_left_out:
            score = 0.75
    if (
        not score
        and n_full > n_short
        and not short.known
        and any(_slip(short.key, word) for word in (full.key, *full.parts))
    ):
        return 0.7
    return score


def _word_score(short: tuple[str, ...], full: tuple[str, ...], heads: frozenset[str]) -> float:
    """How well a name of words abbreviates a fuller one; a class noun of `heads` may be left out, not exchanged."""
    if len(short) > len(full) or not short:
        return 0.0
    if full[: len(short)] == short and short != full:
        return 0.8 if len(short) > 1 else 0.65
    named = full[1:] if full[0] in heads else full
    if named == short and (len(short) > 1 or len(short[0]) >= _TYPO_LETTERS):
        return 0.9
    if named[: len(short)] == short and len(short) > 1:
        return 0.75
    if len(short) > 1 and short[0] == full[0] and _in_order(short, full):
        return 0.7
    same = len(short) == len(full) and all(a == b or _slip(a, b) for a, b in zip(short, full, strict=True))
    return 0.6 if same and len(short) > 1 and short != full else 0.0


def _in_order(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(word in rest for word in short)


def _slip(left: str, right: str) -> bool:
    """Whether two long words are one letter apart, and not by an ending, which makes another word."""
    if min(len(left), len(right)) < _TYPO_LETTERS or left.startswith(right) or right.startswith(left):
        return False
    return Levenshtein.distance(left, right, score_cutoff=1) == 1
