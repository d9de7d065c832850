"""In which script something is written.

Pure functions over strings.
"""

import re

ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")


def has_arabic(text: str) -> bool:
    """Whether there is any Arabic letter."""
    return ARABIC_LETTER.search(text) is not None
