"""How far a noun phrase runs that may be a source: up to a verb, a clause, another noun phrase, whom it told.

Reads a View and the words at which cues begin; gives one past the last word of a phrase.
"""

from tawatur.annotate.attributions.units import BODIES, PRESS, Stops, head_of, is_speech
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import Words, words

# Longest noun phrase followed, in words: titles of this press run to ten and more.
_LONGEST = 16
_INNER_PREPOSITION = 3  # words of a source before a preposition that still belongs to it
_ENDING = 2  # letters of an ending in which an adjective agrees with its noun
_PERSONAL = frozenset({"PER", "TITLE"})
_PLACES_AND_BODIES = frozenset({"ORG", "GPE"})
PEOPLE = frozenset({"person", "analyst", "anonymous", "witness"})
_GOES_ON = frozenset({"anonymous", "analyst", "document", "witness", "official"})


def _goes_on_attached(view: View, word: int, first: int, lists: Words) -> bool:
    """An attached preposition inside the phrase: the spokesman in the name of, a member of the council.

    Not one that makes an adverb (in a steady way), nor one whose noun bears a pronoun (in his name and that
    of his people).
    """
    noun = view.keys[word][len(view.preposition(word)) :]
    if noun in lists.manners or view.text[view.ends[word] - 1] == lists.his:
        return False
    if view.title_at[first] >= 0 or _inside_name(view, word):
        return True
    head = lists.heads.get(view.keys[first])
    return head is not None and word - first <= _INNER_PREPOSITION


def _inside_name(view: View, word: int) -> bool:
    for layer in (view.name_at, view.title_at):
        if layer[word] >= 0 and view.names[layer[word]].start < view.starts[word]:
            return True
    return False


def _inside_quoted(view: View, word: int, first: int) -> bool:
    """Whether a short quotation that opened in the phrase is still open: the player "of Norwegian
    nationality" N. N.
    """
    quote = view.quote_at[word]
    if quote < 0 or not view.quotes[quote].closed or is_speech(view, word):
        return False
    return view.starts[first] < view.quotes[quote].start < view.starts[word]


def _goes_on_with(view: View, word: int, first: int, lists: Words) -> bool:
    """A preposition inside the phrase: a source in the ministry, officials from both countries."""
    head = lists.heads.get(view.keys[first])
    if (
        head is None
        or head.group not in _GOES_ON
        or word + 1 >= len(view.keys)
        or word - first > _INNER_PREPOSITION
    ):
        return False
    if view.keys[word] not in (lists.in_, lists.from_, lists.about):
        return False
    if view.keys[word] == lists.about and head.group != "document":
        return False  # "agency reported from": another source
    following = lists.heads.get(view.keys[word + 1])
    speaking = view.name_at[word + 1] >= 0 or view.title_at[word + 1] >= 0
    return speaking or (following is not None and following.group in ("official", "person"))


def _ends(view: View, word: int, first: int, stops: Stops, lists: Words) -> bool:
    """Whether the noun phrase that began at `first` is over before `word`."""
    key = view.keys[word]
    if _inside_name(view, word) or _inside_quoted(view, word, first):
        return False
    if not key[:1].isalnum():
        quote = view.quote_at[word]
        if key in "()" and _names_in_brackets(view, word, first, lists):
            return False
        return not (quote >= 0 and view.quotes[quote].closed and not is_speech(view, word))
    if _leaves_quotation(view, word, first):
        return True
    if word in stops.verbs or key in lists.ends_phrase or _is_told(view, word, first, lists):
        return True
    if view.tag(word) == "VERB" and view.name_at[word] < 0:
        return True
    if _points_with(view, word, lists):
        return True
    if view.preposition(word) and not _goes_on_attached(view, word, first, lists):
        return True
    if key in lists.prepositions and view.name_at[word] < 0:
        return not _goes_on_with(view, word, first, lists)
    if key in lists.genitive or key in lists.bound or _is_object(view, word, first, lists):
        return True
    # An attached "to" opens an adjunct (told the agency), unless it stands inside a title or name.
    to_somebody = key.startswith(lists.to) and view.starts[word] < _name_start(view, word)
    return to_somebody or (key == lists.to) or key.startswith(lists.to * 2)


def _points_with(view: View, word: int, lists: Words) -> bool:
    """Whether a word is a demonstrative with "with" or "to" attached: on this occasion."""
    key = view.keys[word]
    return key[:1] in (lists.with_, lists.to) and key[1:] in lists.demonstratives


def _is_told(view: View, word: int, first: int, lists: Words) -> bool:
    """Whether the outlet at `word` is whom the source told: a diplomat, to the network N. A report of a site
    is its own.
    """
    if not view.keys[word].startswith(lists.to):
        return False
    told, head = lists.heads.get(view.keys[word][1:]), lists.heads.get(view.keys[first])
    return told is not None and told.group in PRESS and (head is None or head.group != "document")


def _leaves_quotation(view: View, word: int, first: int) -> bool:
    """Whether a quoted name ends right before `word`, and what follows does not describe it."""
    quote = view.quote_at[word - 1]
    if quote < 0 or view.quote_at[word] == quote:
        return False
    if view.quotes[quote].start < view.starts[first]:
        return True  # the phrase began inside the quotation: it is the quoted name
    return view.reader is not None and view.tag(word) not in ("ADJ", "") and view.name_at[word] < 0


def _is_object(view: View, word: int, first: int, lists: Words) -> bool:
    """Whether another noun phrase begins at `word`: the verb's object, which stands right after its subject.

    An indefinite noun cannot belong to a definite phrase; nor can a definite noun to another one, a country
    or body to an adjective, or anything but a title to the name of a person.
    """
    if _is_another(view, word, first, lists):
        return True
    if view.title_at[word] >= 0:
        return False
    key, before = view.keys[word], view.keys[word - 1]
    name = view.name_at[word]
    named_before = view.name_at[word - 1]
    head = lists.heads.get(key)
    after_person = named_before >= 0 and view.names[named_before].type == "PER"
    describes = head is not None and not (after_person and head.group in BODIES)
    if named_before >= 0 and named_before != name and not describes:
        if after_person:
            return key[:1].isalnum() and view.tag(word) not in ("ADJ", "ADP")
        if name < 0 and view.tag(word) == "NOUN" and not key.startswith(lists.conjunctions[0]):
            return True  # 107 of 119 such nouns of the training part stand outside the source
    if not _bare(before, lists).startswith(lists.article) or key in lists.same:
        return False
    if name >= 0:
        return view.names[name].type in _PLACES_AND_BODIES and view.tag(word - 1) == "ADJ"
    if key.startswith(lists.article):
        apposed = head is not None and head.group in PEOPLE
        # 64 of 64 such nouns after an adjective stand outside the source in the training part.
        agrees = key[-_ENDING:] == before[-_ENDING:]  # the political officials
        return (
            view.tag(word) == "NOUN" and view.tag(word - 1) in ("NOUN", "ADJ") and not apposed and not agrees
        )
    attached = (*lists.conjunctions, lists.with_, lists.to)
    return not key.startswith(attached) and not key.isascii() and view.tag(word) in ("", "NOUN")


def _bare(key: str, lists: Words) -> str:
    """A word without an attached "and"."""
    and_the = lists.conjunctions[0] + lists.article
    return key[1:] if key.startswith(and_the) else key


def _is_another(view: View, word: int, first: int, lists: Words) -> bool:
    """Whether at `word` begins a person's name or office that the phrase's head, a body or several people,
    cannot bear.

    Not inside a construct that is still open: the supporters of N., the office of the president.
    """
    layer = view.name_at if view.name_at[word] >= 0 else view.title_at
    if layer[word] < 0 or layer[word] == layer[word - 1] or view.title_at[word - 1] >= 0:
        return False
    other = view.names[layer[word]]
    if other.type not in _PERSONAL or other.start < view.starts[word]:
        return False
    definite = view.keys[word - 1].startswith(lists.article) or view.name_at[word - 1] >= 0
    if not definite and view.tag(word - 1) != "ADJ":
        return False
    head, named = head_of(view.keys[first]), view.name_at[first]
    if named >= 0 and view.names[named].type in _PLACES_AND_BODIES:
        return True
    return head is not None and (head.agreement == "p" or head.group in BODIES)


def _names_in_brackets(view: View, word: int, first: int, lists: Words) -> bool:
    """A short name in brackets right after the noun that it names: the agency (N), the company (N)."""
    if view.keys[word] == ")":
        return "(" in view.keys[max(first, word - 4) : word]
    known = head_of(view.keys[first])
    close = next((w for w in range(word + 1, min(len(view.keys), word + 4)) if view.keys[w] == ")"), -1)
    return (
        word == first + 1
        and known is not None
        and known.group in ("agency", "outlet", "official")
        and close > 0
    )


def _name_start(view: View, word: int) -> int:
    for layer in (view.name_at, view.title_at):
        if layer[word] >= 0:
            return view.names[layer[word]].start
    return -1


def phrase_end(view: View, first: int, limit: int, stops: Stops) -> int:
    """One past the last word of the noun phrase that begins at `first`, at most `limit`."""
    lists = words()
    word = first + 1
    if word < limit and view.keys[first] in lists.partitive and view.keys[word] in lists.demonstratives:
        word += 1  # all these
    while word < min(limit, first + _LONGEST) and not _ends(view, word, first, stops, lists):
        word += 1
    while word > first + 1 and _dangles(view, first, word - 1):
        word -= 1
    return word


def _dangles(view: View, first: int, word: int) -> bool:
    """Whether the sign at `word` ends nothing that began in the phrase: a comma, a mark of a quotation around
    it.
    """
    if view.keys[word][:1].isalnum():
        return False
    quote = view.quote_at[word]
    return (
        quote < 0
        or view.quotes[quote].start < view.starts[first]
        or view.quotes[quote].start == view.starts[word]
    )
