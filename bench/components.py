"""What each component costs of the annotation of real articles, on one core.

    python -m bench.components [--shared ../shared] [--limit N]

Annotates the first articles of `SHARED/data/news/saudinewsnet_2015.jsonl.xz`; the first quarter is not
counted, so that all is loaded. Prints processor microseconds a word (parted at white space), and the share of
the whole.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from spacy.tokens import Doc

from bench.speed import NEWS, first_lines
from tawatur.annotate.annotator import PIPES, Annotator
from tawatur.model.document import Document
from tawatur.pipeline.add import add_inputs
from tawatur.pipeline.progress import Silent
from tawatur.store import Case

_REST = "reader, and rows to tables"


class Timed(Annotator):
    """The annotator of the program, counting what its components take."""

    def __init__(self) -> None:
        super().__init__()
        self.spent: defaultdict[str, float] = defaultdict(float)
        """Processor seconds by component; those of the reader and of what is done between them together."""
        self._pipes = [self._counting(name, pipe) for name, pipe in zip(PIPES, self._pipes, strict=True)]

    def _counting(self, name: str, pipe: Callable[[Doc], Doc]) -> Callable[[Doc], Doc]:
        def run(doc: Doc) -> Doc:
            began = time.thread_time()
            made = pipe(doc)
            self.spent[name] += time.thread_time() - began
            return made

        return run

    def count(self, documents: Iterable[Document]) -> None:
        """Annotate documents and count from nothing."""
        self.spent.clear()
        began = time.thread_time()
        for _ in self.annotate(documents):
            pass
        self.spent[_REST] = time.thread_time() - began - sum(self.spent.values())


def documents(shared: Path, limit: int) -> list[Document]:
    """The first articles of the file, accepted as a build accepts them."""
    with tempfile.TemporaryDirectory() as scratch:
        articles = Path(scratch) / "articles.jsonl"
        articles.write_bytes(b"".join(first_lines(shared / NEWS, limit)))
        case = Case.create(Path(scratch) / "case")
        with case.writing():
            add_inputs(case, [str(articles)], Silent())
        parts = case.document_parts
        return [document for name in parts.names() for document in parts.rows(name)]


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--limit", type=int, default=600)
    asked = parser.parse_args()
    # spaCy loads torch where it is there; users have none
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]
    listed = documents(asked.shared, asked.limit)
    annotator = Timed()
    annotator.count(listed[: len(listed) // 4])
    counted = listed[len(listed) // 4 :]
    annotator.count(counted)
    n_words, whole = sum(len(one.text.split()) for one in counted), sum(annotator.spent.values())
    print(f"{len(counted)} documents, {n_words:,} words, {n_words / whole:,.0f} words a second\n")
    print("| component | µs a word | share |\n| --- | ---: | ---: |")
    for name in (_REST, *PIPES):
        spent = annotator.spent[name]
        print(f"| {name} | {spent / n_words * 1e6:.1f} | {spent / whole:.1%} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
