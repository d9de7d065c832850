"""The countries that the places and parties of an event stand for."""

from collections.abc import Iterable

from tawatur.reconcile.material import Material
from tawatur.text.geography import country, homeland


def countries(names: Iterable[str], material: Material) -> set[str]:
    """Codes of the countries that entities name, by themselves or by their people; persons left out."""
    found = set()
    for name in set(names) - material.persons:
        entity = material.entities.get(name)
        if entity is None:
            continue
        names_of_it = [entity.name_ar, *entity.aliases]
        code = homeland(names_of_it) if entity.type == "NORP" else country(names_of_it)
        if code:
            found.add(code)
    return found
