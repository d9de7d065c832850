"""Names that a text repeats: what the network saw once as a person's name it may miss where only the family name stands.

Reads and rewrites `doc.ents`. A person named in full is found again by the family name, and any person or place by the
same words; spelling is compared folded. Measured on the development slice: 103 of 109 such repeats were names.
"""

from spacy.tokens import Doc, Span

from tawatur.text.fold import fold

_BY_SAME_WORDS = frozenset({"PER", "GPE"})
"""Types whose words alone name them again; the words of organisations and events are often plain nouns elsewhere."""
_SHORTEST = 3
"""Letters of a family name that may be looked for: two-letter words are too often something else."""

Key = tuple[str, ...]


def _keys(doc: Doc, words: list[str]) -> dict[Key, str]:
    """The word sequences to look for, with their type; a type seen more often for the same words wins."""
    votes: dict[Key, dict[str, int]] = {}
    for ent in doc.ents:
        if ent.label_ not in _BY_SAME_WORDS:
            continue
        keys = {tuple(words[ent.start : ent.end])}
        family = words[ent.end - 1]
        if ent.label_ == "PER" and len(ent) > 1 and len(family) >= _SHORTEST:
            keys.add((family,))
        for key in keys:
            tally = votes.setdefault(key, {})
            tally[ent.label_] = tally.get(ent.label_, 0) + 1
    return {key: max(sorted(tally), key=lambda label: tally[label]) for key, tally in votes.items()}


def add_repeats(doc: Doc) -> None:
    """Add to `doc.ents` the names that the text has already given in full, or in the same words."""
    words = [fold(token.text, strong=True) for token in doc]
    taken = [False] * len(doc)
    for ent in doc.ents:
        taken[ent.start : ent.end] = [True] * len(ent)
    keys = _keys(doc, words)
    by_first: dict[str, list[Key]] = {}
    for key in sorted(keys, key=lambda key: (-len(key), key)):
        by_first.setdefault(key[0], []).append(key)
    found: list[Span] = []
    for start, word in enumerate(words):
        for key in by_first.get(word, ()):
            end = start + len(key)
            if tuple(words[start:end]) == key and not any(taken[start:end]):
                found.append(Span(doc, start, end, label=keys[key]))
                taken[start:end] = [True] * len(key)
                break
    if found:
        doc.ents = sorted([*doc.ents, *found], key=lambda span: span.start)
