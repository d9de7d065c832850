"""English for names that are made of words with a meaning: "Aden International Airport", "King Fahd Hospital".

Pure functions over the words of `english_words`. A name opens with a class noun; what follows are
adjectives, the domain that a body is for, and names of persons and places, which keep their sound. Names of
persons are not for this module.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from tawatur.resolve import bodies, gazetteer, knowledge
from tawatur.resolve.english_words import (
    ARTICLE,
    FOR,
    LINKS,
    adjective_en,
    class_noun,
    key_of,
    meanings,
    nations,
    prepositions,
    sports,
    unlinked,
    whole,
)

_IN = "\u0628"
_LONGEST_NAME = 4
"""Words that a place inside a name has at most."""


@dataclass(slots=True)
class _Part:
    """A domain ("social affairs") or a proper name inside a name."""

    link: str
    """and, for, in, or nothing."""
    is_noun: bool
    words: list[str]
    adjectives: list[str] = field(default_factory=list)

    def text(self, spell: Callable[[str], str]) -> str:
        """The part in English, without its link."""
        return (
            " ".join([*_of_one_state(self.adjectives), *self.words])
            if self.is_noun
            else _proper(self.words, spell)
        )


def phrase_en(type_: str, name: str, spell: Callable[[str], str]) -> str | None:
    """A name of type `type_` in English, or None where its first word is no class noun that the lexicon has.

    `spell` writes a personal name or an unknown word in Latin letters.

    >>> from tawatur.resolve.label import latin
    >>> phrase_en("FAC", "\u0645\u0637\u0627\u0631 \u0639\u062f\u0646 \u0627\u0644\u062f\u0648\u0644\u064a", latin)
    'Aden International Airport'
    """
    known = whole().get(knowledge.key_of(name))
    if known is not None:
        return known
    tokens = _attached(name.split())
    if len(tokens) > 1 and tokens[-1].isdigit():
        numbered = phrase_en(type_, " ".join(tokens[:-1]), spell) or _alone(type_, tokens[:-1])
        return f"{numbered} {tokens[-1]}" if numbered else None
    if type_ == "VEHICLE" and any(key_of(token) in meanings("letters") for token in tokens):
        return " ".join(meanings("letters").get(key_of(token)) or spell(token) for token in tokens)
    letters = _acronym(name.replace(".", " ").split())
    if letters is not None:
        return letters
    head, tokens = _opening(type_, tokens)
    if head is None:
        return _company(tokens, spell) if type_ == "ORG" else None
    described, parts = _parse(tokens)
    if not parts:
        return " ".join([*described, _bare(head)]) if described else None
    return _compose(head, described, parts, spell)


def _opening(type_: str, tokens: list[str]) -> tuple[str | None, list[str]]:
    """What the class noun is in English, and the tokens with it as one: "public corporation" is two words."""
    if len(tokens) > 2:
        two = class_noun(type_, f"{key_of(tokens[0])} {key_of(tokens[1])}")
        if two is not None:
            return two, [tokens[0], *tokens[2:]]
    return (class_noun(type_, key_of(tokens[0])) if tokens else None), tokens


def _company(tokens: list[str], spell: Callable[[str], str]) -> str | None:
    """A name with what it is for behind it: "Malath for insurance"."""
    link, noun, _ = _noun_at(tokens, len(tokens) - 1) if len(tokens) > 1 else ("", None, 0)
    if link != "for" or noun is None:
        return None
    name = " ".join(tokens[:-1])
    return f"{_acronym(name.replace('.', ' ').split()) or spell(name)} {noun}"


def _alone(type_: str, tokens: list[str]) -> str | None:
    """A class noun that is the whole name but for its number: "the revolution 2011"."""
    head = class_noun(type_, key_of(tokens[0])) if len(tokens) == 1 else None
    return _bare(head) if head else None


def _bare(head: str) -> str:
    return head.replace("{}", "").removesuffix(" of ").strip()


def _attached(tokens: list[str]) -> list[str]:
    """The tokens with prepositions of their own written as the letters that say the same: "in", "for the sake of"."""
    made: list[str] = []
    at = 0
    while at < len(tokens):
        for words, letter in prepositions():
            following = tokens[at + len(words) : at + len(words) + 1]
            if at and following and tuple(tokens[at : at + len(words)]) == words:
                word = following[0]
                if letter == FOR and word.startswith(ARTICLE):
                    word = FOR + word[len(ARTICLE) :]
                made.append(letter + word)
                at += len(words) + 1
                break
        else:
            made.append(tokens[at])
            at += 1
    return made


def _acronym(tokens: list[str]) -> str | None:
    """A name that spells Latin letters one by one, two at least: "es bi es"."""
    letters = [meanings("letters").get(key_of(token)) for token in tokens]
    return "".join(filter(None, letters)) if len(letters) > 1 and all(letters) else None


def _parse(tokens: list[str]) -> tuple[list[str], list[_Part]]:
    """Adjectives of the class noun that opens the tokens, and the parts behind it."""
    described: list[str] = []
    parts: list[_Part] = []
    is_construct = not knowledge.words(tokens[0])[0].startswith(ARTICLE)
    is_ministry = key_of(tokens[0]) == bodies.ministry_head()
    at = 1
    while at < len(tokens):
        if parts and not parts[-1].is_noun and key_of(parts[-1].words[-1]) in meanings("titles"):
            parts[-1].words.append(tokens[at])  # a name follows its title
            at += 1
            continue
        link, noun, size = _noun_at(tokens, at)
        linked, adjective = _adjective_at(tokens[at]) if size < 2 else ("", None)
        is_of_head = is_ministry and adjective in nations()
        holder = parts[-1].adjectives if parts and parts[-1].is_noun and not is_of_head else described
        if adjective is not None and not (noun and (link or is_construct and at == 1)):
            if not linked:
                holder.insert(0, adjective)
            elif holder:
                holder[0] += f" {linked} {adjective}"
        elif noun:
            _add_noun(parts, link, noun)
        else:
            size = _add_name(parts, tokens, at)
        at += max(1, size)
    described.sort(key=lambda word: word not in nations())
    return _of_one_state(described), parts


def _of_one_state(adjectives: list[str]) -> list[str]:
    """The adjectives with those two words as one that are one country's name: the Arab Saudi kingdom."""
    if {"Saudi", "Arab"} <= set(adjectives):
        return ["Saudi Arabian", *(word for word in adjectives if word not in ("Saudi", "Arab"))]
    return adjectives


def _noun_at(tokens: list[str], at: int) -> tuple[str, str | None, int]:
    """The domain that up to three tokens name, what joins it to what is before, and how many tokens it has."""
    for size in (3, 2, 1):
        if at + size > len(tokens):
            continue
        rest = [key_of(token) for token in tokens[at + 1 : at + size]]
        for link, key in unlinked(tokens[at]):
            noun = meanings("nouns").get(" ".join([key, *rest]))
            if noun is not None:
                return link, noun, size
    return "", None, 0


def _adjective_at(token: str) -> tuple[str, str | None]:
    """The adjective that a token is, and "and" where it continues one."""
    for link, key in unlinked(token):
        adjective = adjective_en(key)
        if adjective is not None and link in ("", "and"):
            return link, adjective
    return "", None


def _add_noun(parts: list[_Part], link: str, noun: str) -> None:
    """A noun straight behind a noun is what that one is of: tourism development."""
    if not link and parts and parts[-1].is_noun and not parts[-1].adjectives:
        parts[-1].words.insert(0, noun)
    else:
        parts.append(_Part(link, True, [noun]))


def _add_name(parts: list[_Part], tokens: list[str], at: int) -> int:
    """Put what is called by a name to the parts; return how many tokens it has.

    A class noun inside a name opens a name of its own, which goes to the end; a place may have several words;
    other words gather to one name, unless a letter joins them to what stands before.
    """
    rest = tokens[at:]
    link = "in" if rest[0][0] == _IN and not class_noun("LOC", key_of(rest[0])) else ""
    opening = [rest[0][1:] if link else rest[0], *rest[1:]]
    for_what = rest[0].removeprefix(FOR)
    if (
        len(rest) > 1
        and for_what != rest[0]
        and class_noun("ORG", key_of(for_what))
        and not for_what.startswith(FOR)
    ):
        parts.append(_Part("of", False, [for_what, *rest[1:]]))
        return len(rest)
    if len(rest) > 1 and class_noun("LOC", key_of(opening[0])):
        parts.append(_Part(link, False, opening))
        return len(rest)
    for size in range(min(_LONGEST_NAME, len(rest)), 1, -1):
        if gazetteer.place_en(" ".join(rest[:size])):
            parts.append(_Part("", False, rest[:size]))
            return size
    link, word = _linked_name(rest[0])
    if parts and not parts[-1].is_noun and not link:
        parts[-1].words.append(word)
    else:
        parts.append(_Part(link, False, [word]))
    return 1


def _linked_name(token: str) -> tuple[str, str]:
    """A definite word or a place without the letter that joins it to what stands before it."""
    rest = token[1:]
    if token.startswith(FOR * 2) and len(token) > 4:
        return "for", ARTICLE + token[2:]
    if rest.startswith(ARTICLE) and token[0] in LINKS and token[0] != FOR:
        return LINKS[token[0]], rest
    link = LINKS.get(token[:1])
    is_place = gazetteer.place_en(rest) and not gazetteer.place_en(token)
    return (link, rest) if link in ("in", "and") and is_place else ("", token)


def _compose(head: str, described: list[str], parts: list[_Part], spell: Callable[[str], str]) -> str:
    """The class noun with its adjectives among the parts: names and a short domain before it, others after."""
    first, rest = parts[0], parts[1:]
    adjectives = " ".join(described)
    tail = " ".join(filter(None, (word for part in rest for word in (part.link, part.text(spell)))))
    whole = " ".join(filter(None, [first.text(spell), tail]))
    if not head.startswith("{}"):
        return " ".join(filter(None, [adjectives, head.replace("{}", whole)]))
    noun = head.removeprefix("{}").strip()
    if noun == "Union" and first.is_noun and first.words[-1] in sports():
        first.link, noun = "", "Federation"
    if first.is_noun and (first.link or any(part.is_noun for part in rest)):
        return " ".join(filter(None, [adjectives, noun, first.link or "of", whole]))
    if rest and rest[0].link in ("for", "in"):
        return " ".join(filter(None, [first.text(spell), adjectives, noun, tail]))
    inner = [adjectives, whole] if first.is_noun else [whole, adjectives]
    if not adjectives and whole.endswith(f" {noun}"):
        return whole  # the place is called by its noun already
    return " ".join(filter(None, [*inner, noun]))


def _proper(words: list[str], spell: Callable[[str], str]) -> str:
    """A person with the title before the name, a place by its English name, other words by their sound."""
    title = meanings("titles").get(key_of(words[0]))
    if title is not None:
        return f"{title} {_proper(words[1:], spell)}" if len(words) > 1 else title
    name = " ".join(words)
    key = knowledge.key_of(name)
    body = bodies.bodies().get(key) if " " in key else None
    known = body.name_en if body and body.is_written(name) else gazetteer.place_en(name)
    return known or phrase_en("LOC", name, spell) or spell(name)
