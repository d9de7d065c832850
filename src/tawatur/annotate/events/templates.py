"""Templates: which columns make each feature that the role networks read.

A template is the names of one or more columns with spaces between. `columns.make_codes` joins the codes of these
columns in a row, with the template's own name, into one feature of that row: "type side what" speaks of a type of
event with a phrase of some kind before or behind it. `features` makes the columns. A template that is changed,
added or renamed needs new weights (`train.events`).
"""

HEAD_COLUMNS = ("lemma", "stem", "form", "shape", "definite", "pos", "number", "gender", "group")
"""Columns of tokens that a trigger takes from its head."""
PAIR_OF_TRIGGER = (
    "type", "lemma", "stem", "pos", "aspect", "shape", "headline", "gender", "number", "owned", "before", "pronoun",
    "verb", "verb_tells",
)  # fmt: skip
"""Columns of triggers that templates of pairs name too."""
PAIR_OF_CANDIDATE = (
    "kind",
    "what",
    "governor",
    "group",
    "joined",
    "speaks",
    "after",
    "their_verb",
    "bare",
    "order",
)
"""Columns of phrases that templates of pairs name too."""

OF_TRIGGER = (
    "type", "lemma", "stem", "form", "type shape", "owned type", "definite pos", "after", "type after_pos", "before",
    "type before_pos", "after2", "headline shape", "is_first", "length", "number shape", "group", "said pos",
)  # fmt: skip
OF_CANDIDATE = (
    "what", "what governor", "joined what", "common_form", "common_lemma", "type has_lead", "group governor",
    "group definite", "lead_group what", "pos number", "tail2", "before", "before_pos what", "after", "after_pos what",
    "inner", "headline what", "starts what", "length kind", "gender what", "speaks what",
)  # fmt: skip
OF_PAIR = (
    "side gap what", "type side what", "type governor what", "type governor side group", "lemma governor side",
    "lemma what side", "pos side verbs2 events2 signs2 kind", "pos aspect governor side events3", "side rank what pos",
    "type side rank kind governor", "side names what governor", "side signs3 links kind", "type gap side kind",
    "type group side", "events3 side governor kind", "joined side type rank", "headline side what pos", "words side kind",
    "type words side", "path side kind", "edge what side events2", "agrees side rank shape kind", "said_by what side",
    "said_by type kind", "clause side kind pos", "clause governor side", "stem what side", "lemma group side",
    "type side rank whats_rank what", "type speaks side kind", "owned side what rank pos",
    "verb under governor kind", "stem verb under", "type under governor kind", "before under governor pos",
    "pos turn under kind governor", "their_verb turn side governor", "type turn under side", "after side pos turn rank",
    "pronoun side rank kind turn", "verb_tells under pos kind turn", "before side what rank", "lemma their_verb governor",
    "bares bare side pos kind", "type bares bare side kind", "bares bare side shape what", "lemma bares bare side",
    "order turn bare pos kind", "their_verb order turn kind", "type order turn bare", "agrees bares bare side shape",
)  # fmt: skip
