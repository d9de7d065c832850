"""Where a content is over before its sentence is: at each word that may open a clause of the author's, a
learned question.

Reads a View with a cue's content; gives boundaries and named features of each. A content that runs to the end
of its turn ends at the first boundary which the model believes; inside a quotation nothing ends.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.features import bucket, word_class
from tawatur.annotate.attributions.linear import Models, belief
from tawatur.annotate.attributions.reader_features import of_end
from tawatur.annotate.attributions.stretches import Content, span
from tawatur.annotate.attributions.tagging import CONTENTS
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import Words, words

RUNS_ON = frozenset({"that", "colon", "prep", "object", "object-after", "rest"})
"""Patterns of contents whose end nothing marks."""
# The reader's probability from which a word that no sign parts from the last one ends nothing.
_SURELY_INSIDE = 0.9
_ENOUGH = 0.5  # belief from which a content is over
_SHORTEST = 2  # words of a content before its first boundary
_SPEAKS = 7  # words after a boundary in which another cue shows a new turn
_CLAUSE = 12  # words after a boundary that tell what follows it

Cues = Mapping[int, Cue]
"""Cues by their first words."""


def boundaries(view: View, content: Content) -> list[int]:
    """Words of a content at which it may be over, in order."""
    if content.pattern not in RUNS_ON or content.quoted:
        return []
    lists = words()
    first, last = content.opener + _SHORTEST, view.word_until(content.end)
    own = view.quote_at[content.opener]
    if own >= 0 and view.quotes[own].start < view.starts[content.opener]:
        return []
    return [word for word in range(first, last) if _may_end(view, word, own, lists)]


def ended(view: View, models: Models, cue: Cue, content: Content, cues: Cues) -> tuple[Content, float]:
    """The content up to the first boundary which the models believe, and the belief in that end.

    `cues` are the real cues of the text by their first words.
    """
    content = _without_own_words(view, content)
    places = boundaries(view, content)
    last, kept = view.word_until(content.end), 1.0
    for word, following in pairwise([*places, last]):
        share = belief(_score(view, models, (cue, content, cues), word, following))
        if share >= _ENOUGH:
            return _cut(view, content, word), kept * share
        kept *= 1.0 - share
    return content, kept


def _score(view: View, models: Models, said: tuple[Cue, Content, Cues], word: int, following: int) -> float:
    """Log-odds that the content is over before `word`."""
    cue, content, cues = said
    score = models.end.score(end_features(view, cue, content, (word, following), cues))
    if view.reader is None:
        return score
    return models.opinions["end"].weigh({"words": score, **of_end(view, content.opener, word, following)})


def _cut(view: View, content: Content, word: int) -> Content:
    """The content without what begins at `word`."""
    start, end, quoted = span(view, content.opener, word)
    return content._replace(start=start if quoted else content.start, end=end, quoted=quoted)


def _without_own_words(view: View, content: Content) -> Content:
    """The content without "as he puts it" at its end: 98 of 98 such phrases of the training part stand
    outside.
    """
    lists, last = words(), view.word_until(content.end)
    noun = view.keys[last - 1]
    if content.quoted or not any(
        noun.endswith(pronoun) and noun[: -len(pronoun)] in lists.own_words for pronoun in lists.pronouns
    ):
        return content
    for phrase in lists.in_own_words:
        first = last - 1 - len(phrase)
        if first > content.opener and tuple(view.keys[first : last - 1]) == phrase:
            return _cut(view, content, first)
    return content


def _may_end(view: View, word: int, own: int, lists: Words) -> bool:
    quote = view.quote_at[word]
    key = view.keys[word]
    if quote >= 0 or not key[:1].isalnum():
        return False
    before = view.keys[word - 1]
    if not before[:1].isalnum():
        return True
    if view.reader is not None and view.score(CONTENTS, word, word + 1) > _SURELY_INSIDE:
        return False
    if view.name_at[word] >= 0 and view.starts[word] > view.names[view.name_at[word]].start:
        return False
    bare = key.removeprefix(lists.conjunctions[0])
    if bare != key:
        return view.is_verb(word) or bare in lists.labels or bare in lists.demonstratives
    return (
        key in lists.openers or key in lists.genitive or key in lists.prepositions or key in lists.relatives
    )


def end_features(view: View, cue: Cue, content: Content, place: tuple[int, int], cues: Cues) -> list[str]:
    """Features of a boundary: `place` is its word and where the next one stands, or the content's end."""
    word, following = place
    key, second = view.keys[word], view.keys[word + 1] if word + 1 < len(view.keys) else "#"
    before = view.keys[word - 1]
    sign = before if not before[:1].isalnum() else "no"
    own, after, third = word_class(view, word), word_class(view, word + 1), word_class(view, word + 2)
    last = view.word_until(content.end)
    kind = f"{cue.kind}|{cue.shape}"
    lists = words()
    conj = lists.conjunctions[0] if key.startswith(lists.conjunctions[0]) and key not in lists.labels else ""
    stem = key.removeprefix(conj)
    found = [
        f"sign={sign}",
        f"key={key}",
        f"key={key}|{sign}",
        f"keys={key}|{second}",
        f"keys={key}|{second}|{sign}",
        f"key={key}|{after}",
        f"stem={stem}|{second}",
        f"own={own}|{sign}",
        f"own={own}|{after}|{sign}",
        f"own={own}|{after}|{third}",
        f"own={own}|{conj}|{view.is_verb(word)}|{view.is_verb(word + 1)}",
        f"tag={view.tag(word)}|{view.tag(word + 1)}|{sign}",
        f"tag={view.tag(word)}|{sign}|{conj}",
        f"kind={kind}|{sign}",
        f"kind={kind}|{conj}|{view.tag(word)}",
        f"pattern={content.pattern}|{sign}",
        f"pattern={content.pattern}|{own}|{sign}",
        f"pattern={content.pattern}|{key}",
        f"from={bucket(word - content.opener)}|{sign}",
        f"from={bucket(word - content.opener)}|{own}",
        f"rest={bucket(last - word)}|{sign}",
        f"rest={bucket(last - word)}|{own}",
        f"clause={bucket(following - word)}|{sign}",
        f"length={bucket(following - word)}|{key}",
        f"ends={following >= last}|{sign}",
        f"ends={following >= last}|{own}",
        f"before={word_class(view, word - 1 - (sign != 'no'))}|{sign}",
    ]
    found += _speaks_on(view, cue, word, cues, sign)
    found += [f"{question}|{sign}" for question in _clause(view, word, min(last, word + _CLAUSE))]
    return found


def _speaks_on(view: View, cue: Cue, word: int, cues: Cues, sign: str) -> list[str]:
    """Whether somebody speaks soon after a boundary: but he said, and at the same time she warned."""
    other = next((cues[at] for at in range(word, min(len(view.keys), word + _SPEAKS)) if at in cues), None)
    if other is None:
        return [f"speaks=no|{sign}"]
    way = bucket(other.first - word)
    same = other.agreement == cue.agreement
    opener = word_class(view, word)
    return [
        f"speaks={other.shape}|{way}|{sign}",
        f"speaks={other.shape}|{way}|{opener}",
        f"speaks={other.shape}|{way}|{view.keys[word]}",
        f"speaks={other.shape}|{same}|{view.keys[word]}",
        f"speaks={other.shape}|{way}|{same}|{view.keys[word][:1]}",
        f"speaks={other.shape}|{cue.shape}|{same}",
    ]


def _clause(view: View, word: int, last: int) -> Iterator[str]:
    """What a clause that begins at `word` has in it."""
    lists = words()
    keys = view.keys[word:last]
    for name in ("evaluative", "want", "will", "should", "first_person"):
        if not lists.signals[name].isdisjoint(keys):
            yield f"signal={name}"
    verb = next((at for at in range(word, last) if view.is_verb(at)), -1)
    yield f"verb={bucket(verb - word) if verb >= 0 else 'none'}"
    yield f"that={not lists.complementisers.isdisjoint(keys)}"
    yield f"quoted={max(view.quote_at[word:last], default=-1) >= 0}"
