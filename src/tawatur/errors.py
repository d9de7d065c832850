"""The errors of the house: one root, and a child for each whose fault it is.

A caller that catches `TawaturError` catches everything that Tawatur raises on purpose; anything else is a
bug.
"""


class TawaturError(Exception):
    """Root of all errors that Tawatur raises on purpose."""


class InputError(TawaturError):
    """An input cannot be accepted; the message names the place and what to do."""


class CaseError(TawaturError):
    """A case folder is missing, damaged, or of a newer version than this program."""


class LexiconError(TawaturError):
    """A lexicon or ontology file is malformed; the message names file and entry."""


class ModelError(TawaturError):
    """The weights are missing or were made for another version of the reader."""
