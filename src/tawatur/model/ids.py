"""Content-derived ids: a letter prefix and a hash of raw source values, never a counter, never random.

Only values as they stand in the source are hashed (never folded text): a change in our cleaning must not
change ids.
"""

from hashlib import sha256

_SEPARATOR = "\x1f"  # ASCII unit separator: cannot occur inside accepted values
_LENGTH = 16  # hexadecimal digits: 64 bits, collision odds about 1e-6 for six million rows


def make_id(prefix: str, *values: object) -> str:
    """Make the id of a row from its defining values; use it for every key of every table.

    >>> make_id("m", "d-1", 3, 8) == make_id("m", "d-1", 3, 8)
    True
    >>> make_id("m", "d-1", 3, 8)[:2]
    'm-'
    """
    joined = _SEPARATOR.join(["" if value is None else str(value) for value in values])
    return f"{prefix}-{sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:_LENGTH]}"
