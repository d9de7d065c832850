"""Make the small tables of the model package: words, lemmas, tags of clitics, spaCy's config and meta data.

Reads the treebanks and the CAMeL lexicons; writes `lemmas.tsv`, `clitics.json`, `config.cfg`, `meta.json`
into `train/work/model`. The most frequent lemma of a stem and tag wins; ties go to the first in the alphabet.
"""

import argparse
import csv
import json
from collections import Counter, defaultdict
from pathlib import Path

import spacy

from tawatur import __version__
from tawatur.annotate.reader.clitics import cuts
from tawatur.annotate.reader.labels import NAME_TYPES
from tawatur.annotate.reader.words import light_key, strong_key
from train import morphology
from train.examples import TRAIN_LAYERS, Example


def config() -> str:
    """Give spaCy's full config of the package: an Arabic pipeline of one component."""
    settings = spacy.blank("ar").config
    settings["nlp"]["tokenizer"] = {"@tokenizers": "tawatur.words.v1"}
    settings["nlp"]["pipeline"] = ["tawatur_reader"]
    settings["nlp"]["batch_size"] = 64
    settings["components"] = {"tawatur_reader": {"factory": "tawatur_reader", "model": None}}
    return str(settings.to_str())


VOCABULARY = 16_000
"""Words with an embedding row of their own: nine in ten running words of the raw news."""

CLITICS = {
    "و": {"*": ["CCONJ", "و"]},
    "ف": {"*": ["CCONJ", "ف"]},
    "ب": {"*": ["ADP", "ب"]},
    "ل": {"*": ["ADP", "ل"], "VERB": ["CCONJ", "ل"], "AUX": ["CCONJ", "ل"]},
    "ك": {"*": ["ADP", "ك"]},
    "س": {"*": ["AUX", "س"]},
    "أ": {"*": ["PART", "أ"]},
    "enclitic": {"*": ["PRON", "هو"]},
}
"""Tags and lemmas of clitics as PADT has them (the subjunctive's ل is a conjunction there)."""

Counts = dict[tuple[str, str], Counter[str]]
"""How often a form with a tag has each lemma."""

TAGS = {"VERB": "VERB", "NOUN": "NOUN", "ADJ": "ADJ", "NOUN_PROP": "X"}


def bare(lemma: str) -> str:
    """Give a lemma without diacritics, with a plain alef where a connecting one stands."""
    return light_key(lemma).replace("ٱ", "ا")


def count(examples: list[Example], counts: Counts, weight: int = 1) -> None:
    """Count the lemmas of stems where the tag is sure, under the light and the strong spelling of
    the stem.
    """
    tags = TRAIN_LAYERS["upos"]
    for example in examples:
        upos, pro, enc = (example.mask(name).tolist() for name in ("upos", "proclitics", "enclitics"))
        for index, lemma in enumerate(example.lemmas or []):
            mask = upos[index]
            word = example.words[index]
            clean = bare(lemma)
            if not clean or clean == "_" or mask <= 0 or mask & (mask - 1) or not word[0].isalpha():
                continue
            lead, tail = (max(int(column[index]).bit_length() - 1, 0) for column in (pro, enc))
            edges = [0, *cuts(word, lead, tail), len(word)]
            stem = light_key(word[edges[min(lead, len(edges) - 2)] : edges[min(lead, len(edges) - 2) + 1]])
            for form in {stem, strong_key(stem)}:
                counts[form, tags[mask.bit_length() - 1]][clean] += weight


def lexicon(root: Path, counts: Counts) -> None:
    """Add each lemma of the ChainBank as a form of itself."""
    for row in csv.DictReader((root / "lexicons/chainbank_lemmas.csv").open(encoding="utf8")):
        lemma = bare(row["LEMMA_ARA"])
        if row["POS"] in TAGS:
            for form in {lemma, strong_key(lemma)}:
                counts[form, TAGS[row["POS"]]][lemma] += 1


NOUN_ENDINGS = {
    "NOUN": (
        ("ات", "ة"), ("ات", ""), ("تين", "ة"), ("تان", "ة"), ("ين", ""), ("ون", ""), ("ان", ""), ("يات", "ي"),
        ("ت", "ة"), ("تا", "ة"), ("تي", "ة"), ("ا", ""), ("ا", "ى"), ("ي", ""), ("و", ""), ("ة", ""),
    ),
    "ADJ": (
        ("ة", ""), ("ات", ""), ("تين", ""), ("تان", ""), ("ين", ""), ("ون", ""), ("ان", ""), ("ا", ""), ("ى", ""),
        ("ي", ""), ("ية", "ي"),
    ),
}  # fmt: skip
"""Endings of plurals, duals, the construct state and feminines, and what stands in the lemma."""

PERFECT_ENDINGS = ("ت", "وا", "تا", "ا", "نا", "ن", "تم", "")
IMPERFECT_ENDINGS = ("ون", "وا", "ان", "ين", "ن", "ا", "")
IMPERFECT_PREFIXES = "يتنأ"
STEMS = ("ا", "", "أ")
"""What the lemma (the perfect) has in place of the imperfect prefix: derived stems with alef, plain ones,
fourth stems."""


def rules() -> list[str]:
    """Give the rules as lines: `=prefix+ending`, tag, `fresh prefix+fresh ending`."""
    lines = []
    for tag, endings in NOUN_ENDINGS.items():
        for ending, fresh in endings:
            lines += [f"=+{ending}\t{tag}\t+{fresh}", f"=+{strong_key(ending)}\t{tag}\t+{strong_key(fresh)}"]
    for ending in PERFECT_ENDINGS[:-1]:
        lines.append(f"=+{ending}\tVERB\t+")
        lines += [f"=+{ending}\tVERB\t+{weak}" for weak in "ىا"]
    for future in ("", "س"):
        for prefix in IMPERFECT_PREFIXES:
            for ending in IMPERFECT_ENDINGS:
                for stem in STEMS:
                    lines.append(f"={future}{prefix}+{ending}\tVERB\t{stem}+")
                    lines += [
                        f"={future}{prefix}+{weak}{ending}\tVERB\t{stem}+ى" for weak in ("ي", "ى", "و", "")
                    ]
    return list(dict.fromkeys(line for line in lines if not line.startswith("=+\t")))


def vocabulary(corpus: Path) -> list[str]:
    """Give the most frequent folded words of the raw corpus, ties in the order of the alphabet."""
    counts: Counter[str] = Counter()
    with corpus.open(encoding="utf8") as lines:
        for line in lines:
            counts.update(line.split())
    return sorted(counts, key=lambda word: (-counts[word], word))[:VOCABULARY]


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("train/work/model"))
    parser.add_argument("--permissive", action="store_true")
    parser.add_argument("--corpus", type=Path, help="raw corpus; makes vocabulary.txt anew")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.corpus:
        (args.out / "vocabulary.txt").write_text("\n".join(vocabulary(args.corpus)) + "\n", encoding="utf8")
    counts: Counts = defaultdict(Counter)
    if not args.permissive:
        count(morphology.padt(args.data / "morphology/padt_v22_train.jsonl.xz"), counts, weight=3)
        count(morphology.from_conllu(args.data / "morphology/iahlt_train.conllu", "iahlt"), counts)
    lexicon(args.data, counts)
    lines = [
        f"{form}\t{tag}\t{min(found, key=lambda lemma: (-found[lemma], lemma))}"
        for (form, tag), found in sorted(counts.items())
    ]
    lines += rules()
    (args.out / "lemmas.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
    (args.out / "clitics.json").write_text(
        json.dumps(CLITICS, ensure_ascii=False, indent=1) + "\n", encoding="utf8"
    )
    (args.out / "config.cfg").write_text(config(), encoding="utf8")
    meta = {
        "lang": "ar",
        "name": "tawatur",
        "version": __version__,
        "spacy_version": ">=3.8,<3.9",
        "description": "A compact Arabic news model: clitics, tags, names, titles, event triggers, attribution layers",
        "license": "CC BY-SA 4.0" if args.permissive else "CC BY-NC-SA 4.0",
        "labels": {"tawatur_reader": list(NAME_TYPES)},
        "pipeline": ["tawatur_reader"],
    }
    (args.out / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf8")
    print(len(lines), "lemmas")


if __name__ == "__main__":
    main()
