"""Measure the reader: names, titles and other spans, clitics, tags, lemmas, speed, size, memory.

    python -m bench.model [--shared ../shared] [--only dev,clean,...] [--errors] [--skip-speed] [--card]

Names and titles are scored with the rules of `score/score_spans.py` (exact and typed; overlap for titles) on
the gold folders, the development slice, and `data/annotated/test`, whose errors are never shown.
CLEANANERCorp: the last tenth of the train file, which training leaves out, our types mapped to its three. PUD
is not trained on at all.
"""

import argparse
import collections
import contextlib
import io
import json
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, Span
from train.examples import TRAIN_LAYERS, Example, bit

from bench.gold_tables import is_dev, read_documents, read_rows
from tawatur.annotate.reader import MODEL_PATH, load
from train import morphology, names, tables

Item = tuple[str, int, int, str]
Show = Callable[[str], None]


def f1(right: int, said: int, true: int) -> str:
    """Write precision, recall and F1."""
    precision, recall = right / max(said, 1), right / max(true, 1)
    return f"P {precision:.4f}  R {recall:.4f}  F {2 * right / max(said + true, 1):.4f}  ({said} said, {true} true)"


def overlapping(said: list[Item], true: list[Item]) -> int:
    """Count one-to-one pairs with a shared code point, best overlap first."""
    pairs = []
    by_doc = collections.defaultdict(list)
    for number, item in enumerate(said):
        by_doc[item[0]].append((number, item))
    for number, (doc, start, end, _) in enumerate(true):
        for other, (_, left, right, _) in by_doc[doc]:
            shared = min(end, right) - max(start, left)
            if shared > 0:
                pairs.append((-shared / (max(end, right) - min(start, left)), number, other))
    used_true, used_said = set(), set()
    for _, number, other in sorted(pairs):
        if number not in used_true and other not in used_said:
            used_true.add(number)
            used_said.add(other)
    return len(used_true)


def items(key: str, spans: Iterable[Span]) -> list[Item]:
    """Give spans as (document, start, end, label)."""
    return [(key, span.start_char, span.end_char, span.label_) for span in spans]


def score_folder(folder: Path, keep: Callable[[str], bool], show: Show | None) -> None:
    """Print the figures of one gold folder; `show` is given its errors."""
    documents = [document for document in read_documents(folder) if keep(document.key)]
    keys = {document.key for document in documents}
    found = dict(zip((d.key for d in documents), load().pipe(d.text for d in documents), strict=True))
    gold: dict[str, list[Item]] = {}
    for layer, file, kind in (("names", "mentions", ""), ("titles", "titles", "TITLE")):
        rows = [row for row in read_rows(folder / f"{file}.jsonl") if row["doc"] in keys]
        gold[layer] = [(row["doc"], row["start"], row["end"], kind or row["type"]) for row in rows]
    events = [row for row in read_rows(folder / "events.jsonl") if row["doc"] in keys]
    gold["triggers"] = [(row["doc"], row["start"], row["end"], row["type"]) for row in events]
    said = {
        "names": [item for key, doc in found.items() for item in items(key, doc.ents)],
        **{
            layer: [item for key, doc in found.items() for item in items(key, doc.spans[layer])]
            for layer in ("titles", "triggers")
        },
    }
    for row in read_rows(folder / "attributions.jsonl"):
        if row["doc"] in keys:
            for part, layer in (("cue", "cues"), ("source", "sources"), ("content", "contents")):
                span = row[part]
                if span and span.get("start") is not None:
                    gold.setdefault(layer, []).append((row["doc"], span["start"], span["end"], part.upper()))
    for layer in ("cues", "sources", "contents"):
        gold[layer] = sorted(set(gold.get(layer, [])))
        said[layer] = [item for key, doc in found.items() for item in items(key, doc.spans[layer])]
    for layer, true in gold.items():
        if true:
            exact = len(set(true) & set(said[layer]))
            print(f"  {layer:9} exact+type {f1(exact, len(said[layer]), len(true))}")
            print(f"  {layer:9} overlap    {f1(overlapping(said[layer], true), len(said[layer]), len(true))}")
    by_type(gold["names"], said["names"])
    if show:
        for layer in ("names", "titles"):
            errors(found, gold[layer], said[layer], show)


def by_type(true: list[Item], said: list[Item]) -> None:
    """Print exact F1 of names by type on one line."""
    parts = []
    for kind in sorted({item[3] for item in true}):
        mine, theirs = {i for i in said if i[3] == kind}, {i for i in true if i[3] == kind}
        parts.append(f"{kind} {2 * len(mine & theirs) / max(len(mine) + len(theirs), 1):.3f} ({len(theirs)})")
    print("  by type  ", "  ".join(parts))


def errors(found: dict[str, Doc], true: list[Item], said: list[Item], show: Show) -> None:
    """Show each missed or wrong span in its line of text."""
    for item in sorted(set(true) ^ set(said)):
        key, start, end, kind = item
        text = found[key].text
        mark = "MISSED" if item in set(true) else "WRONG "
        before, after = text[max(0, start - 45) : start], text[end : end + 30]
        show(f"{mark} {kind:6} {before}[{text[start:end]}]{after}".replace("\n", " "))


def score_clean(data: Path, show: Show | None) -> None:
    """Print PER+LOC+ORG micro F1 on the held-out tenth of CLEANANERCorp."""
    _, held = names.held_out(names.sentences(data / "ner/cleananercorp_train.txt"))
    right = said = true = 0
    for run in range(0, len(held), names.RUN):
        text, spans = lay_out(held[run : run + names.RUN])
        doc = load()(text)
        mine = set()
        for span in doc.ents:
            kind = names.coarse(span.label_)
            if kind:
                word = span.doc[span.start]
                start = int(doc._.reading.words[doc._.reading.word_of_token[word.i]][0])
                mine.add((start, span.end_char, kind))
        right, said, true = right + len(mine & spans), said + len(mine), true + len(spans)
        if show:
            for start, end, kind in sorted(mine ^ spans):
                mark = "MISSED" if (start, end, kind) in spans else "WRONG "
                show(
                    f"{mark} {kind:5} {text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 25]}"
                )
    print(f"CLEANANERCorp held-out tenth, PER+LOC+ORG  {f1(right, said, true)}")


def lay_out(tagged: list[names.Tagged]) -> tuple[str, set[tuple[int, int, str]]]:
    """Write tagged sentences as a text; give the spans of their persons, places and bodies, whole words."""
    text = ""
    spans: set[tuple[int, int, str]] = set()
    start, kind, end = 0, "", 0
    for sentence in tagged:
        for word, label in [*sentence, ("\n", "O")]:
            mark, _, name = label.partition("-")
            if kind and (mark != "I" or name != kind):
                spans.add((start, end, kind))
                kind = ""
            if mark == "B" or (mark == "I" and not kind):
                start, kind = len(text), name
            text += word
            end = len(text)
            text += " " if word != "\n" else ""
    return text, {span for span in spans if span[2] in ("PERS", "LOC", "ORG")}


def score_morphology(label: str, examples: list[Example], only_gold: bool) -> None:
    """Print word accuracies against a treebank, over words that both sides cut alike."""
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for example in examples:
        text, starts = joined(example)
        doc = load()(text)
        reading = doc._.reading
        word_at = {int(start): index for index, (start, _) in enumerate(reading.words)}
        tokens: dict[int, list[int]] = collections.defaultdict(list)
        for token, word in enumerate(reading.word_of_token.tolist()):
            tokens[word].append(token)
        for index, start in enumerate(starts):
            word = word_at.get(start)
            same = word is not None and int(reading.words[word][1]) == start + len(example.words[index])
            if not same or word is None:
                counts["cut otherwise"][1] += 1
                continue
            stem = int(reading.stem_of_word[word])
            mine = {
                "proclitics": str(stem - tokens[word][0]),
                "enclitics": str(len(doc[tokens[word][-1]]) if tokens[word][-1] > stem else 0),
                "upos": doc[stem].pos_,
            }
            if mine["upos"] == "PROPN" and only_gold:
                mine["upos"] = "X"  # PADT has no PROPN
            for layer, value in mine.items():
                mask = int(example.mask(layer)[index])
                if mask > 0:
                    counts[layer][1] += 1
                    counts[layer][0] += value in TRAIN_LAYERS[layer] and bool(mask & bit(layer, value))
            lemma = (example.lemmas or [""] * len(starts))[index]
            if lemma and lemma != "_":
                counts["lemma"][1] += 1
                counts["lemma"][0] += tables.bare(lemma) == tables.bare(doc[stem].lemma_)
    print(
        label, "  ".join(f"{k} {r / max(n, 1):.4f} ({n})" for k, (r, n) in sorted(counts.items()) if r or n)
    )


def joined(example: Example) -> tuple[str, list[int]]:
    """Write an example as a text; give the offset of each word."""
    text, starts = "", []
    first = set(example.starts)
    for index, word in enumerate(example.words):
        text += "\n" if index in first and index else " " if index and not example.glued[index] else ""
        starts.append(len(text))
        text += word
    return text, starts


def speed(texts: list[str]) -> None:
    """Print words a second, cold and warm."""
    nlp = load()
    for label in ("first pass", "again"):
        began, words = time.process_time(), 0
        for doc in nlp.pipe(texts):
            words += len(doc._.reading.words)
        print(
            f"speed, {label}: {words / (time.process_time() - began):,.0f} words a second of one core ({words})"
        )


def folders(shared: Path) -> Iterator[tuple[str, Path, Callable[[str], bool], bool]]:
    """Yield the sets: name, folder, which documents, whether errors may be shown."""
    yield "dev", shared / "data/annotated/train", is_dev, True
    yield "gold/seeds", shared / "gold/seeds", lambda _: True, True
    yield "gold/spans", shared / "gold/spans", lambda _: True, True
    yield "annotated/test", shared / "data/annotated/test", lambda _: True, False


CARD = MODEL_PATH / "README.md"
MARKS = ("<!-- figures -->\n", "<!-- end -->")


def write_card(figures: str) -> None:
    """Put the figures between the marks of the model card."""
    before, _, rest = CARD.read_text(encoding="utf8").partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    block = f"{MARKS[0]}```\n{figures}```\n{MARKS[1]}"
    CARD.write_text(before + block + after, encoding="utf8")


def main() -> None:
    """Run everything; with `--card` the figures go to the model card too."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", default="")
    parser.add_argument("--errors", action="store_true", help="show errors (never those of the test set)")
    parser.add_argument("--skip-speed", action="store_true")
    parser.add_argument("--card", action="store_true", help="write the figures to the model card")
    args = parser.parse_args()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed) if args.card else contextlib.nullcontext():
        measure(args)
    if args.card:
        write_card(printed.getvalue())
        print(printed.getvalue(), end="")


def measure(args: argparse.Namespace) -> None:
    """Print all figures asked for."""
    began = time.perf_counter()
    load()
    print(f"load {time.perf_counter() - began:.2f} s", end="  ")
    print(f"weights {sum(path.stat().st_size for path in MODEL_PATH.iterdir()) / 1e6:.1f} MB", end="  ")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")
    show: Show | None = print if args.errors else None
    for name, folder, keep, may_show in folders(args.shared):
        if not args.only or name in args.only.split(","):
            print(name)
            score_folder(folder, keep, show if may_show else None)
    data = args.shared / "data"
    if not args.only or "clean" in args.only:
        score_clean(data, show)
    if not args.only or "morphology" in args.only:
        score_morphology("PADT dev", morphology.padt(data / "morphology/padt_v22_dev.jsonl.xz"), True)
        score_morphology("PUD     ", morphology.from_conllu(data / "morphology/pud.conllu", "pud"), False)
    if not args.skip_speed:
        lines = (args.shared / "data/annotated/train/docs.jsonl").open(encoding="utf8")
        speed([json.loads(line)["text"] for line in lines])


if __name__ == "__main__":
    main()
