"""Standing relations that the words state: kinship, command, membership, what a side wants or offers.

Reads a View, names, titles and attributions; gives rows of `tie_mentions`. A tie is made only where its words stand
beside the names that they join.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from tawatur.annotate.events.view import View
from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import Attribution, Mention, TieMention, Title
from tawatur.model.ids import make_id
from tawatur.text.fold import fold

_BRIDGE = 4  # tokens (title, sign, "and") that may stand between the word of a tie and its name
_LABEL = 160  # code points of a wish or an offer that its label quotes
_WISHES = {"want": "wants", "offer": "offers"}


@cache
def _words(kind: str) -> Mapping[str, str]:
    return MappingProxyType(
        {fold(e["form"], strong=True): e["gloss"] for e in load_yaml("kinship.yaml")[kind]}
    )


class _Ties:
    def __init__(self, view: View, mentions: Sequence[Mention], titles: Sequence[Title], doc_id: str) -> None:
        self._view = view
        self._doc_id = doc_id
        self._mentions = mentions
        self._titles = titles
        self._at = [-1] * len(view.forms)
        self._ranges = [view.tokens(mention.start, mention.end) for mention in mentions]
        for index, (first, stop) in enumerate(self._ranges):
            self._at[first:stop] = [index] * (stop - first)
        self._in_title = [False] * len(view.forms)
        for title in titles:
            first, stop = view.tokens(title.start, title.end)
            self._in_title[first:stop] = [True] * (stop - first)
        self.rows: list[TieMention] = []

    def add(
        self, kind: str, subject: int | None, object_: int | None, label: str, span: tuple[int, int]
    ) -> None:
        """Keep one tie between mentions by index; `span` is in code points."""
        ids = [None if index is None else self._mentions[index].mention_id for index in (subject, object_)]
        self.keep(kind, ids[0], ids[1], label, span, None)

    def keep(
        self,
        kind: str,
        subject: str | None,
        object_: str | None,
        label: str,
        span: tuple[int, int],
        said: str | None,
    ) -> None:
        start, end = span
        self.rows.append(
            TieMention(
                make_id("tm", self._doc_id, kind, subject, object_, start, end),
                kind,
                subject,
                object_,
                label,
                self._doc_id,
                start,
                end,
                self._view.text[start:end],
                said,
            )
        )

    def kinship(self) -> None:
        """X, the son of Y; his son X; the son of Y, X."""
        view = self._view
        for token, form in enumerate(view.forms):
            label = _words("kin").get(form) or _words("kin").get(view.lemmas[token], "")
            if not label or self._at[token] >= 0 or view.pos[token] == "VERB":
                continue
            owned = token + 1 < len(view.forms) and view.pos[token + 1] == "PRON" and view.attached(token + 1)
            after = self._next_person(token + 2 if owned else token + 1)
            before = self._person_before(token, beside=not owned)
            if after is None:
                continue
            if owned and before is not None:
                for subject in [after, *self._listed(after)]:
                    self.add("kin", subject, before, label, self._span(token, subject))
            elif not owned and before is not None:
                self.add(
                    "kin", before, after, label, (self._mentions[before].start, self._mentions[after].end)
                )
            elif not owned:
                second = self._next_person(self._ranges[after][1])
                if second is not None and self._ranges[second][0] - self._ranges[after][1] <= 1:
                    self.add("kin", second, after, label, self._span(token, second))

    def _span(self, token: int, mention: int) -> tuple[int, int]:
        return self._view.starts[token], self._mentions[mention].end

    def _next_person(self, token: int) -> int | None:
        """The person named within a few tokens of titles and signs."""
        for at in range(token, min(len(self._at), token + _BRIDGE + 1)):
            index = self._at[at]
            if index >= 0:
                return index if self._mentions[index].type == "PER" else None
            if not (self._in_title[at] or self._view.pos[at] == "PUNCT"):
                return None
        return None

    def _person_before(self, token: int, *, beside: bool) -> int | None:
        """The person named right before (across a sign or a title), or anywhere before in the sentence."""
        floor = self._view.sentences[self._view.sentence_of[token]][0]
        for at in range(token - 1, floor - 1, -1):
            index = self._at[at]
            if index >= 0 and self._mentions[index].type == "PER":
                return index
            if beside and not (self._in_title[at] or self._view.pos[at] == "PUNCT"):
                return None
        return None

    def _listed(self, mention: int) -> list[int]:
        """Persons joined to a name by "and"."""
        found = []
        stop = self._ranges[mention][1]
        while stop + 1 < len(self._at) and self._view.pos[stop] == "CCONJ":
            index = self._at[stop + 1]
            if index < 0 or self._mentions[index].type != "PER":
                break
            found.append(index)
            stop = self._ranges[index][1]
        return found

    def offices(self) -> None:
        """The commander or a member of what the title names, borne by a person of the text."""
        for title in self._titles:
            if title.mention_id is None:
                continue
            first, stop = self._view.tokens(title.start, title.end)
            if first >= stop:
                continue
            form = self._view.forms[first]
            for kind in ("command", "member"):
                label = _words(kind).get(form) or _words(kind).get(form[2:])
                named = next(
                    (i for i in self._at[first : stop + 2] if i >= 0 and self._mentions[i].type == "ORG"),
                    None,
                )
                if label and named is not None:
                    end = max(title.end, self._mentions[named].end)
                    self.keep(
                        kind,
                        title.mention_id,
                        self._mentions[named].mention_id,
                        label,
                        (title.start, end),
                        None,
                    )

    def belonging(self) -> None:
        """X that belongs to Y, both named."""
        view = self._view
        for token, form in enumerate(view.forms):
            label = _words("belongs").get(form)
            if not label or token < 1 or token + 2 >= len(view.forms) or view.pos[token + 1] != "ADP":
                continue
            subject, object_ = self._at[token - 1], self._at[token + 2]
            if subject >= 0 and object_ >= 0 and subject != object_:
                self.add(
                    "member",
                    subject,
                    object_,
                    label,
                    (self._mentions[subject].start, self._mentions[object_].end),
                )

    def wishes(self, attributions: Sequence[Attribution]) -> None:
        """What a named source wants or offers, with the first name of it."""
        for said in attributions:
            kind = _WISHES.get(said.kind)
            if kind is None or said.source_mention_id is None:
                continue
            inside = [
                m for m in self._mentions if said.content_start <= m.start and m.end <= said.content_end
            ]
            others = [m.mention_id for m in inside if m.mention_id != said.source_mention_id]
            label = " ".join(self._view.text[said.content_start : said.content_end].split())[:_LABEL]
            span = (said.content_start, said.content_end)
            self.keep(
                kind, said.source_mention_id, others[0] if others else None, label, span, said.attribution_id
            )


def find_ties(
    view: View,
    mentions: Sequence[Mention],
    titles: Sequence[Title],
    attributions: Sequence[Attribution],
    doc_id: str,
) -> list[TieMention]:
    """The ties of a document, each once, in order of the table's key."""
    ties = _Ties(view, mentions, titles, doc_id)
    ties.kinship()
    ties.offices()
    ties.belonging()
    ties.wishes(attributions)
    unique = {row.tie_mention_id: row for row in ties.rows}
    return sorted(unique.values(), key=lambda row: (row.start, row.end, row.tie_mention_id))
