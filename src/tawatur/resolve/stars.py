"""The name under which a group of names inside one document is known across documents.

Reads one document's groups; writes a key for each: a full personal name, a body of the lexicon, a generic body with the
country that its text speaks of. A lone family or given name has no such key: who bears it is judged by context.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from tawatur.resolve import bodies, gazetteer, knowledge
from tawatur.resolve.name import Name

Key = tuple[str, str]
"""Kind and key; two groups of one key name the same thing, unless judged otherwise."""


def fullest(names: Sequence[Name]) -> Name:
    """The name of a group that says most: known to the lexicon, then with a country, then of most parts and
    mentions.
    """
    return min(
        names, key=lambda name: (*_rank(name), -len(name.form.parts), -len(name.mentions), name.form.key)
    )


def _rank(name: Name) -> tuple[bool, bool]:
    return name.form.known is None, name.form.kind == "ORG" and "@" not in name.form.key


def countries_of(names: Iterable[Name]) -> Counter[str]:
    """How often the names of a document state each country (groups that are no country do not count)."""
    found: Counter[str] = Counter()
    for name in names:
        code = name.form.country
        if code and len(code) == 2:
            found[code] += len(name.mentions)
    return found


def foremost(countries: Counter[str]) -> str | None:
    """The country stated most often; equal counts go to the first code of the alphabet."""
    return min(countries, key=lambda code: (-countries[code], code), default=None)


def star_key(names: Sequence[Name], countries: Counter[str], home: str | None) -> Key | None:
    """The key of a group, or None where its names say too little.

    `countries` are those of the document, `home` the country that its outlet writes about most.
    """
    name = fullest(names)
    form = name.form
    if form.kind == "PER":
        return ("PER", form.key) if len(form.parts) > 1 else None
    if form.kind == "PLACE" and len(form.parts) == 1 and form.parts[0] in knowledge.head_words("state_heads"):
        code = _state(form.parts[0], countries, home)
        return ("PLACE", f"={code}") if code else (form.kind, form.key)
    if form.kind == "PLACE" and not form.key.startswith("=") and form.known:
        return "PLACE", f"={nearest_place(form.key, countries).place_id}"
    if form.generic:
        whole = bodies.generic_body(form.key)
        if whole is not None:
            return "ORG", whole
        country = foremost(countries) or home
        return ("ORG", f"{bodies.own_body(form.key, country)}@{country}") if country else None
    return form.kind, form.key


def _state(title: str, countries: Counter[str], home: str | None) -> str | None:
    """The state that its title alone means: the outlet's own, else the one most spoken of."""
    codes = [*filter(None, [home]), *sorted(countries, key=lambda code: (-countries[code], code))]
    return next((code for code in codes if gazetteer.is_called(code, title)), None)


def nearest_place(key: str, countries: Counter[str]) -> gazetteer.Place:
    """Among places of one name, the one in the country that the document speaks of most, else the largest."""
    candidates = gazetteer.places_written(key)
    order = {place.place_id: at for at, place in enumerate(candidates)}
    return min(candidates, key=lambda place: (-countries[place.country], order[place.place_id]))
