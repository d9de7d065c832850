"""Named features of cues, contents and sources for the linear models.

Reads candidates in their View; gives lists of strings. A feature is a question a reader of Arabic would ask: what verb,
what stands before it, what opens its content, does it agree with its subject. Names are part of the weights file.
"""

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.annotate.attributions.contents import Content
from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.phrases import Unit, agrees, is_speech
from tawatur.annotate.attributions.sources import Source
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_FINITE = frozenset({"past", "present"})
_SPEAKING = frozenset({"PER", "ORG", "GPE", "TITLE"})
_ATTACHED = 3  # letters that may be attached in front of a noun: and, to, the
_IN_RELATIVE = 3  # words from a relative pronoun to its verb, at most: who had already said
_NEAR = (0, 1, 2, 4, 8, 16, 32)
_DISTANCES = (*map(str, _NEAR), "far")


def bucket(value: int) -> str:
    """A distance in words, coarsely."""
    return _DISTANCES[bisect_left(_NEAR, value)]


def _word(view: View, word: int) -> str:
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
    shape, opening = cue.shape, _opening(contents)
    before, after = _word(view, cue.first - 1), _word(view, cue.last)
    second = _word(view, cue.first - 2)
    first = view.sentences[view.sentence_of[cue.first]][0]
    quote = view.quote_at[cue.first]
    inside = "speech" if quote >= 0 and is_speech(view, cue.first) else "name" if quote >= 0 else "no"
    place = "start" if cue.first == first else "early" if cue.first - first < 4 else "late"
    form = form_of(cue)
    found = [
        f"form={form}",
        f"kind={cue.kind}|{shape}",
        f"kind={cue.kind}|{shape}|{opening}",
        f"shape={shape}|{opening}",
        f"lemma={cue.lemma}",
        f"lemma={cue.lemma}|{opening}",
        f"before={before}",
        f"before={before}|{shape}",
        f"before2={second}|{before}",
        f"after={after}|{shape}",
        f"after={after}|{cue.kind}",
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
    if before.startswith("REL"):
        found += _antecedent(view, cue, opening)
    if shape == "according":
        found += _named_by(view, cue, contents)
    if shape in _FINITE:
        # What holds of "he said" holds of "he says": the annotated press has few present cues to learn from.
        found += [
            f"finite={cue.kind}|{opening}",
            f"finite={cue.lemma}|{opening}",
            f"finite|{opening}",
            f"finite|after={after}",
            f"finite|prefix={cue.prefix}|{place}",
            f"finite|inside={inside}",
            f"finite={cue.kind}|pronoun={cue.enclitic}",
            f"finite={cue.kind}|before={before}",
        ]
    for content in contents:
        if content.pattern in ("that", "quote", "prep", "colon"):
            found.append(f"gap:{content.pattern}={bucket(content.gap)}|{min(content.between, 2)}")
            if content.source is not None and content.gap and content.pattern in ("that", "prep"):
                found.append(
                    f"gapunit:{content.pattern}={content.source.kind}:{content.source.group}|{shape}"
                )
            if content.quoted and content.pattern == "quote":
                found.append(f"quoted|{shape}")
    found.append(f"next2={after}|{_word(view, cue.last + 1)}")
    tag = view.tag(cue.last - 1)
    if tag and view.reader is not None:
        passive, attached = view.reader.analysis(cue.last - 1)[1], view.preposition(cue.last - 1)
        found += [
            f"tag={tag}|{shape}",
            f"tag={tag}|{form}",
            f"passive={passive}|{shape}",
            f"passive={passive}|{cue.kind}|{opening}",
            f"tag={tag}|{opening}|{shape}",
            f"attached={attached}|{shape}|{opening}",
        ]
    return found


def _antecedent(view: View, cue: Cue, opening: str) -> list[str]:
    """Features of whom a relative clause with the cue in it describes: the minister, who said that."""
    word = cue.first - 2
    comma = word >= 0 and not view.keys[word][:1].isalnum()
    whom = _word(view, word - comma)
    return [
        f"whom={whom}|{opening}",
        f"whom={comma}|{cue.shape}|{opening}",
        f"relative={opening}",
        f"relative={opening}|{cue.kind}",
        f"relative={opening}|{whom in _SPEAKING}",
    ]


def _named_by(view: View, cue: Cue, contents: Sequence[Content]) -> list[str]:
    """Features of the noun that an according-phrase names: a ministry speaks, a law or an agreement does not."""
    unit = next((content.source for content in contents if content.source is not None), None)
    if unit is None:
        return [f"of=none|{cue.enclitic}"]
    key = view.keys[unit.head]
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
        f"ofnext={unit.kind}|{_word(view, unit.head + 1)}",
        f"oflength={unit.kind}:{unit.group}|{min(view.word_until(unit.end) - 1 - unit.head, 3)}",
    ]


def is_named_before(view: View, unit: Unit) -> bool:
    """Whether the noun that heads a definite phrase has come up in the text before: the report, after a report."""
    bare = view.keys[unit.head].removeprefix(words().article)
    return any(key.endswith(bare) and len(key) <= len(bare) + _ATTACHED for key in view.keys[: unit.first])


def content_features(view: View, cue: Cue, content: Content, contents: Sequence[Content]) -> list[str]:
    """Is this stretch the cue's content?"""
    pattern, shape = content.pattern, cue.shape
    rivals = "+".join(sorted({c.pattern for c in contents if c is not content}))
    earlier = sum(1 for c in contents if c is not content and c.opener < content.opener)
    length = bucket(max(1, (content.end - content.start) // 6))
    opener = _word(view, content.opener)
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
        f"before-opener={pattern}|{_word(view, content.opener - 1)}",
        f"pronoun={pattern}|{cue.enclitic}|{shape}",
        f"after-cue={pattern}|{_word(view, cue.last)}",
    ]
    if view.quote_at[content.opener] >= 0:
        quote = view.quotes[view.quote_at[content.opener]]
        speech, after = is_speech(view, content.opener), _word(view, view.word_from(quote.end))
        found.append(f"speech={speech}|{pattern}|after={after}")
    if content.source is not None:
        found.append(f"unit={pattern}|{content.source.kind}|{content.source.group}")
    return found


def _governed(view: View, unit: Unit) -> str:
    """The preposition that governs a noun phrase, or empty."""
    lists = words()
    key = view.keys[unit.first]
    if unit.start > view.starts[unit.first]:
        return key[:1]
    if key[:1] in (lists.to, lists.with_) and unit.kind in ("NOUN",) and key not in lists.heads:
        return key[:1]
    if view.preposition(unit.first):
        return view.preposition(unit.first)
    previous = view.keys[unit.first - 1] if unit.first else "#"
    return previous if previous in lists.prepositions or previous in (lists.to, lists.with_) else ""


def _adjacent_subject(view: View, cue: Cue, before: Unit | None) -> str:
    """Whether a noun phrase stands right before a verb that nothing joins to another: the subject-first order."""
    if before is None or cue.prefix or before.last != cue.first:
        return "no"
    previous = _word(view, before.first - 1)
    return "that" if previous.startswith("THAT") else "yes"


def _relative(view: View, cue: Cue, unit: Unit) -> str:
    """How a relative pronoun joins a noun phrase to the cue after it (the minister, who said): near, far, or no."""
    lists = words()
    for word in range(unit.last, min(cue.first, unit.last + 3)):
        if view.keys[word] in lists.relatives:
            return "near" if cue.first - word <= _IN_RELATIVE else "far"
        if view.keys[word][:1].isalnum():
            return "no"
    return "no"


def has_subject(view: View, units: Sequence[Unit]) -> bool:
    """Whether one of `units`, the noun phrases before a cue in its sentence, is a speaker right after his verb.

    A participle that goes on (warning that) then has its speaker in the sentence, and carries none over.
    """
    return any(view.is_verb(unit.first - 1) and (unit.kind in _SPEAKING or unit.group) for unit in units)


def _carried_features(view: View, cue: Cue, source: Source, where: str, subject: bool) -> list[str]:
    """How a source carried over fits: does the verb agree with the verb it spoke with before?"""
    spoken = source.spoken
    if spoken is None:
        return []
    same = spoken.cue.agreement == cue.agreement
    known = "-" not in (spoken.cue.agreement, cue.agreement)
    far = min(3, view.sentence_of[cue.first] - view.sentence_of[spoken.cue.first])
    return [
        f"carried={where}|nested={spoken.nested}",
        f"carried={where}|agree={same if known else '?'}|{cue.shape}",
        f"carried={where}|{spoken.cue.agreement}>{cue.agreement}|{source.unit.kind if source.unit else ''}",
        f"carried={subject}|{far}|{cue.shape}",
    ]


def source_features(
    view: View, cue: Cue, content: Content, source: Source, cues_between: int, before: Sequence[Unit]
) -> list[str]:
    """Is this the source of the cue? `before` are the noun phrases before it in its sentence, the nearest first."""
    shape, relation = cue.shape, source.relation
    where = f"{relation}{min(source.order, 3)}"
    first = view.sentences[view.sentence_of[cue.first]][0]
    place = "start" if cue.first == first else "early" if cue.first - first < 4 else "late"
    after = _word(view, cue.last)
    adjacent = _adjacent_subject(view, cue, before[0] if before else None)
    found = [
        f"at={where}|{shape}",
        f"at={relation}|{shape}|{cue.kind}",
        f"at={where}|{shape}|{cue.prefix}",
        f"at={where}|{content.pattern}",
        f"at={relation}|{shape}|{cue.enclitic}",
        f"at={where}|{shape}|{cue.enclitic}",
        f"at={where}|{shape}|{place}",
        f"at={where}|{shape}|after={after}",
        f"at={where}|{shape}|subject={adjacent}",
    ]
    if shape in _FINITE:
        found += [
            f"finite={where}|subject={adjacent}",
            f"finite={where}|prefix={cue.prefix}|{place}",
            f"finite={where}|after={after}",
            f"finite={where}|{content.pattern}",
        ]
    unit = source.unit
    if unit is None:
        return found
    what = f"{unit.kind}:{unit.group}"
    agreement = agrees(cue, unit)
    governed = _governed(view, unit)
    previous = _word(view, unit.first - 1)
    taken = (
        view.preposition(unit.first) in cue.preps
        if view.reader is not None
        else any(
            len(p) == 1
            and unit.start == view.starts[unit.first]
            and view.keys[unit.first].startswith(p)
            and view.name_at[unit.first] < 0
            and unit.kind == "NOUN"
            and view.keys[unit.first] not in words().heads
            for p in cue.preps
        )
    )
    taken = taken or (unit.first > 0 and view.keys[unit.first - 1] in cue.preps)
    attached = unit.start > view.starts[unit.first] and view.keys[unit.first][:1] in cue.preps
    found += [
        f"what={what}|{relation}",
        f"agree={agreement}|{relation}|{shape}",
        f"agree={agreement}|{what}|{cue.agreement}",
        f"governed={governed}|{where}",
        f"governed={governed}|{relation}|{shape}",
        f"previous={previous}|{relation}",
        f"what={what}|{cue.kind}",
        f"dist={relation}|{bucket(abs(cue.first - unit.last))}",
        f"between={relation}|{min(cues_between, 3)}|{shape}",
        f"taken={taken or attached}|{relation}|{shape}",
        f"attitude={view.keys[unit.head] in words().attitudes}|{relation}|{shape}",
    ]
    if relation == "before":
        found.append(f"relative={_relative(view, cue, unit)}|{agreement}|{unit.kind}")
        found.append(f"afterverb={view.is_verb(unit.first - 1)}|{where}|{shape}")
    found += _carried_features(view, cue, source, where, has_subject(view, before))
    quote, own = view.quote_at[unit.first], view.quote_at[cue.first]
    found.append(f"quote={quote >= 0 and quote != own}|{own >= 0}|{relation}")
    inside = content.start <= unit.start < content.end
    found.append(f"incontent={inside}|{relation}|{shape}")
    return found
