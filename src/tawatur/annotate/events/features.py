"""Features of triggers, candidates and their pairs, as strings: what the role network reads.

Reads a View, triggers and candidates; writes nothing. The same code makes the features in training and at run time, so a
change here needs new weights (`train/events.py`).
"""

from collections.abc import Sequence

from tawatur.annotate.events.candidates import NAME, TIME, Candidate
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite, light_stem, word_class

_NEAR = (0, 1, 2, 3, 4, 6, 9, 13, 19, 28)
_EDGE = "^"


def bucket(count: int) -> int:
    """A distance on a coarse scale."""
    for index, limit in enumerate(_NEAR):
        if count <= limit:
            return index
    return len(_NEAR)


class SentenceFeatures:
    """Features inside one sentence; make one per sentence and ask it for each trigger, candidate and pair."""

    def __init__(
        self,
        view: View,
        bounds: tuple[int, int],
        triggers: Sequence[Trigger],
        candidates: Sequence[Candidate],
    ) -> None:
        self._view = view
        self._first, self._stop = bounds
        self._triggers = triggers
        self._candidates = candidates
        self._marks = self._mark()
        self._headline = view.headline[view.sentence_of[self._first]] if view.headline else False

    def _mark(self) -> list[tuple[int, int, int, int, int]]:
        """Running counts from the start of the sentence: verbs, triggers, names, signs, relative words or conjunctions."""
        view = self._view
        trigger_at = {trigger.first for trigger in self._triggers}
        name_at = {candidate.first for candidate in self._candidates if candidate.kind == NAME}
        counts = [0, 0, 0, 0, 0]
        marks = [(0, 0, 0, 0, 0)]
        for token in range(self._first, self._stop):
            pos = view.pos[token]
            counts[0] += pos in ("VERB", "AUX")
            counts[1] += token in trigger_at
            counts[2] += token in name_at
            counts[3] += pos == "PUNCT"
            counts[4] += pos in ("SCONJ", "CCONJ")
            marks.append((counts[0], counts[1], counts[2], counts[3], counts[4]))
        return marks

    def _form(self, token: int) -> str:
        return self._view.forms[token] if self._first <= token < self._stop else _EDGE

    def _pos(self, token: int) -> str:
        return self._view.pos[token] if self._first <= token < self._stop else _EDGE

    def trigger(self, trigger: Trigger) -> list[str]:
        """Features of a trigger by itself."""
        view, head, type_ = self._view, trigger.head, trigger.type
        lemma, pos = view.lemmas[head], view.pos[head]
        shape = f"{pos}{view.aspect[head]}{'p' if view.passive[head] else ''}"
        owner = trigger.stop < self._stop and view.pos[trigger.stop] == "PRON" and view.attached(trigger.stop)
        owner = owner or (trigger.stop - 1 > head and view.pos[trigger.stop - 1] == "PRON")
        after, before = self._form(trigger.stop), self._form(trigger.first - 1)
        return [
            f"t{type_}",
            f"tl{lemma}",
            f"ts{light_stem(view.forms[head])}",
            f"tp{type_}{shape}",
            f"tf{view.forms[head]}",
            f"to{owner}{type_}",
            f"td{is_definite(view.forms[head])}{pos}",
            f"ta{after}",
            f"tA{type_}{self._pos(trigger.stop)}",
            f"tb{before}",
            f"tB{type_}{self._pos(trigger.first - 1)}",
            f"t2{self._form(trigger.stop + 1)}",
            f"th{self._headline}{shape}",
            f"tn{self._triggers.index(trigger) == 0}",
            f"tw{min(3, trigger.stop - trigger.first)}",
        ]

    def candidate(self, index: int) -> list[str]:
        """Features of a candidate by itself."""
        view, candidate = self._view, self._candidates[index]
        head, lead = candidate.first, candidate.lead
        form, lemma = view.forms[head], view.lemmas[head]
        what = candidate.kind + candidate.type
        group = word_class(form, lemma)
        lead_group = word_class(view.forms[lead], view.lemmas[lead]) if lead < head else ""
        governor = candidate.governor
        inner = view.forms[candidate.first + 1] if candidate.stop - candidate.first > 1 else ""
        return [
            f"k{what}",
            f"kg{what}{governor}",
            f"kj{candidate.joined_to >= 0}{what}",
            f"kf{form}" if candidate.kind != NAME else f"kN{candidate.type}",
            f"kl{lemma}" if candidate.kind != NAME else f"kM{candidate.type}{lead < head}",
            f"kc{group}{governor}",
            f"kC{group}{is_definite(form)}",
            f"kL{lead_group}{what}",
            f"kp{view.pos[head]}{view.number[head]}",
            f"ks{form[-2:]}" if candidate.kind != NAME else "ks",
            f"kb{self._form(head - 1)}",
            f"kB{self._pos(head - 1)}{what}",
            f"ka{self._form(candidate.stop)}",
            f"kA{self._pos(candidate.stop)}{what}",
            f"ki{inner}" if candidate.kind != NAME else "ki",
            f"kh{self._headline}{what}",
            f"k0{candidate.first == self._first or candidate.lead == self._first}{what}",
            f"kw{min(4, candidate.stop - candidate.first)}{candidate.kind}",
        ]

    def pair(self, trigger: Trigger, index: int) -> list[str]:
        """Features of a trigger with a candidate."""
        view, candidate = self._view, self._candidates[index]
        type_, lemma, pos = trigger.type, view.lemmas[trigger.head], view.pos[trigger.head]
        what, governor = candidate.kind + candidate.type, candidate.governor
        after = candidate.first >= trigger.stop
        low, high = (trigger.stop, candidate.lead) if after else (candidate.stop, trigger.first)
        high = max(low, high)
        verbs, events, names, signs, links = (
            b - a
            for a, b in zip(self._marks[low - self._first], self._marks[high - self._first], strict=True)
        )
        side = "A" if after else "B"
        distance = bucket(high - low)
        rank = self._rank(trigger, index, after)
        group = word_class(view.forms[candidate.first], view.lemmas[candidate.first])
        relative = side + str(min(2, verbs)) + str(min(2, events)) + str(min(2, signs))
        features = [
            f"p{side}{distance}{what}",
            f"pt{type_}{side}{what}",
            f"pg{type_}{governor}{what}",
            f"pG{type_}{governor}{side}{group}",
            f"pl{lemma}{governor}{side}",
            f"pk{lemma}{what}{side}",
            f"pv{pos}{relative}{candidate.kind}",
            f"pV{pos}{view.aspect[trigger.head]}{governor}{side}{min(3, events)}",
            f"pr{side}{rank}{what}{pos}",
            f"pR{type_}{side}{rank}{candidate.kind}{governor}",
            f"pn{side}{min(3, names)}{what}{governor}",
            f"ps{side}{min(3, signs)}{min(2, links)}{candidate.kind}",
            f"pd{type_}{distance}{side}{candidate.kind}",
            f"pc{type_}{group}{side}",
            f"pe{min(3, events)}{side}{governor}{candidate.kind}",
            f"pj{candidate.joined_to >= 0}{side}{type_}{rank}",
            f"ph{self._headline}{side}{what}{pos}",
        ]
        if high - low <= 3:
            words = " ".join(view.forms[low:high])
            features += [f"pw{side}{words}{candidate.kind}", f"pW{type_}{side}{words}"]
        else:
            features.append(f"px{side}{view.pos[low]}{view.pos[low + 1]}{view.pos[high - 1]}{candidate.kind}")
        if after:
            features.append(f"pf{self._form(low)}{what}{min(2, events)}")
        else:
            features.append(f"pb{self._form(trigger.first - 1)}{what}{min(2, events)}")
        return features

    def _rank(self, trigger: Trigger, index: int, after: bool) -> int:
        """How many candidates of the same kind stand nearer to the trigger on the same side."""
        kind = self._candidates[index].kind
        step = -1 if after else 1
        rank, at = 0, index + step
        while 0 <= at < len(self._candidates):
            other = self._candidates[at]
            if (other.first < trigger.stop) if after else (other.first >= trigger.first):
                break
            rank += other.kind == kind or (kind != TIME and other.kind == NAME)
            at += step
        return min(rank, 4)
