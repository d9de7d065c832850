"""What kind of source speaks: person, official body, agency, outlet, analyst, document, somebody unnamed.

Reads a View with a chosen source and those before it; gives what a rule settles, and named features for the
choice model.
"""

from collections.abc import Iterator, Sequence

from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.units import Unit, head_of
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words
from tawatur.text.outlets import outlet_named

_GROUP_REACH = 6  # words on either side of a person's name in which his profession may stand
_SUREST = ("agency", "outlet", "analyst", "document", "anonymous", "witness", "official", "person")


def groups_of_person(view: View, name_index: int) -> list[str]:
    """What the text says a person is, wherever it names him: groups of the nouns beside his name, the surest
    first.
    """
    last = view.word_until(view.names[name_index].end) - 1
    found: set[str] = set()
    for name in view.names:
        end = view.word_until(name.end)
        if name.type == "PER" and view.keys[end - 1] == view.keys[last]:
            found.update(_groups_before(view, view.word_from(name.start)))
            found.update(_groups_after(view, end))
    return [group for group in _SUREST if group in found]


def _groups_before(view: View, first: int) -> Iterator[str]:
    for word in range(first - 1, max(-1, first - 1 - _GROUP_REACH), -1):
        if view.sentence_of[word] != view.sentence_of[first] or view.is_verb(word):
            return
        head = head_of(view.keys[word])
        if head is not None:
            yield head.group


def _groups_after(view: View, end: int) -> Iterator[str]:
    """Groups in an apposition right after a name: N. N., professor of; N. N. the researcher."""
    lists = words()
    for word in range(end, min(len(view.keys), end + _GROUP_REACH)):
        key = view.keys[word]
        if view.is_verb(word) or key in lists.complementisers or key in lists.prepositions:
            return
        if key in lists.heads:
            yield lists.heads[key].group
            return
        if word > end + 1 and not key[:1].isalnum():
            return


def kind_before(view: View, unit: Unit | None, earlier: Sequence[tuple[Unit, str]]) -> str | None:
    """The kind that the same source was given before in this text: the same phrase, or a person of the same
    name.

    "The same source" is whoever was cited last, whatever his kind: in 15 of 24 cases of the training part.
    """
    if unit is None:
        return None
    if earlier and unit.group == "anonymous" and _says_same(view, unit):
        return earlier[-1][1]
    for other, kind in reversed(earlier):
        if other.start == unit.start:
            return kind
        if unit.kind == other.kind == "PER" and _last_key(view, unit) == _last_key(view, other):
            return kind
    return None


def kind_by_task(view: View, unit: Unit | None) -> str | None:
    """The kind of a known news agency, of an agency that its task shows to be a public body (of
    intelligence), of analysts.

    80 of 83 sources of the training part that bear the name of a known agency are agencies to their readers,
    35 of 40 unnamed experts and observers analysts.
    """
    if unit is None:
        return None
    if unit.kind == "NOUN" and unit.group == "analyst" and unit.agreement == "p":
        return "analyst"
    if unit.kind == "NOUN" and unit.group == "outlet" and not words().secret.isdisjoint(_inside(view, unit)):
        return "document"  # reports of intelligence are no newspaper's
    if unit.kind == "ORG":
        known = outlet_named(view.text[unit.start : unit.end], is_marked=True)
        if known is not None and known.kind == "agency":
            return "agency"
    if unit.group != "agency":
        return None
    tasked = not words().public_tasks.isdisjoint(_inside(view, unit))
    return "official-body" if tasked else None


def _inside(view: View, unit: Unit) -> list[str]:
    """The words of a phrase after its first."""
    return view.keys[unit.first + 1 : unit.last]


def _says_same(view: View, unit: Unit) -> bool:
    """Whether "same" or "said" stands in a noun phrase or right before it."""
    return any(key in words().same for key in view.keys[max(0, unit.first - 1) : unit.last])


def _last_key(view: View, unit: Unit) -> str:
    return view.keys[view.word_until(unit.end) - 1]


def _pointed_back(view: View, unit: Unit, earlier: Sequence[tuple[Unit, str]]) -> list[str]:
    """Features of a common noun that may take up a source before: the kind of the last one, and of the last
    so called.
    """
    if unit.kind not in ("NOUN", "TITLE") or not earlier:
        return []
    article = words().article
    key = view.keys[unit.first]
    again = _says_same(view, unit)
    definite = key.startswith(article) or again
    same = next(
        (kind for other, kind in reversed(earlier) if _stem(view, other) == _stem(view, unit)), "none"
    )
    return [
        f"last={earlier[-1][1]}|{definite}|{unit.group}",
        f"last={earlier[-1][1]}|{definite}|{unit.last - unit.first > 1}",
        f"last={earlier[-1][1]}|again={again}",
        f"same={same}|{definite}",
        f"same={same}|{definite}|{unit.group}",
    ]


def _stem(view: View, unit: Unit) -> str:
    return view.keys[unit.first].removeprefix(words().article)


def source_kind_features(
    view: View, cue: Cue, unit: Unit | None, earlier: Sequence[tuple[Unit, str]]
) -> list[str]:
    """Features of the kind of a source; `earlier` are the sources before it in the text, with their kinds."""
    if unit is None:
        return ["none", f"none|{cue.kind}", f"none|{cue.lemma}"]
    keys = view.keys
    first = view.word_from(unit.start)
    last = max(first + 1, view.word_until(unit.end))
    head = keys[unit.first] if unit.first < len(keys) else "#"
    own = keys[first] if first < len(keys) else "#"
    found = [
        f"kind={unit.kind}",
        f"group={unit.group}",
        f"kind={unit.kind}|{unit.group}",
        f"head={head}",
        f"own={own}",
        f"cue={cue.kind}",
        f"cue={cue.kind}|{unit.kind}",
        f"length={min(last - first, 5)}|{unit.kind}:{unit.group}",
        f"definite={own.startswith(words().article)}|{unit.group}|{unit.kind}",
        f"agree={unit.agreement}|{unit.kind}",
        f"cueform={cue.agreement}|{unit.kind}",
        *_pointed_back(view, unit, earlier),
    ]
    lists = words()
    quoted = view.quote_at[first] >= 0
    outlet = outlet_named(view.text[unit.start : unit.end], is_marked=unit.kind == "ORG" or quoted)
    if outlet is not None:
        found.append(f"known={'agency' if outlet.kind == 'agency' else 'outlet'}")
    if unit.kind == "PER" and unit.name >= 0:
        groups = groups_of_person(view, unit.name)
        found += [f"person={group}" for group in groups] + [f"person={'analyst' in groups}|{cue.kind}"]
    inside = {lists.heads[key].group for key in view.keys[first:last] if key in lists.heads}
    found.append(f"surest={next((group for group in _SUREST if group in inside), '')}|{unit.kind}")
    for word in range(first, min(last, first + 6)):
        found.append(f"has={keys[word]}")
        inner = lists.heads.get(keys[word])
        if inner is not None:
            found.append(f"hasgroup={inner.group}|{unit.kind}")
        if view.name_at[word] >= 0:
            found.append(f"hasname={view.names[view.name_at[word]].type}|{unit.kind}:{unit.group}")
    for word in range(max(0, first - 3), first):
        inner = lists.heads.get(keys[word])
        if inner is not None:
            found.append(f"beforegroup={inner.group}|{unit.kind}")
    return found
