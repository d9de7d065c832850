"""Across documents: which groups of names, found inside documents, name the same thing.

Reads groups by document (items of `Clusters`); joins them and writes judgements. Work goes over distinct keys, never
over pairs of mentions: equal keys join, spellings meet in blocks of like consonants, lone names find their bearer.
"""

from collections import defaultdict
from collections.abc import Iterator

from tawatur.resolve.cluster import Clusters
from tawatur.resolve.context import Context, likeness
from tawatur.resolve.groups import Group, Judged, Stars
from tawatur.resolve.judge import Verdict, judge_namesakes
from tawatur.resolve.knowledge import is_arab_name_word
from tawatur.resolve.lone import join_lone
from tawatur.resolve.spellings import join_spellings
from tawatur.resolve.stars import Key

# A name of two words is common where so many other given names go with its family name, and so many other family names
# with its given name, in the case itself: then its bearers are many, and the name alone joins nobody.
_COMMON_FAMILY, _COMMON_GIVEN = 8, 25
_COMPARED = 12  # documents of a gathering with which a further one is compared
_GATHERINGS = 40  # persons of one common name among whom a further text chooses


def join_across(groups: list[Group], clusters: Clusters, context: Context) -> list[Judged]:
    """Join groups across documents; `groups` in the order of documents. Returns the judgements made."""
    stars = Stars(groups)
    common = _common_names(stars)
    judged: list[Judged] = []
    for key in stars.keys:
        if key in common:
            judged.extend(_join_namesakes(key, stars.groups(key), clusters, context))
        else:
            judged.extend(_join_equal(stars.groups(key), clusters))
    judged.extend(join_spellings(stars, clusters, context))
    made, rest = join_lone(groups, stars, clusters, context)
    judged.extend(made)
    for key in sorted(rest):
        judged.extend(_join_equal(rest[key], clusters))
    return judged


def _join_equal(groups: list[Group], clusters: Clusters) -> Iterator[Judged]:
    """Equal keys join; a group that must stay apart from the first starts a second gathering of the same name."""
    gatherings: list[list[int]] = []
    for group in groups:
        for gathering in gatherings:
            if clusters.join(gathering[0], group.item):
                gathering.append(group.item)
                break
        else:
            gatherings.append([group.item])
    for gathering in gatherings:
        if len(gathering) > 1:
            reason = f"name=+4.60: {len(gathering)} texts write the same name"
            yield Judged(gathering[0], gathering[1], Verdict("same", 0.99, (reason,)))


def _common_names(stars: Stars) -> set[Key]:
    """Keys of two words that many persons must bear."""
    givens: dict[str, set[str]] = defaultdict(set)
    families: dict[str, set[str]] = defaultdict(set)
    pairs: list[tuple[Key, str, str]] = []
    for key, named in stars.people().items():
        given, family = named.units[0], named.units[-1]
        givens[family].add(given)
        families[given].add(family)
        is_arab = is_arab_name_word(given) and (named.has_article or is_arab_name_word(family))
        if len(named.units) == 2 and is_arab:
            pairs.append((key, given, family))
    return {
        key
        for key, given, family in pairs
        if len(givens[family]) >= _COMMON_FAMILY and len(families[given]) >= _COMMON_GIVEN
    }


def _join_namesakes(key: Key, groups: list[Group], clusters: Clusters, context: Context) -> Iterator[Judged]:
    """Texts that write one common name: the same person where they speak of the same things."""
    gatherings: list[list[Group]] = []
    for group in groups:
        around = context.of_document(group.doc)
        ranked = []
        for number, gathering in list(enumerate(gatherings))[-_GATHERINGS:]:
            near = max(
                likeness(around, context.of_document(other.doc), key) for other in gathering[-_COMPARED:]
            )
            ranked.append((-near, number))
        verdict = judge_namesakes(-min(ranked)[0], len(groups)) if ranked else None
        best = gatherings[min(ranked)[1]] if ranked else []
        if verdict and verdict.verdict == "same" and clusters.join(best[0].item, group.item):
            best.append(group)
        else:
            gatherings.append([group])
        if verdict:
            yield Judged(best[0].item, group.item, verdict)
