"""What kind of statement an attribution is: quotation, certainty, kind of content.

Reads a View with a chosen cue and content; gives named features for the choice models. Quotation is read from
the marks themselves, by rule: that is what the word means.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.features import bucket
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

# Share of a content's letters inside quotation marks from which it is called direct: annotators let a
# reporting word or two stand outside (that the Alliance "will not give in").
_DIRECT_SHARE = 0.85
_OPENING_WORDS = 12  # words of a content that tell its kind
_FUTURE_REACH = 6  # ... and in which a verb tells of what is to come
_VOICE_REACH = 30  # words of a content in which "we" tells that somebody speaks
_MARKS = "\u00ab\u00bb\"\u201c\u201d\u201e\u201f\u2033'\u2018\u2019"
_BEFORE_MARK = ".\u060c, \u2026!\u061f"


@dataclass(frozen=True, slots=True)
class _Marked:
    """What of a content stands in quotation marks that opened after its cue."""

    covered: int
    """Characters, the marks among them."""
    longest: int
    """Characters of the longest quotation."""
    n_words: int
    """Words of the longest quotation."""
    n_unnamed: int
    """Words of the longest quotation that holds no name."""
    first: int
    """Where the first one opens, or the content's end."""


def _marked(view: View, start: int, end: int, own: int = -1) -> _Marked:
    """The quotations in [start, end), but for the one with index `own`, in which the cue itself stands."""
    covered, longest, n_words, n_unnamed, first = 0, 0, 0, 0, end
    for index in range(*view.quotes_in(start, end)):
        if index == own:
            continue
        quote = view.quotes[index]
        share = min(end, quote.end) - max(start, quote.start)
        inside = range(view.word_from(max(start, quote.start)), view.word_until(min(end, quote.end)))
        covered, longest = covered + share, max(longest, share)
        n_words, first = max(n_words, len(inside)), min(first, quote.start)
        if all(view.name_at[word] < 0 for word in inside):
            n_unnamed = max(n_unnamed, len(inside))
    return _Marked(covered, longest, n_words, n_unnamed, first)


def _by_marks(marked: _Marked, length: int) -> str:
    if not marked.covered:
        return "indirect"
    return "direct" if marked.longest >= _DIRECT_SHARE * length else "mixed"


def quote_features(view: View, cue: Cue, content: Content, turn: int) -> list[str] | None:
    """For a learned reading of quotation: the rule's answer and what the annotators looked at besides.

    None where nothing is marked, no "we" speaks and no colon opens: that is indirect. `turn` is where the
    next real cue inside the content begins, or its end: what is quoted after it is another's.
    """
    start, end, pattern = content.start, content.end, content.pattern
    own = view.quote_at[cue.last - 1]
    marked = _marked(view, start, end, own)
    total = max(1, end - start)
    by_rule = _by_marks(marked, total)
    before_turn = _by_marks(_marked(view, start, min(turn, end), own), total) if turn < end else by_rule
    first_person = words().signals["first_person"]
    speaks = any(key in first_person for key in view.keys[content.opener : content.opener + _VOICE_REACH])
    opens, closes = _marks_beside(view.text, start, end)
    colon = view.keys[content.opener - 1] == ":"
    if not (marked.covered or opens or closes or speaks or colon):
        return None
    around = own >= 0 and view.quotes[own].start < start and end <= view.quotes[own].end
    edges = f"{opens}{closes}"
    outside = min(4, round((total - marked.covered) / 12))
    return [
        f"rule={by_rule}",
        f"rule={by_rule}|{pattern}",
        f"share={round(5 * marked.covered / total)}",
        f"longest={round(5 * marked.longest / total)}|{pattern}",
        f"words={min(marked.n_words, 6)}|{by_rule}",
        f"first={speaks}|{by_rule}|{pattern}",
        f"colon={colon}|{by_rule}",
        f"kind={cue.kind}|{by_rule}",
        f"quoted={content.quoted}|{pattern}",
        f"shape={cue.shape}|{by_rule}",
        f"edges={edges}|{by_rule}",
        f"edges={edges}|{outside}",
        f"edges={edges}|{pattern}",
        f"edges={edges}|{around}|{by_rule}",
        f"unnamed={min(marked.n_unnamed, 5)}|{by_rule}",
        f"colon={colon}|{opens}|{speaks}",
        f"around={around}|{by_rule}",
        f"around={around}|{speaks}|{edges}",
        f"turn={before_turn}|{by_rule}",
        f"turn={before_turn}|{by_rule}|{min(marked.n_words, 6)}",
        f"at={bucket(view.word_until(marked.first) - content.opener)}|{by_rule}|{min(marked.n_words, 6)}",
        f"heads={_heads_name(view, marked.first)}|{by_rule}|{min(marked.n_words, 6)}",
    ]


def _marks_beside(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a quotation mark, paired or not, stands right before `start` and right after `end`, or just
    inside.
    """
    while end < len(text) and text[end] in _BEFORE_MARK:
        end += 1
    opens = text[max(0, start - 1) : start + 1].strip(_MARKS) != text[max(0, start - 1) : start + 1]
    closes = text[end - 1 : end + 1].strip(_MARKS) != text[end - 1 : end + 1]
    return opens, closes


def _heads_name(view: View, offset: int) -> bool:
    """Whether the quotation that opens at `offset` follows a noun that names take: the newspaper "N", the
    group "N".
    """
    word = view.word_until(offset) - 1
    return word >= 0 and (view.keys[word] in words().heads or view.name_at[word] >= 0)


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
    if any(
        _is_future(view, word) for word in range(content.opener, min(last, content.opener + _FUTURE_REACH))
    ):
        found += ["signal=future", f"signal=future|{cue.kind}"]
    for position, key in enumerate(opening[:4]):
        found.append(f"open{position}={key}")
    for key in opening[:8]:
        found.append(f"has={key}")
    return found


_CERTAINTY_OF_CLASS = {"claim": "possible", "rumour": "possible", "deny": "denied", "expect": "probable"}


def certainty_by_words(view: View, content: Content) -> str | None:
    """The certainty that an adverb settles: most likely.

    So in 8 of 10 contents of the training part that hold it.
    """
    inside = view.keys[content.opener : view.word_until(content.end)]
    return "probable" if any(key in words().likely for key in inside) else None


def certainty_by_class(view: View, cue: Cue) -> str | None:
    """The certainty that the verb itself settles: he claims, he denies, he expects; a negated doubt leaves it
    open.
    """
    lists = words()
    before = view.keys[cue.first - 1] if cue.first else ""
    negated = before in lists.negation
    bare = before.removeprefix(lists.conjunctions[0])
    if (
        cue.kind == "think"
        and cue.shape == "present"
        and bare in lists.negation
        and bare not in lists.relatives
    ):
        return "denied"  # they do not believe that
    if negated and cue.kind in ("doubt", "deny"):
        return "possible"
    return None if negated else _CERTAINTY_OF_CLASS.get(cue.kind)


def _is_future(view: View, word: int) -> bool:
    """Whether a word is an imperfect verb with the prefix of the future; not one whose own first letter looks
    like it.
    """
    if not words().future.match(view.surface(word, word + 1)):
        return False
    return view.reader is None or (view.tag(word) == "VERB" and not view.reader.is_past(word))
