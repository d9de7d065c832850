"""Judge whether two full personal names, or a lone name and a full one, are one person.

Reads names, their documents and contexts; writes a verdict with named, weighted features. Weights are in log-odds,
chosen on the development documents (see bench/entities.py); a score is the logistic of their sum.
"""

from dataclasses import dataclass
from math import exp, log

from tawatur.resolve.context import Profile, likeness
from tawatur.resolve.persons import Person, Relation, relate
from tawatur.resolve.stars import Key

SAME_FROM, UNSURE_FROM = 0.8, 0.5
# Log-odds of the relation between two names before any context; spelling by how the units match.
_SPELLING = ((0.95, 3.5), (0.85, 2.0), (0.7, 1.0), (0.0, 0.0))
_SHORTER = 1.2
_CONTEXT = 5.0  # for contexts that are alike altogether; real ones reach 0.2 to 0.4
_CONTEXT_MISSING = -0.7
_COMMON_NAME = 0.9  # equal names that many persons bear: with nothing in common, more often two
_RARE = 1.2
_WELL_KNOWN = 0.25
_TOGETHER = -1.5  # for each text that names both apart, at most three
_JOINED = 2.0  # for each text that itself takes both as one, at most two
_RIVAL = -1.0  # for each other person whom the shorter name may abbreviate, at most three
_GIVEN = 0.8  # a lone given name says less than a lone family name
_ONLY = 1.5
_LEAST_SHARE = 0.65  # a bearer less likely than this among all bearers is never taken without a person's word


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement before it is a row."""

    verdict: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the documents say about a pair of full names."""

    likeness: float
    n_together: int
    """Documents that name both and keep them apart."""
    n_joined: int
    """Documents inside which both were taken as one."""
    is_rare: bool
    """Whether few persons of the case bear the family name that both end in."""
    n_rivals: int
    """Other persons, about as well known, for whom the shorter name may stand."""


def judge(features: list[tuple[str, float, str]]) -> Verdict:
    """Sum features (name, log-odds, words) to a verdict; reasons are sorted by weight."""
    total = sum(weight for _, weight, _ in features)
    score = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
    ordered = sorted(features, key=lambda item: (-abs(item[1]), item[0]))
    reasons = tuple(f"{name}={weight:+.2f}: {words}" for name, weight, words in ordered)
    verdict = "same" if score >= SAME_FROM else "unsure" if score >= UNSURE_FROM else "different"
    return Verdict(verdict, round(score, 4), reasons)


def relation_of(left: Person, right: Person) -> Relation | None:
    """The relation of two full names, whichever is the shorter."""
    if len(left.units) > len(right.units):
        left, right = right, left
    return relate(left, right)


def judge_names(relation: Relation, evidence: Evidence) -> Verdict:
    """Whether two full names of a relation are one person, given what the documents say."""
    if relation.kind == "spelling":
        weight = next(odds for least, odds in _SPELLING if relation.weight >= least)
    else:
        weight = _SHORTER * relation.weight
    features = [(relation.kind, weight, relation.why)]
    features.append(_context(evidence.likeness))
    if evidence.is_rare and relation.kind == "shorter" and not relation.opens:
        features.append(("rare", _RARE, "few bear this family name"))
    if evidence.n_together:
        odds = _TOGETHER * min(evidence.n_together, 3)
        features.append(("together", odds, f"{evidence.n_together} texts name both and keep them apart"))
    if evidence.n_joined:
        odds = _JOINED * min(evidence.n_joined, 2)
        features.append(("joined", odds, f"{evidence.n_joined} texts use both for one person"))
    if evidence.n_rivals:
        odds = _RIVAL * min(evidence.n_rivals, 3)
        features.append(("rivals", odds, f"{evidence.n_rivals} other persons fit as well"))
    return judge(features)


def judge_namesakes(near: float, n_documents: int) -> Verdict:
    """Whether two texts that write one common name mean one person, by how alike the texts are.

    A name that many documents write is, more likely, one well-known bearer's.
    """
    weight = _COMMON_NAME + _WELL_KNOWN * log(n_documents)
    return judge([("name", weight, f"a name that many bear, in {n_documents} texts"), _context(near)])


def _context(value: float) -> tuple[str, float, str]:
    if value < 0.02:
        return "context", _CONTEXT_MISSING, "their texts have nothing rare in common"
    return "context", _CONTEXT * value, f"their texts name the same things (likeness {value:.2f})"


@dataclass(frozen=True, slots=True)
class Bearer:
    """A candidate for whom a lone name stands."""

    key: Key
    n_links: int
    """Documents that use the lone name for this bearer after naming him in full."""
    n_documents: int
    is_family: bool
    profile: Profile


def judge_bearers(around: Profile, bearers: list[Bearer]) -> tuple[Bearer, Verdict]:
    """For one document that uses a lone name: the likeliest of one or more candidates, and whether it is meant.

    The share of a bearer is how often documents use the lone name for him; context moves it.
    """
    scored = []
    for bearer in bearers:
        prior = bearer.n_links + (0.3 if bearer.is_family else 0.02) * bearer.n_documents
        near = likeness(around, bearer.profile)
        scored.append((log(prior + 0.1) + _CONTEXT * near, near, bearer))
    odds, near, best = min(scored, key=lambda item: (-item[0], item[2].key))
    share = exp(odds) / sum(exp(other) for other, _, _ in scored)
    return best, _bearer_verdict(best, near, share, len(scored))


def _bearer_verdict(bearer: Bearer, near: float, share: float, n_bearers: int) -> Verdict:
    used = min(1.5, 0.5 * log(1 + bearer.n_links))
    features = [
        (
            "use",
            used if bearer.is_family else used - _GIVEN,
            f"{bearer.n_links} texts use the lone name for this bearer",
        ),
        ("context", 3.0 * near, f"their texts name the same things (likeness {near:.2f})")
        if near >= 0.02
        else ("context", _CONTEXT_MISSING, "their texts have nothing rare in common"),
    ]
    if n_bearers == 1:
        features.append(("only", _ONLY, "the only bearer of this name here"))
    else:
        odds = log(share / (1 - share)) if share < 0.99 else 4.6
        features.append(("share", odds, f"likelier than the others together: {share:.0%} among {n_bearers}"))
    made = judge(features)
    if made.verdict == "same" and n_bearers > 1 and share < _LEAST_SHARE:
        return Verdict("unsure", made.score, made.reasons)
    return made
