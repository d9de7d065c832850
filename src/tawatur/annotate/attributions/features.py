"""Named features of cues and contents for the linear models.

Reads candidates in their View; gives lists of strings. A feature is a question a reader of Arabic would ask:
what verb, what stands before it, what opens its content. Names are part of the weights file.
"""

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.annotate.attributions.cues import FINITE, Cue
from tawatur.annotate.attributions.nouns import is_before
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.units import Unit, is_speech
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

SPEAKING = frozenset({"PER", "ORG", "GPE", "TITLE"})
_EARLY = 4  # words from the start of its sentence within which a cue stands early
_NEAR = (0, 1, 2, 4, 8, 16, 32)
_DISTANCES = (*map(str, _NEAR), "far")


def bucket(value: int) -> str:
    """A distance in words, coarsely."""
    return _DISTANCES[bisect_left(_NEAR, value)]


def word_class(view: View, word: int) -> str:
    """A word as a feature: function words by themselves, names by type, the rest by what they are."""
    if not 0 <= word < len(view.keys):
        return "#"
    known = view.classes.get(word)
    if known is None:
        known = view.classes[word] = _class(view, word)
    return known


def _class(view: View, word: int) -> str:
    lists = words()
    key = view.keys[word]
    if not key[:1].isalnum():
        return key
    if view.name_at[word] >= 0:
        return view.names[view.name_at[word]].type
    label = lists.labels.get(key)
    if label is not None:
        return label
    if view.title_at[word] >= 0:
        return "TITLE"
    head = lists.heads.get(key)
    if head is not None:
        return f"HEAD:{head.group}"
    if view.preposition(word):
        return f"ADP:{view.preposition(word)}"
    if view.is_verb(word):
        return "VERB"
    if view.tag(word) in ("ADJ", "ADP", "PRON", "ADV", "PART", "SCONJ", "CCONJ"):
        return view.tag(word)
    return "DEF" if key.startswith(lists.article) else "WORD"


def _opening(contents: Sequence[Content]) -> str:
    """What opens a content after the cue, the surest sign first."""
    for pattern in ("that", "quote", "colon", "next", "prep"):
        for content in contents:
            if content.pattern == pattern:
                return f"{pattern}{min(content.between, 2)}"
    return "none"


def form_of(cue: Cue) -> str:
    """A cue's lemma and shape, under which its habits are learned."""
    return f"{cue.lemma}|{cue.shape}"


def cue_features(view: View, cues: Sequence[Cue], index: int, contents: Sequence[Content]) -> list[str]:
    """Is the cue real?"""
    cue = cues[index]
    opening, before = _opening(contents), word_class(view, cue.first - 1)
    found = [*_itself(cue, opening), *_around(view, cue), *_place(view, cue, opening)]
    if before.startswith("REL"):
        found += _antecedent(view, cue, opening)
    if cue.shape == "according":
        found += _named_by(view, cue, contents)
    if cue.shape in FINITE:
        found += _finite(view, cue, opening)
    found.append(f"next2={word_class(view, cue.last)}|{word_class(view, cue.last + 1)}")
    return [*found, *_offered(cue, contents), *_read(view, cue, opening)]


def _itself(cue: Cue, opening: str) -> list[str]:
    """Features of the cue's word and of what opens its content."""
    return [
        f"form={form_of(cue)}",
        f"kind={cue.kind}|{cue.shape}",
        f"kind={cue.kind}|{cue.shape}|{opening}",
        f"shape={cue.shape}|{opening}",
        f"lemma={cue.lemma}",
        f"lemma={cue.lemma}|{opening}",
    ]


def _around(view: View, cue: Cue) -> list[str]:
    """Features of the words beside the cue."""
    before, after = word_class(view, cue.first - 1), word_class(view, cue.last)
    return [
        f"before={before}",
        f"before={before}|{cue.shape}",
        f"before2={word_class(view, cue.first - 2)}|{before}",
        f"after={after}|{cue.shape}",
        f"after={after}|{cue.kind}",
    ]


def _place(view: View, cue: Cue, opening: str) -> list[str]:
    """Features of where the cue stands, of what is attached to it and of how it agrees."""
    inside, place, shape, form = _inside(view, cue), _place_in_sentence(view, cue), cue.shape, form_of(cue)
    return [
        f"inside={inside}|{shape}",
        f"inside={inside}|{opening}",
        f"place={place}|{shape}",
        f"prefix={cue.prefix}|{shape}|{place}",
        f"prefix={cue.prefix}|{form}",
        f"pronoun={cue.enclitic}|{shape}",
        f"pronoun={cue.enclitic}|{cue.kind}|{shape}",
        f"agreement={cue.agreement}|{shape}",
        f"agreement={cue.agreement}|{form}",
    ]


def _inside(view: View, cue: Cue) -> str:
    """Whether a cue stands inside a quotation, and of which kind."""
    if view.quote_at[cue.first] < 0:
        return "no"
    return "speech" if is_speech(view, cue.first) else "name"


def _place_in_sentence(view: View, cue: Cue) -> str:
    first = view.sentences[view.sentence_of[cue.first]][0]
    return "start" if cue.first == first else "early" if cue.first - first < _EARLY else "late"


def _finite(view: View, cue: Cue, opening: str) -> list[str]:
    """Features of a finite verb, whatever its tense.

    What holds of "he said" holds of "he says": the annotated press has few present cues to learn from.
    """
    return [
        f"finite={cue.kind}|{opening}",
        f"finite={cue.lemma}|{opening}",
        f"finite|{opening}",
        f"finite|after={word_class(view, cue.last)}",
        f"finite|prefix={cue.prefix}|{_place_in_sentence(view, cue)}",
        f"finite|inside={_inside(view, cue)}",
        f"finite={cue.kind}|pronoun={cue.enclitic}",
        f"finite={cue.kind}|before={word_class(view, cue.first - 1)}",
    ]


def _offered(cue: Cue, contents: Sequence[Content]) -> list[str]:
    """Features of the contents that a cue may have: how far they stand, whom they leave between."""
    found, shape = [], cue.shape
    for content in contents:
        if content.pattern in ("that", "quote", "prep", "colon"):
            found.append(f"gap:{content.pattern}={bucket(content.gap)}|{min(content.between, 2)}")
            if content.source is not None and content.gap and content.pattern in ("that", "prep"):
                found.append(
                    f"gapunit:{content.pattern}={content.source.kind}:{content.source.group}|{shape}"
                )
            if content.quoted and content.pattern == "quote":
                found.append(f"quoted|{shape}")
    return found


def _read(view: View, cue: Cue, opening: str) -> list[str]:
    """Features of how the reader takes the cue: its part of speech, its voice, what is attached."""
    tag, shape, form = view.tag(cue.last - 1), cue.shape, form_of(cue)
    if not tag or view.reader is None:
        return []
    passive, attached = view.reader.analysis(cue.last - 1)[1], view.preposition(cue.last - 1)
    return [
        f"tag={tag}|{shape}",
        f"tag={tag}|{form}",
        f"passive={passive}|{shape}",
        f"passive={passive}|{cue.kind}|{opening}",
        f"tag={tag}|{opening}|{shape}",
        f"attached={attached}|{shape}|{opening}",
    ]


def _antecedent(view: View, cue: Cue, opening: str) -> list[str]:
    """Features of whom a relative clause with the cue in it describes: the minister, who said that."""
    word = cue.first - 2
    comma = word >= 0 and not view.keys[word][:1].isalnum()
    whom = word_class(view, word - comma)
    return [
        f"whom={whom}|{opening}",
        f"whom={comma}|{cue.shape}|{opening}",
        f"relative={opening}",
        f"relative={opening}|{cue.kind}",
        f"relative={opening}|{whom in SPEAKING}",
    ]


def _named_by(view: View, cue: Cue, contents: Sequence[Content]) -> list[str]:
    """Features of the noun that an according-phrase names: a ministry speaks, a law or an agreement
    does not.
    """
    unit = next((content.source for content in contents if content.source is not None), None)
    if unit is None:
        return [f"of=none|{cue.enclitic}"]
    key = view.keys[unit.first]
    noun = key[len(cue.attached) :] if cue.attached and unit.kind == "NOUN" else key
    speaks = unit.kind != "NOUN" or unit.group not in ("", "document")
    definite = noun.startswith(words().article)
    return [
        f"speaks={speaks}",
        f"again={definite and is_named_before(view, unit)}|{unit.group}",
        f"speaks={speaks}|{cue.lemma}",
        f"of={unit.kind}:{unit.group}|{definite}",
        f"of={unit.kind}:{unit.group}",
        f"of={unit.kind}:{unit.group}|{cue.lemma}",
        f"ofkey={noun}",
        f"ofnext={unit.kind}|{word_class(view, unit.first + 1)}",
        f"oflength={unit.kind}:{unit.group}|{min(view.word_until(unit.end) - 1 - unit.first, 3)}",
    ]


def is_named_before(view: View, unit: Unit) -> bool:
    """Whether the noun that heads a definite phrase has come up in the text before: the report, after a
    report.
    """
    return is_before(view, view.keys[unit.first].removeprefix(words().article), unit.first)


def content_features(view: View, cue: Cue, content: Content, contents: Sequence[Content]) -> list[str]:
    """Is this stretch the cue's content?"""
    pattern, shape = content.pattern, cue.shape
    rivals = "+".join(sorted({c.pattern for c in contents if c is not content}))
    earlier = sum(1 for c in contents if c is not content and c.opener < content.opener)
    length = bucket(max(1, (content.end - content.start) // 6))
    opener = word_class(view, content.opener)
    found = [
        f"pattern={pattern}|{shape}",
        f"pattern={pattern}|{cue.kind}",
        f"pattern={pattern}|{cue.lemma}|{shape}",
        f"pattern={pattern}|rivals={rivals}",
        f"pattern={pattern}|{shape}|rivals={rivals}",
        f"gap={pattern}|{bucket(content.gap)}",
        f"gap={pattern}|{bucket(content.gap)}|{shape}",
        f"between={pattern}|{min(content.between, 3)}",
        f"between={pattern}|{min(content.between, 3)}|{shape}",
        f"earlier={pattern}|{min(earlier, 3)}",
        f"length={pattern}|{length}",
        f"quoted={pattern}|{content.quoted}",
        f"opener={pattern}|{opener}",
        f"before-opener={pattern}|{word_class(view, content.opener - 1)}",
        f"pronoun={pattern}|{cue.enclitic}|{shape}",
        f"after-cue={pattern}|{word_class(view, cue.last)}",
    ]
    if view.quote_at[content.opener] >= 0:
        quote = view.quotes[view.quote_at[content.opener]]
        speech, after = is_speech(view, content.opener), word_class(view, view.word_from(quote.end))
        found.append(f"speech={speech}|{pattern}|after={after}")
    if content.source is not None:
        found.append(f"unit={pattern}|{content.source.kind}|{content.source.group}")
    return found
