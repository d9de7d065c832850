"""Write the raw-news corpus, one folded sentence a line, for word vectors and for pre-training the encoder.

Reads the compressed texts of the shared data folder and writes `train/work/raw.txt` (folded for floret).
Order and content are fixed by the input. The documents of the annotated test part are left out.
"""

import argparse
import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from tawatur.annotate.reader.words import split_sentences, split_words, word_key

TEXTS = ("cnn_2024", "aljazeera_2024", "hespress_jazeera", "arnewspapers", "antcorpus", "sanad_khaleej")
NEWS = ("cnn_aljazeera_2024", "saudinewsnet_2015")


def documents(data: Path) -> Iterator[str]:
    """Yield every raw document; the text of the test articles is skipped by its first hundred characters."""
    held = {
        json.loads(line)["text"][:100] for line in (data / "annotated/test/docs.jsonl").open(encoding="utf8")
    }
    for name in NEWS:
        with lzma.open(data / f"news/{name}.jsonl.xz", "rt", encoding="utf8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["text"][:100] not in held:
                    yield row["title"] + "\n" + row["text"]
    for name in TEXTS:
        if name in ("cnn_2024", "aljazeera_2024"):
            continue  # the same articles, with their fields, are in the news set
        with lzma.open(data / f"text/{name}.txt.xz", "rt", encoding="utf8") as handle:
            for block in handle.read().split("\n\n"):
                body = block.split("\n", 1)[-1]
                if block[:100] not in held and body[:100] not in held:
                    yield block.replace(" .", ". ")


def main() -> None:
    """Write the corpus once; sentences seen before (reprints, boilerplate) are dropped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("train/work/raw.txt"))
    args = parser.parse_args()
    seen: set[int] = set()
    with args.out.open("w", encoding="utf8") as out:
        for text in documents(args.data):
            words = split_words(text)
            for start, end in split_sentences(text, words):
                if end - start < 4:
                    continue
                keys = [word_key(text[s:e]) for s, e in words[start:end]]
                line = " ".join(key for key in keys if key)
                mark = hash_line(line)
                if mark not in seen:
                    seen.add(mark)
                    out.write(line + "\n")


def hash_line(line: str) -> int:
    """Give a stable 64-bit hash of a sentence."""
    import hashlib

    return int.from_bytes(hashlib.blake2b(line.encode(), digest_size=8).digest(), "big")


if __name__ == "__main__":
    main()
