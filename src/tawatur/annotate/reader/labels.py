"""Name the layers that the reader's network scores, and their labels in column order.

Read by training, export and the component alike; the order is part of the weights. BIO layers hold `O` first,
then `B-x`, `I-x` for each label x.
"""

NAME_TYPES = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "VEHICLE")
"""Types of names, as in the export format."""

EVENT_TYPES = (
    "MEET", "VISIT", "RECEIVE", "CALL", "NEGOTIATE", "INVITE", "AGREE", "SIGN", "ENDORSE", "COOPERATE",
    "AID", "ARM", "DEPLOY", "WITHDRAW", "RELEASE", "RESIGN", "APPOINT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "SANCTION", "ARREST", "ATTACK", "KILL", "CLASH", "PROTEST", "DISASTER", "VOTE", "OTHER",
)  # fmt: skip
"""Types of events, as in the export format."""

STATUSES = (
    "occurred", "ongoing", "planned", "invited", "alleged", "denied", "cancelled", "conditional", "background",
)  # fmt: skip

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip


def bio(types: tuple[str, ...]) -> tuple[str, ...]:
    """Give the labels of a BIO layer over `types`.

    >>> bio(("CUE",))
    ('O', 'B-CUE', 'I-CUE')
    """
    return ("O", *(f"{mark}-{name}" for name in types for mark in "BI"))


SPAN_LAYERS: dict[str, tuple[str, ...]] = {
    "names": bio(NAME_TYPES),
    "titles": bio(("TITLE",)),
    "times": bio(("TIME",)),
    "triggers": bio(EVENT_TYPES),
    "cues": bio(("CUE",)),
    "sources": bio(("SOURCE",)),
    "contents": bio(("CONTENT",)),
}
"""Layers read as spans."""

WORD_LAYERS: dict[str, tuple[str, ...]] = {
    "status": STATUSES,
    "proclitics": ("0", "1", "2", "3"),
    "enclitics": ("0", "1", "2", "3"),
    "upos": UPOS,
    "Aspect": ("", "Perf", "Imp", "Imper"),
    "Voice": ("", "Act", "Pass"),
    "Person": ("", "1", "2", "3"),
    "Gender": ("", "Masc", "Fem"),
    "Number": ("", "Sing", "Dual", "Plur"),
    "Definite": ("", "Def", "Ind", "Com"),
}
"""Layers read word by word. Clitic layers count letters: one letter is one proclitic; an enclitic has up to
three."""

LAYERS: dict[str, tuple[str, ...]] = SPAN_LAYERS | WORD_LAYERS
"""All layers in the column order of the network's output."""
