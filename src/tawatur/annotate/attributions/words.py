"""The small word lists of attribution, folded once and ready to be looked up.

Reads `lexicon/data/{cues,sources}.yaml` and `sources.tsv`; gives frozen sets and maps of strong keys.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tawatur.annotate.attributions.source_lists import Head, Phrase, heads, key_of, phrases
from tawatur.lexicon.load import load_yaml

_MARKS = "[\u064b-\u0652\u0670\u0640]*"  # vowels, doubling, the stretching stroke


def _forms(entries: list[Any]) -> frozenset[str]:
    return frozenset(key_of(entry["form"] if isinstance(entry, dict) else entry) for entry in entries)


@dataclass(frozen=True, slots=True)
class Words:
    """Every list, as strong keys."""

    complementisers: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    ends_phrase: frozenset[str]
    """No noun phrase runs on over these: complementisers, clause openers, time words, demonstratives,
    relatives."""
    times: frozenset[str]
    bound: frozenset[str]
    negation: frozenset[str]
    relatives: frozenset[str]
    signals: dict[str, frozenset[str]]
    """will, should, want, perhaps, evaluative, first_person"""
    labels: dict[str, str]
    """Function words as features: `NEG:` `REL:` `AUX:` `TIME:` `PREP:` `THAT:` and the word."""
    attitudes: frozenset[str]
    """What a speaker voices, and no speaker: necessity, keenness, concern."""
    heads: dict[str, Head]
    """With and without the article."""
    phrases: dict[str, tuple[Phrase, ...]]
    """By first word, the longest first."""
    before_verb: tuple[str, ...]
    will: str
    """The prefix of the future, which only an imperfect verb bears."""
    future: re.Pattern[str]
    """How a written imperfect verb with the prefix of the future begins."""
    before_noun: tuple[str, ...]
    article: str
    conjunctions: tuple[str, str]
    """and, so"""
    with_: str
    to: str
    from_: str
    about: str
    in_: str
    beside: str
    """with (in the company of)"""
    same: frozenset[str]
    latter: frozenset[str]
    demonstratives: frozenset[str]
    genitive: frozenset[str]
    partitive: frozenset[str]
    copulas: frozenset[str]
    topics: frozenset[str]
    contrasts: frozenset[str]
    public_tasks: frozenset[str]
    secret: frozenset[str]
    """Adjectives of what services report among themselves: of intelligence, of security."""
    called: frozenset[str]
    """After them stands somebody's name: he is called."""
    own_words: frozenset[str]
    in_own_words: tuple[tuple[str, ...], ...]
    """According to, to the extent of: word by word."""
    own_voice: frozenset[str]
    his: str
    """The attached pronoun of the third person, as it is written."""
    pronouns: frozenset[str]
    """Attached pronouns of the third person."""
    no_content_after: frozenset[str]
    adverbial: frozenset[str]
    manners: frozenset[str]
    with_to: frozenset[str]
    """Last words of phrases that take "to" before their source: according."""
    scripture: frozenset[str]
    """Who speaks in scripture."""
    informs: frozenset[str]
    """Verbs whose bare object is whom they inform, as they are written in the lexicon."""
    likely: frozenset[str]
    """Adverbs that make probable what they stand in."""
    draws: frozenset[str]
    """Verbs that with "from" mean to draw on something, as they are written in the lexicon."""
    replies: frozenset[str]
    """After them "to" gives who is answered."""
    unnamed: frozenset[str]
    """Heads of phrases in which a name is never that of who speaks: a source."""
    near: frozenset[str]
    """After them stands to whom somebody else is near: a leader close to N."""


_ENDS_PHRASE = ("complementisers", "clause_openers", "time_words", "demonstratives", "relatives")


def _ends_phrase(data: dict[str, Any]) -> frozenset[str]:
    # Prepositions may go on inside a phrase, also where they are relatives as well (who, from).
    keys = frozenset[str]().union(*(_forms(data[section]) for section in _ENDS_PHRASE))
    return keys - _forms(data["prepositions"])


_ATTITUDES = ("should", "want", "evaluative")
_LABELS = {
    "NEG": "negation",
    "REL": "relatives",
    "AUX": "auxiliaries",
    "TIME": "time_words",
    "PREP": "prepositions",
    "THAT": "complementisers",
}


def _labels(data: dict[str, Any]) -> dict[str, str]:
    """Key -> label and key; of a word in several lists the first counts."""
    found: dict[str, str] = {}
    for label, section in _LABELS.items():
        for key in sorted(_forms(data[section])):
            found.setdefault(key, f"{label}:{key}")
    return found


def _with_article(forms: frozenset[str], article: str) -> frozenset[str]:
    return forms | {article + form for form in forms}


def _future() -> re.Pattern[str]:
    """Conjunction, future prefix, prefix of the imperfect with its vowel, and two letters more."""
    data = load_yaml("clitics.yaml")
    and_, will, person = (
        "".join(entry["form"] for entry in data[name])
        for name in ("conjunctions", "future", "imperfect_prefixes")
    )
    return re.compile(rf"[{and_}]?[{will}][{person}]{_MARKS}(?:\w{_MARKS}){{2}}")


_SECTIONS = {"openers": "clause_openers", "times": "time_words"}
"""Sections of `sources.yaml` whose lists have another name here."""
_PLAIN = (
    "complementisers",
    "prepositions",
    "openers",
    "times",
    "bound",
    "negation",
    "relatives",
    "same",
    "latter",
    "demonstratives",
    "genitive",
    "partitive",
    "copulas",
    "topics",
    "contrasts",
    "public_tasks",
    "secret",
    "called",
    "own_words",
    "own_voice",
    "no_content_after",
    "adverbial",
    "manners",
    "scripture",
    "likely",
    "replies",
)
"""Lists that are taken as they are written."""


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {name: _forms(data[_SECTIONS.get(name, name)]) for name in _PLAIN}


def _particles(data: dict[str, Any], cues: dict[str, Any]) -> dict[str, Any]:
    """Single particles, and what is attached to verbs and nouns."""
    keys = {name: key_of(form) for name, form in data["particles"].items()}
    return {
        "conjunctions": (keys["and"], keys["so"]),
        "with_": keys["with"],
        "to": keys["to"],
        "from_": keys["from"],
        "about": keys["about"],
        "in_": keys["in"],
        "beside": keys["beside"],
        "will": key_of(load_yaml("clitics.yaml")["future"][0]["form"]),
        "future": _future(),
        "before_verb": tuple(key_of(entry["form"]) for entry in cues["attached"]["verb"]),
        "before_noun": tuple(key_of(entry["form"]) for entry in cues["attached"]["noun"]),
    }


def _of_cues(cues: dict[str, Any], article: str) -> dict[str, Any]:
    """What `cues.yaml` tells: phrases, heads of sources, pronouns, verbs that take a listener or draw on
    something.
    """
    cited = phrases()
    attached = (phrase for listed in cited.values() for phrase in listed if phrase.attached)
    return {
        "heads": heads(cues, article),
        "phrases": cited,
        "with_to": frozenset(phrase.keys[-1] for phrase in attached),
        "his": cues["third_person"][0],
        "pronouns": frozenset(cues["third_person"]),
        "informs": frozenset(entry["form"] for entry in cues["informs"]),
        "draws": frozenset(entry["form"] for entry in cues["draws"]),
    }


@cache
def words() -> Words:
    """The lists, read once."""
    data, cues = load_yaml("sources.yaml"), load_yaml("cues.yaml")
    article = key_of(cues["endings"]["article"])
    signals = {name: _forms(data["signals"][name]) for name in sorted(data["signals"])}
    return Words(
        **_plain(data),
        **_particles(data, cues),
        **_of_cues(cues, article),
        article=article,
        ends_phrase=_ends_phrase(data),
        signals=signals,
        labels=_labels(data),
        attitudes=frozenset[str]().union(*(signals[name] for name in _ATTITUDES)),
        in_own_words=tuple(
            tuple(key_of(word) for word in entry["form"].split()) for entry in data["in_own_words"]
        ),
        unnamed=_with_article(_forms(data["unnamed"]), article),
        near=_with_article(_forms(data["near"]), article),
    )
