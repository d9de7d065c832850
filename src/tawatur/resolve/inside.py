"""Inside one document: which of its names name the same thing.

Reads the names of one document (a name is a form with the mentions that write it); writes links between them, each
with a verdict, a score and its reasons. Names of equal key are one name already; here short names find the full name
that they abbreviate, spellings meet, and kin are kept apart.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from tawatur.resolve import bodies, knowledge
from tawatur.resolve.forms import Form
from tawatur.resolve.persons import Relation, is_well_known, relate

SAME, DIFFERENT = "same", "different"
_CLEAR = 0.7  # relations of names above it need no support from the text
_TYPO_LETTERS = 5  # a word must be this long before one other letter is taken for a slip


@dataclass(slots=True)
class Name:
    """One name as one document writes it."""

    form: Form
    mentions: list[int] = field(default_factory=list)
    """Row numbers of its mentions, in the order of the text."""
    first: int = 0
    """Start of its first mention."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two names of one document, judged."""

    left: int
    right: int
    verdict: str
    score: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """Names already taken as one; its fullest name comes first."""

    names: list[int]
    weight: int
    """Mentions of its full names: who is spoken of most."""
    fame: int
    """Documents of the case that write its fullest name."""
    first: int
    by_given: bool = False
    """Whether the text calls this one by the given name: then the bare family name is rather another's."""


@dataclass(frozen=True, slots=True)
class Fame:
    """How the whole case uses names: what one document cannot tell."""

    documents: Mapping[tuple[str, str], int]
    """How many documents write each (kind, key)."""
    continued: Mapping[str, int]
    """How many different units follow a person's first units in fuller names of the case."""

    @classmethod
    def of(cls, documents: Iterable[list[Name]]) -> "Fame":
        """Count the names of all documents."""
        counts: Counter[tuple[str, str]] = Counter()
        for names in documents:
            counts.update((name.form.kind, name.form.key) for name in names)
        tails: dict[str, set[str]] = {}
        for kind, key in counts:
            units = key.split() if kind == "PER" else []
            for size in range(2, len(units)):
                tails.setdefault(" ".join(units[:size]), set()).add(units[size])
        return cls(counts, {prefix: len(found) for prefix, found in tails.items()})

    def __call__(self, form: Form) -> int:
        """How many documents write a name."""
        return self.documents.get((form.kind, form.key), 0)


def link_names(
    names: list[Name], glossed: Iterable[tuple[int, int]], fame: Fame, home: str | None = None
) -> list[Link]:
    """Judge the names of one document against each other.

    `glossed` holds pairs of names where the text writes the second in brackets after the first; `home` is the country
    that the outlet writes about most. Names are compared within their kind; the result does not depend on the order of `names` beyond their numbers.
    """
    links: list[Link] = []
    for left, right in glossed:
        if names[left].form.kind == names[right].form.kind and not _other_thing(
            names[left].form, names[right].form
        ):
            links.append(
                Link(left, right, SAME, 0.9, ("gloss=0.90: the text gives one as another name of the other",))
            )
    by_kind: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        by_kind.setdefault(name.form.kind, []).append(number)
    for kind, numbers in sorted(by_kind.items()):
        if kind == "PER":
            links.extend(_persons(names, numbers, fame))
        elif kind == "PLACE":
            links.extend(_places(names, numbers, home))
        elif kind != "NORP":
            links.extend(_bodies(names, numbers))
    return links


def _persons(names: list[Name], numbers: list[int], fame: Fame) -> list[Link]:
    """Full names first, the fullest before others; then given names alone; then the rest."""
    units = {n: len(names[n].form.parts) for n in numbers}
    full = sorted(
        (n for n in numbers if units[n] > 1),
        key=lambda n: (-units[n], -len(names[n].mentions), names[n].first),
    )
    lone = sorted(
        (n for n in numbers if units[n] < 2), key=lambda n: (-len(names[n].mentions), names[n].first)
    )
    groups: list[_Group] = []
    links: list[Link] = []
    for number in full:
        _take(names, number, groups, links, fame)
    rest = []
    for number in lone:
        relations = [
            relation for group in groups if (relation := _best(names, number, group, fame)[1]) is not None
        ]
        if relations and all(relation.kind == "given" for relation in relations):
            _take(names, number, groups, links, fame)
        else:
            rest.append(number)
    for number in rest:
        _take(names, number, groups, links, fame)
    links.extend(_kin(names, groups))
    return links


def _take(names: list[Name], number: int, groups: list[_Group], links: list[Link], fame: Fame) -> None:
    """Put a name into the group that it belongs to, or open a new one."""
    name = names[number]
    full = len(name.form.parts) > 1
    found = [(group, *_best(names, number, group, fame)) for group in groups]
    candidates = [(group, target, relation) for group, target, relation in found if relation is not None]
    chosen = _choose(candidates, single=not full)
    if chosen is None:
        groups.append(_Group([number], len(name.mentions) if full else 0, fame(name.form), name.first))
        return
    group, target, relation = chosen
    reasons = [f"{relation.kind}={relation.weight:.2f}: {relation.why}"]
    if len(candidates) > 1:
        reasons.append(f"foremost={group.weight}: named in full most often among {len(candidates)}")
    links.append(Link(number, target, SAME, relation.weight, tuple(reasons)))
    group.names.append(number)
    group.by_given = group.by_given or relation.kind == "given"
    if full:
        group.weight += len(name.mentions)
        group.first = min(group.first, name.first)


def _best(names: list[Name], number: int, group: _Group, fame: Fame) -> tuple[int, Relation | None]:
    """The strongest relation of a name to any name of a group."""
    best: tuple[int, Relation | None] = (group.names[0], None)
    for other in group.names:
        left, right = names[number].form.person, names[other].form.person
        relation = relate(left, right) if left and right else None
        if relation is not None and not _is_believable(relation, names[number], names[other], fame):
            relation = None
        if relation is not None and (best[1] is None or relation.weight > best[1].weight):
            best = (other, relation)
    return best


def _is_believable(relation: Relation, short: Name, full: Name, fame: Fame) -> bool:
    """Whether the text and the case bear out what the words alone would allow."""
    is_before = short.first < full.first
    if relation.kind == "tail":
        # An abbreviation follows the full name; before it stands, as often, the father, and so does after it a
        # well-known man in the name of his child.
        return not is_before and (is_well_known(full.form.key) or not is_well_known(short.form.key))
    if relation.kind == "shorter" and relation.opens and fame.continued.get(short.form.key, 0) > 1:
        # First names that several persons share, standing before the fuller name or better known than it.
        return not is_before and fame(short.form) <= fame(full.form)
    if relation.kind == "spelling" and relation.weight < _CLEAR:
        return len(short.mentions) == 1 < len(full.mentions)  # a slip is written once
    if relation.kind == "family" and len(full.form.parts) > 2:
        # A word that the reader ran together with a well-known name is no family name.
        last, prefix = full.form.parts[-1], " ".join(full.form.parts[:-1])
        is_word = knowledge.is_name_word(last) and not knowledge.places(last)
        return is_word or fame.documents.get(("PER", prefix), 0) <= fame(full.form)
    return True


def _choose(
    candidates: list[tuple[_Group, int, Relation]], *, single: bool
) -> tuple[_Group, int, Relation] | None:
    """The group that a name belongs to: as family name before given name, then the one spoken of most, then the best known.

    A person whom the text also calls by the given name is less likely the one whom it calls by the family name: named in
    full as often as another, he comes second.
    """
    if not candidates:
        return None
    if (
        single
        and all(relation.kind in ("part", "father") for _, _, relation in candidates)
        and len(candidates) > 1
    ):
        return None

    def rank(item: tuple[_Group, int, Relation]) -> tuple[float, float, int, int]:
        group, _, relation = item
        weight = group.weight / 2 if single and group.by_given else group.weight
        return -round(relation.weight, 1), -weight, -group.fame, group.first

    return min(candidates, key=rank)


def _kin(names: list[Name], groups: list[_Group]) -> list[Link]:
    """Full names that share the family name only: two persons, and said so."""
    by_family: dict[str, list[int]] = {}
    for group in groups:
        parts = names[group.names[0]].form.parts
        if len(parts) > 1:
            by_family.setdefault(parts[-1], []).append(group.names[0])
    return [
        Link(left, right, DIFFERENT, 0.95, ("given=0.95: one family name, two given names, in one text",))
        for family in sorted(by_family)
        for at, left in enumerate(by_family[family])
        for right in by_family[family][at + 1 :]
    ]


def _places(names: list[Name], numbers: list[int], home: str | None) -> list[Link]:
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
        if targets:
            score, _, _, other = min(targets)
            links.append(
                Link(number, other, SAME, -score, (f"short={-score:.2f}: short for the other's name",))
            )
    return links


def _may_mean(short: Form, full: Form, home: str | None) -> bool:
    if home is None or len(short.parts) > 1 or short.parts[0] not in knowledge.head_words("state_heads"):
        return True
    return full.key == f"={home}" or not knowledge.is_called(home, short.parts[0])


def _place_score(short: Form, full: Form) -> float:
    if full.key.startswith("="):
        keys = [key.split() for key in knowledge.place_keys(full.key[1:])]
        if any(tuple(key[: len(short.parts)]) == short.parts and len(key) > len(short.parts) for key in keys):
            state = short.parts[0] in knowledge.head_words("state_heads")
            return 0.9 if state or len(short.parts) > 1 else 0.7
        written = " ".join(short.parts)
        return 0.7 if any(key[0][0] == written[0] and _slip(written, " ".join(key)) for key in keys) else 0.0
    light = knowledge.head_words("place_heads") | knowledge.head_words("landform_heads")
    return _word_score(short.parts, full.parts, light)


def _other_thing(left: Form, right: Form) -> bool:
    """Whether the lexicon or the country tells two names apart."""
    if left.known and right.known and left.known != right.known:
        return True
    return bool(left.country and right.country and left.country != right.country)


def _bodies(names: list[Name], numbers: list[int]) -> list[Link]:
    links: list[Link] = []
    order = sorted(numbers, key=lambda n: (len(names[n].form.parts), names[n].first))
    for number in order:
        form = names[number].form
        targets = []
        for other in numbers:
            longer = names[other].form
            if other == number or _other_thing(form, longer) or (form.known and not longer.known):
                continue
            if len(longer.parts) < len(form.parts) and not (longer.country and not form.country):
                continue
            score = _body_score(form, longer, len(names[number].mentions), len(names[other].mentions))
            if score:
                targets.append((-score, -len(names[other].mentions), names[other].first, other))
        if targets:
            score, _, _, other = min(targets)
            links.append(
                Link(number, other, SAME, -score, (f"short={-score:.2f}: short for the other's name",))
            )
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
        if not score and full.parts[0] in bodies.generic_bodies() and full.parts[1:] == short.parts:
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
