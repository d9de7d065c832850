"""Lone names: a family or given name in a text that never names its bearer in full.

Reads groups without a key; joins each to the bearer whom the case's other documents and the text's context point to,
and writes the judgements. A lone name without a bearer joins its like only where Arab families do not use it.
"""

from collections import Counter, defaultdict

from tawatur.resolve.cluster import Clusters
from tawatur.resolve.context import Context
from tawatur.resolve.gazetteer import places
from tawatur.resolve.groups import Group, Judged, Stars
from tawatur.resolve.judge import Bearer, judge_bearers
from tawatur.resolve.knowledge import is_arab_name_word, words_not_alone
from tawatur.resolve.persons import unit_match
from tawatur.resolve.stars import Key
from tawatur.text.names import skeleton

_REVIEW_SCORE = 0.5  # below it a lone name is left apart without a word: most bearers of a name are others
_MOST_BEARERS = 40  # candidates weighed for one lone name: those named in most documents
_SPELLED_ALIKE = 0.85
_SHORT = 2  # letters
_LEAST_CONSONANTS = 3  # shorter skeletons propose too much


class Bearers:
    """Who may be meant by a lone name."""

    def __init__(self, groups: list[Group], stars: Stars, clusters: Clusters, context: Context) -> None:
        """Gather, from documents that name their persons in full, who bears and who goes by each lone name."""
        self._stars, self._clusters, self._context = stars, clusters, context
        self._uses: dict[str, Counter[Key]] = defaultdict(Counter)
        self._bearers: dict[str, set[Key]] = defaultdict(set)
        self._spelled: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, list[Bearer]] = {}
        for group in groups:
            if group.key is not None and group.key[0] == "PER":
                for name in group.names:
                    if len(name.form.parts) == 1:
                        self._note(name.form.key, group.key)
                        self._uses[name.form.key][group.key] += 1
        for key, person in stars.people().items():
            units = person.units
            self._note(units[0], key)
            is_place = len(units) > 2 and places(units[-1])  # which the reader ran together with a name
            if not is_place and not person.is_of_house:
                self._note(units[-1], key)

    def _note(self, unit: str, key: Key) -> None:
        self._bearers[unit].add(key)
        sound = skeleton(unit)
        if len(sound) >= _LEAST_CONSONANTS:
            self._spelled[sound].add(unit)

    def judge(self, group: Group, unit: str) -> list[Judged]:
        """Join a group that only says `unit` to its likeliest bearer, if likely enough; the judgement, if worth a
        word.
        """
        if unit not in self._known:  # lone names join bearers, never bearers one another: the list stays true
            self._known[unit] = self._candidates(unit)
        bearers = self._known[unit]
        if not bearers:
            return []
        best, verdict = judge_bearers(self._context.of_document(group.doc), bearers)
        target = self._stars.anchor(best.key)
        if verdict.verdict == "same":
            return [Judged(target, group.item, verdict)] if self._clusters.join(target, group.item) else []
        is_open = best.is_family and verdict.score >= _REVIEW_SCORE
        return [Judged(target, group.item, verdict)] if is_open else []

    def _candidates(self, unit: str) -> list[Bearer]:
        used: Counter[Key] = Counter()
        family: set[Key] = set()
        found: set[Key] = set()
        for spelled in self._spellings(unit):
            used.update(self._uses.get(spelled, {}))
            found |= self._bearers[spelled]
            family |= {key for key in self._bearers[spelled] if key[1].split()[-1] == spelled}
        keys = sorted(found, key=lambda key: (-used[key], -self._stars.n_documents(key), key))[:_MOST_BEARERS]
        by_root: dict[int, Bearer] = {}
        for key in keys:
            bearer = Bearer(
                key,
                used[key],
                self._stars.n_documents(key),
                key in family,
                self._context.profile(key, self._stars.documents(key)),
            )
            root = self._clusters.root(self._stars.anchor(key))
            by_root[root] = _together(by_root[root], bearer) if root in by_root else bearer
        return list(by_root.values())

    def _spellings(self, unit: str) -> list[str]:
        """A unit and what it may be a spelling of."""
        alike = {
            other
            for other in self._spelled.get(skeleton(unit), ())
            if unit_match(unit, other)[0] >= _SPELLED_ALIKE
        }
        return sorted(alike | ({unit} if unit in self._bearers else set()))


def _together(known: Bearer, other: Bearer) -> Bearer:
    """Two keys that were already found to be one person, as one bearer."""
    return Bearer(
        known.key,
        known.n_links + other.n_links,
        known.n_documents + other.n_documents,
        known.is_family or other.is_family,
        known.profile,
    )


def join_lone(
    groups: list[Group], stars: Stars, clusters: Clusters, context: Context
) -> tuple[list[Judged], dict[Key, list[Group]]]:
    """Judge the lone names of all documents; also gives the groups left without a bearer that may join by name
    alone.
    """
    bearers = Bearers(groups, stars, clusters, context)
    judged: list[Judged] = []
    rest: dict[Key, list[Group]] = defaultdict(list)
    for group in groups:
        if group.key is not None or group.names[0].form.kind != "PER":
            continue
        unit = min(group.names, key=lambda name: (-len(name.mentions), name.form.key)).form.key
        made = bearers.judge(group, unit)
        judged.extend(made)
        if not any(one.verdict.verdict == "same" for one in made) and _is_telling(unit):
            rest["PER", unit].append(group)
    return judged, rest


def _is_telling(unit: str) -> bool:
    """Whether a lone name by itself points to one person: no short word, and none that Arab families use."""
    return len(unit) > _SHORT and unit not in words_not_alone() and not is_arab_name_word(unit)
