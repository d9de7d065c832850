"""Read PADT, IAHLT and PUD: clitics, parts of speech, features, lemmas, laid on written words."""

import json
import lzma
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from tawatur.annotate.reader.labels import UPOS
from tawatur.annotate.reader.words import light_key, split_words
from train.examples import Example, bit

PROCLITICS = frozenset("وفبلكسأ")
ENCLITICS = frozenset(["ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "ي", "ني", "نا"])

UM_POS = {
    "N": ("NOUN", "PROPN"), "V": ("VERB", "AUX"), "ADJ": ("ADJ",), "ADP": ("ADP",), "CONJ": ("CCONJ", "SCONJ"),
    "PRO": ("PRON",), "DET": ("DET", "PRON"), "NUM": ("NUM",), "PART": ("PART",), "ADV": ("ADV",),
}  # fmt: skip
UM_FEATURES = {
    "PFV": ("Aspect", "Perf"), "IPFV": ("Aspect", "Imp"), "IMP": ("Aspect", "Imper"),
    "ACT": ("Voice", "Act"), "PASS": ("Voice", "Pass"),
    "1": ("Person", "1"), "2": ("Person", "2"), "3": ("Person", "3"),
    "MASC": ("Gender", "Masc"), "FEM": ("Gender", "Fem"),
    "SG": ("Number", "Sing"), "DU": ("Number", "Dual"), "PL": ("Number", "Plur"),
    "DEF": ("Definite", "Def"), "INDF": ("Definite", "Ind"), "PSSD": ("Definite", "Com"),
}  # fmt: skip
FEATURES = ("Aspect", "Voice", "Person", "Gender", "Number", "Definite")


def clitics(form: str, parts: list[str]) -> tuple[int, int, int | None]:
    """Give (index of the stem among the parts, proclitic letters, enclitic letters or None when unclear).

    >>> clitics("وبكتابهم", ["و", "ب", "كتاب", "هم"])
    (2, 2, 2)
    """
    stem = 0
    while stem < len(parts) - 1 and parts[stem] in PROCLITICS and form[stem : stem + 1] == parts[stem]:
        stem += 1
    rest = parts[stem + 1 :]
    if not rest:
        return stem, stem, 0
    if len(rest) == 1 and rest[0] in ENCLITICS and form.endswith(rest[0]):
        return stem, stem, len(rest[0])
    return stem, stem, None


def padt(path: Path) -> list[Example]:
    """Read a PADT file, one example a document; the treebank's own words are the words."""
    with lzma.open(path, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    return [padt_example(list(group)) for _, group in groupby(rows, key=lambda row: row["id"].split(":")[0])]


def padt_example(rows: list[dict[str, Any]]) -> Example:
    """Lay out the sentences of one PADT document."""
    made = Example("padt", [], [], [])
    for row in rows:
        made.starts.append(len(made.words))
        offset = 0
        for token in row["tokens"]:
            found = row["text"].find(token["form"], offset)
            made.glued.append(found == offset and offset > 0)
            offset = max(found, offset) + len(token["form"])
            made.words.append(token["form"])
    made.lemmas = [""] * len(made.words)
    index = 0
    for row in rows:
        for token in row["tokens"]:
            label_padt(made, index, token)
            index += 1
    return made


def label_padt(made: Example, index: int, token: dict[str, Any]) -> None:
    """Write what PADT knows of one word: its gold analysis, or what all its possible analyses share."""
    gold = token.get("gold") or {}
    chosen = [gold["analysis"]] if "analysis" in gold else gold.get("analysis_any_of")
    known = token["analyses"] if chosen is None else [token["analyses"][number] for number in chosen]
    known = [a for a in known if a[0] and not is_guess(token["form"], a)]
    told = gold.get("seg") or gold.get("voc")
    segs = [told] if told else [a[0] for a in known]
    cuts = {clitics(light_key(token["form"]), [light_key(part) for part in seg]) for seg in segs}
    if len({cut[:2] for cut in cuts}) != 1:
        return
    stem, pro, enc = min(cuts, key=str)
    made.mask("proclitics")[index] = 1 << min(pro, 3)
    if len(cuts) == 1 and enc is not None:
        made.mask("enclitics")[index] = 1 << enc
    tags = {a[2][stem] for a in known if len(a[2]) > stem}
    for column, read in (("umfeats", label_features), ("upos_v1", label_old_tag)):
        values = gold.get(column) or []
        if stem < len(values):
            said = set(read(made, index, values[stem]))
            tags = tags & said or said or tags
    if gold and stem < len(gold["lemma"]):
        assert made.lemmas is not None
        made.lemmas[index] = gold["lemma"][stem]
    made.mask("upos")[index] = bit("upos", *sorted(tags & set(UPOS)))


def label_old_tag(made: Example, index: int, tag: str) -> tuple[str, ...]:
    """Give the tags of UD 2 that a tag of UD 1 may have become."""
    return {"CONJ": ("CCONJ", "SCONJ"), "DET": ("DET", "PRON"), "PRON": ("PRON", "DET")}.get(tag, (tag,))


def is_guess(form: str, analysis: list[list[str]]) -> bool:
    """Tell whether an analysis stands in for an unknown word: no lemma, or X with the form as lemma."""
    return "_" in analysis[1] or analysis[1:] == [[form], ["X"]]


def label_features(made: Example, index: int, umfeats: str) -> tuple[str, ...]:
    """Write UniMorph features of a stem; give the parts of speech that they allow, if they say any.

    What is absent is known to be absent, but for the gender of nouns, which UniMorph leaves out.
    """
    values = dict.fromkeys(FEATURES, "")
    tags: tuple[str, ...] = ()
    for item in umfeats.split(";"):
        if item in UM_FEATURES:
            name, value = UM_FEATURES[item]
            values[name] = value
        elif item in UM_POS:
            tags = UM_POS[item]
    for name, value in values.items():
        if value or name != "Gender" or not {"NOUN", "ADJ"} & set(tags):
            made.mask(name)[index] = bit(name, value)
    return tags


Word = tuple[str, bool, list[list[str]]]


def conllu(path: Path) -> Iterator[list[Word]]:
    """Yield sentences of a CoNLL-U file as written words: (form, glued to the one before, parts)."""
    for block in path.read_text(encoding="utf8").split("\n\n"):
        text = re.search(r"^# text = (.*)$", block, re.M)
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        if text and rows:
            words = align(text.group(1), rows)
            if words:
                yield words


def align(text: str, rows: list[list[str]]) -> list[Word]:
    """Lay syntactic words on the written words of the text; empty when they don't fit."""
    spans: list[tuple[int, int]] = []
    offset = 0
    for number, row in enumerate(rows):
        form = row[1]
        while offset < len(text) and text[offset].isspace():
            offset += 1
        if text.startswith(form, offset):
            spans.append((offset, offset + len(form)))
        elif form == "ال" and number and rows[number - 1][1] == "ل" and text[offset : offset + 1] == "ل":
            spans.append((offset, offset + 1))
        else:
            return []
        offset = spans[-1][1]
    words: list[Word] = []
    part = 0
    before = 0
    for start, end in split_words(text):
        inside = []
        while part < len(rows) and spans[part][0] < end:
            if spans[part][0] < start or spans[part][1] > end:
                return []
            inside.append(rows[part])
            part += 1
        words.append((text[start:end], start == before and start > 0, inside))
        before = end
    return words


def merge_article(parts: list[list[str]]) -> list[list[str]]:
    """Join a split article with the noun after it, as the reader keeps it."""
    merged: list[list[str]] = []
    for row in parts:
        if merged and merged[-1][1] == "ال":
            row = [*row]
            row[1] = "ال" + row[1]
            merged[-1] = row
        else:
            merged.append(row)
    return merged


SAFE_TAGS = frozenset(("VERB", "NOUN", "ADJ", "ADP", "NUM", "PUNCT", "PRON"))
"""Tags that IAHLT uses as PADT does; its others follow another convention."""


def from_conllu(path: Path, source: str, run: int = 4) -> list[Example]:
    """Read IAHLT (clitics and safe tags) or PUD (everything) as runs of sentences."""
    result: list[Example] = []
    batch: list[list[Word]] = []
    seen: set[str] = set()
    for words in conllu(path):
        key = " ".join(word[0] for word in words)
        if key in seen:
            continue
        seen.add(key)
        batch.append(words)
        if len(batch) == run:
            result.append(conllu_example(batch, source))
            batch = []
    if batch:
        result.append(conllu_example(batch, source))
    return result


def conllu_example(batch: list[list[Word]], source: str) -> Example:
    """Lay out a run of CoNLL-U sentences."""
    made = Example(source, [], [], [])
    made.lemmas = []
    parts: list[list[list[str]]] = []
    for words in batch:
        made.starts.append(len(made.words))
        for form, glued, rows in words:
            made.words.append(form)
            made.glued.append(glued)
            parts.append(merge_article(rows))
    for index, rows in enumerate(parts):
        lemma = ""
        if rows:
            stem, pro, enc = clitics(light_key(made.words[index]), [light_key(row[1]) for row in rows])
            made.mask("proclitics")[index] = 1 << min(pro, 3)
            if enc is not None:
                made.mask("enclitics")[index] = 1 << enc
            lemma = rows[stem][2]
            tag = rows[stem][3]
            if tag in UPOS and (source != "iahlt" or tag in SAFE_TAGS):
                made.mask("upos")[index] = bit("upos", tag)
        made.lemmas.append(lemma)
    return made
