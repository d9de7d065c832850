"""What kind of statement an attribution is: its source's kind, quotation, certainty, kind of content.

Reads a View with a chosen cue, content and source; gives named features for the choice models. Quotation is read from the
marks themselves, by rule: that is what the word means.
"""

from collections.abc import Sequence

from tawatur.annotate.attributions.contents import Content
from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.phrases import Unit
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

# Share of a content's letters inside quotation marks from which it is called direct: annotators let a reporting word or
# two stand outside (that the Alliance "will not give in").
_DIRECT_SHARE = 0.85
_OPENING_WORDS = 12  # words of a content that tell its kind


def quotation_of(view: View, start: int, end: int) -> str:
    """direct, mixed or indirect, from the share of [start, end) that stands in quotation marks."""
    covered, longest = 0, 0
    for quote in view.quotes:
        if quote.start < end and start < quote.end:
            share = min(end, quote.end) - max(start, quote.start)
            covered += share
            longest = max(longest, share)
    if not covered:
        return "indirect"
    return "direct" if longest >= _DIRECT_SHARE * (end - start) else "mixed"


def quote_features(view: View, cue: Cue, content: Content) -> list[str]:
    """For a learned reading of quotation: the rule's answer and what the annotators looked at besides."""
    start, end = content.start, content.end
    by_rule = quotation_of(view, start, end)
    total = max(1, end - start)
    covered, longest, n_words, unnamed = 0, 0, 0, 0
    for quote in view.quotes:
        if quote.start < end and start < quote.end:
            share = min(end, quote.end) - max(start, quote.start)
            covered += share
            longest = max(longest, share)
            words_of = range(view.word_from(max(start, quote.start)), view.word_until(min(end, quote.end)))
            n_words = max(n_words, len(words_of))
            if all(view.name_at[word] < 0 for word in words_of):
                unnamed = max(unnamed, len(words_of))
    first = any(
        key in words().signals["first_person"] for key in view.keys[content.opener : content.opener + 30]
    )
    pattern = content.pattern
    opens = any(q.start <= start <= q.inner_start for q in view.quotes)
    closes = any(q.inner_end - 1 <= end <= q.end for q in view.quotes)
    colon = view.keys[content.opener - 1] == ":"
    outside = min(4, round((total - covered) / 12))
    return [
        f"rule={by_rule}",
        f"rule={by_rule}|{pattern}",
        f"share={round(5 * covered / total)}",
        f"longest={round(5 * longest / total)}|{pattern}",
        f"words={min(n_words, 6)}|{by_rule}",
        f"first={first}|{by_rule}|{pattern}",
        f"colon={colon}|{by_rule}",
        f"kind={cue.kind}|{by_rule}",
        f"quoted={content.quoted}|{pattern}",
        f"shape={cue.shape}|{by_rule}",
        f"edges={opens}{closes}|{by_rule}",
        f"edges={opens}{closes}|{outside}",
        f"unnamed={min(unnamed, 5)}|{by_rule}",
        f"edges={opens}{closes}|{pattern}",
        f"colon={colon}|{opens}|{first}",
    ]


_GROUP_REACH = 6  # words before a person's name in which his profession may stand
_SUREST = ("agency", "outlet", "analyst", "document", "anonymous", "witness", "official", "person")


def groups_of_person(view: View, name_index: int) -> list[str]:
    """What the text says a person is, wherever it names him: groups of the nouns before his name, the surest first."""
    lists = words()
    last = view.word_until(view.names[name_index].end) - 1
    found = set()
    for name in view.names:
        if name.type != "PER" or view.keys[view.word_until(name.end) - 1] != view.keys[last]:
            continue
        first = view.word_from(name.start)
        sentence = view.sentence_of[first]
        for word in range(first - 1, max(-1, first - 1 - _GROUP_REACH), -1):
            if view.sentence_of[word] != sentence or view.is_verb(word):
                break
            head = lists.heads.get(view.keys[word])
            if head is not None:
                found.add(head.group)
    return [group for group in _SUREST if group in found]


def kind_before(view: View, unit: Unit | None, earlier: Sequence[tuple[Unit, str]]) -> str | None:
    """The kind that the same source was given before in this text: the same phrase, or a person of the same name."""
    if unit is None:
        return None
    for other, kind in reversed(earlier):
        if other.start == unit.start:
            return kind
        if unit.kind == other.kind == "PER" and _last_key(view, unit) == _last_key(view, other):
            return kind
    return None


def _last_key(view: View, unit: Unit) -> str:
    return view.keys[view.word_until(unit.end) - 1]


def source_kind_features(view: View, cue: Cue, unit: Unit | None) -> list[str]:
    """Features of the kind of a source."""
    if unit is None:
        return ["none", f"none|{cue.kind}", f"none|{cue.lemma}"]
    keys = view.keys
    first = view.word_from(unit.start)
    last = max(first + 1, view.word_until(unit.end))
    head = keys[unit.head] if unit.head < len(keys) else "#"
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
    ]
    lists = words()
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


def statement_features(view: View, cue: Cue, content: Content) -> list[str]:
    """Features of certainty and of the kind of content."""
    keys, lists = view.keys, words()
    last = min(view.word_until(content.end), content.opener + _OPENING_WORDS)
    opening: Sequence[str] = keys[content.opener : last]
    whole = keys[content.opener : view.word_until(content.end)]
    found = [
        f"cue={cue.kind}",
        f"lemma={cue.lemma}",
        f"lemma={cue.lemma}|{cue.shape}",
        f"pattern={content.pattern}",
        f"cue={cue.kind}|{content.pattern}",
        f"before={keys[cue.first - 1] if cue.first else '#'}",
        f"before={keys[cue.first - 1] in lists.negation if cue.first else False}|{cue.kind}",
        f"shape={cue.shape}",
    ]
    for name, members in lists.signals.items():
        at = next((i for i, key in enumerate(whole) if key in members), -1)
        if at >= 0:
            found += [f"signal={name}", f"signal={name}|{cue.kind}", f"signal={name}|{at < 4}"]
    future = lists.before_verb[4]
    verbs = [key for key in opening[:6] if len(key) > 3 and key.startswith(future)]
    imperfect = [key for key in verbs if key[1:2] in _IMPERFECT]
    if imperfect:
        found += ["signal=future", f"signal=future|{cue.kind}"]
    for position, key in enumerate(opening[:4]):
        found.append(f"open{position}={key}")
    for key in opening[:8]:
        found.append(f"has={key}")
    return found


_CERTAINTY_OF_CLASS = {"claim": "possible", "rumour": "possible", "deny": "denied", "expect": "probable"}


def certainty_by_class(view: View, cue: Cue) -> str | None:
    """The certainty that the verb itself settles: he claims, he denies, he expects; a negated doubt leaves it open."""
    negated = cue.first > 0 and view.keys[cue.first - 1] in words().negation
    if negated and cue.kind in ("doubt", "deny"):
        return "possible"
    return None if negated else _CERTAINTY_OF_CLASS.get(cue.kind)


_IMPERFECT = frozenset("\u064a\u062a\u0646\u0627")
"""First letters of an imperfect verb, folded: ya, ta, nun, alef."""
