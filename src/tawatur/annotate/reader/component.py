"""The spaCy component `tawatur_reader`: a text's Doc with words, names, titles, triggers and attribution
layers.

Reads `doc.text` only and gives a new Doc over the same text, whatever tokenizer ran before; `pipe` reads many
texts in one run of the network. Invariant: `result.text == doc.text`, and spans begin and end on token
borders.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tawatur.annotate.reader.assemble import Assembler, ScoredText
from tawatur.annotate.reader.features import Passage, WordForms, passages
from tawatur.annotate.reader.layout import Layout
from tawatur.annotate.reader.lemmas import Lemmas
from tawatur.annotate.reader.name_look import load_second_look
from tawatur.annotate.reader.network import Network

MODEL_PATH = Path(__file__).parent / "ar_tawatur"
"""The model package that ships with the library."""

FACTORY = "tawatur_reader"


class TawaturReader:
    """The reader as a pipeline component."""

    def __init__(self, vocab: Vocab, folder: Path) -> None:
        self.vocab = vocab
        self.folder = folder
        self.forms = WordForms.load(folder)
        self.network = Network(folder / "network.onnx")
        tags = json.loads((folder / "clitics.json").read_text(encoding="utf8"))
        layout = Layout(tags, Lemmas.load(folder / "lemmas.tsv"))
        self.assembler = Assembler(vocab, layout, load_second_look(folder))

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Read a stream of Docs, `batch_size` at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            for doc, fresh in zip(batch, self.read([doc.text for doc in batch]), strict=True):
                fresh.user_data.update(doc.user_data)
                fresh._context = doc._context  # what as_tuples carries along
                yield fresh

    def read(self, texts: Sequence[str]) -> Iterator[Doc]:
        """Read texts in one run of the network, without a Doc of each before: the way of least work and
        memory.
        """
        if self.forms.is_full:
            self.forms.clear()
        cut = [passages(text, self.forms) for text in texts]
        outputs = iter(self.network.run([passage for found, _ in cut for passage in found], self.forms))
        read = zip(texts, cut, strict=True)
        return self.assembler.assemble([self._scored(text, *found, outputs) for text, found in read])

    def _scored(
        self,
        text: str,
        found: list[Passage],
        sentences: list[tuple[int, int]],
        outputs: Iterator[tuple[np.ndarray, np.ndarray]],
    ) -> ScoredText:
        scored = [next(outputs) for _ in found] or [(np.zeros((0, 0)), np.zeros((0, 0)))]
        return ScoredText(
            text=text,
            words=[span for passage in found for span in passage.words],
            sentences=sentences,
            keys=[key for passage in found for key in self.forms.folded(passage.forms)],
            bounds=list(accumulate((len(passage.words) for passage in found), initial=0)),
            logits=np.concatenate([logits for logits, _ in scored]),
            vectors=np.concatenate([vectors for _, vectors in scored]),
        )

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Do nothing: the package folder is fixed, and the config names it."""

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> "TawaturReader":
        """Do nothing: the weights were read when the component was made."""
        return self


@Language.factory(FACTORY, default_config={"model": None}, assigns=["doc.ents", "token.pos", "token.lemma"])
def make_reader(nlp: Language, name: str, model: str | None) -> TawaturReader:
    """Make the component; `model` is a package folder, None for the one that ships with the library."""
    return TawaturReader(nlp.vocab, Path(model) if model else MODEL_PATH)


def factories() -> dict[str, Any]:
    """Give the factories registered here, for a check that the entry points are in step."""
    return {FACTORY: make_reader}
