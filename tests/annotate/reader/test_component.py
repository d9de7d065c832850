"""The pipeline on sentences of our own: the Doc keeps its promises, and plain news is read rightly."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from tawatur.annotate.reader import MODEL_PATH, load, score

STORY = (
    "استقبل وزير الخارجية التونسي نبيل عمار، الثلاثاء، نظيره الإيطالي أنطونيو تاياني في العاصمة تونس.\n"
    "وقال تاياني إن بلاده ستقدم مساعدات لليبيا ولمصر.وأضاف أن الأمم المتحدة تدعم الحوار.\n\n"
    "  وأعلنت وزارة الدفاع الروسية مقتل 3 جنود في هجوم بطائرة مسيّرة على مدينة بيلغورود."
)


@pytest.fixture(scope="module")
def doc() -> Doc:
    return load()(STORY)


def names(doc: Doc) -> set[tuple[str, str]]:
    return {(span.text, span.label_) for span in doc.ents}


def test_the_text_is_unchanged_and_offsets_are_code_points(doc: Doc) -> None:
    assert doc.text == STORY
    assert all(STORY[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "كلمة", " كلمة ", "\u200f«نعم»\u200f", "a\u0000b", "😀 أهلا"]
)
def test_odd_texts_come_back_whole(text: str) -> None:
    read = load()(text)
    assert read.text == text
    assert len(read._.reading.word_of_token) == len(read)


def test_names_begin_after_the_proclitic(doc: Doc) -> None:
    assert ("ليبيا", "GPE") in names(doc)
    assert ("مصر", "GPE") in names(doc)


def test_persons_organisations_places_and_peoples(doc: Doc) -> None:
    expected = {
        ("نبيل عمار", "PER"),
        ("أنطونيو تاياني", "PER"),
        ("الأمم المتحدة", "ORG"),
        ("وزارة الدفاع الروسية", "ORG"),
        ("التونسي", "NORP"),
    }
    assert expected <= names(doc)


def test_titles_may_hold_a_name(doc: Doc) -> None:
    assert "وزير الخارجية التونسي" in {span.text for span in doc.spans["titles"]}


def test_sentences_are_set_also_at_a_glued_stop(doc: Doc) -> None:
    assert [sentence.text.split()[0] for sentence in doc.sents] == ["استقبل", "وقال", "وأضاف", "وأعلنت"]


def test_clitics_are_tokens_with_their_own_tags() -> None:
    read = load()("وسيلتقي الوفد بهم في مقرهم")
    tokens = [(token.text, token.pos_) for token in read]
    assert tokens[:3] == [("و", "CCONJ"), ("س", "AUX"), ("يلتقي", "VERB")]
    assert ("مقر", "NOUN") in tokens
    assert tokens[-1] == ("هم", "PRON")


def test_verbs_have_aspect_and_lemma() -> None:
    read = load()("أعلنت الوزارة أن الرئيس سيزور بغداد")
    verb = read[0]
    assert (verb.pos_, verb.morph.get("Aspect"), verb.lemma_) == ("VERB", ["Perf"], "أعلن")
    later = next(token for token in read if token.text == "يزور")
    assert later.morph.get("Aspect") == ["Imp"]


def test_attribution_layers(doc: Doc) -> None:
    cues = {span.text for span in doc.spans["cues"]}
    assert any("قال" in cue for cue in cues)
    assert any("أضاف" in cue for cue in cues)
    assert "تاياني" in {span.text for span in doc.spans["sources"]}


def test_span_groups_are_sorted_and_flat(doc: Doc) -> None:
    for group in doc.spans.values():
        bounds = [(span.start, span.end) for span in group]
        assert bounds == sorted(bounds)
        assert all(left[1] <= right[0] for left, right in zip(bounds, bounds[1:], strict=False))


def test_scores_are_probabilities_by_written_word(doc: Doc) -> None:
    reading = doc._.reading
    assert {STORY[start:end] for start, end in reading.words} >= {"لليبيا", "ولمصر", "."}
    for layer, labels in reading.labels.items():
        assert reading.scores[layer].shape == (len(reading.words), len(labels))
        assert np.allclose(reading.scores[layer].astype(np.float32).sum(axis=1), 1, atol=0.01)
    assert doc.ents and all(0.3 < score(span, "names") <= 1.01 for span in doc.ents)


def test_vectors_are_shared_by_the_tokens_of_a_word(doc: Doc) -> None:
    reading = doc._.reading
    assert doc.tensor.shape == (len(doc), 320)
    word = reading.words.tolist().index([STORY.index("لليبيا"), STORY.index("لليبيا") + 6])
    left, right = (index for index, owner in enumerate(reading.word_of_token) if owner == word)
    assert (doc.tensor[left] == doc.tensor[right]).all()
    assert not doc.tensor[reading.word_of_token < 0].any()


def test_a_batch_reads_each_text_as_if_alone() -> None:
    texts = [STORY, "زار الملك عبد الله الثاني القاهرة.", "", STORY[:90]]
    together = list(load().pipe([(text, number) for number, text in enumerate(texts)], as_tuples=True))
    assert [context for _, context in together] == [0, 1, 2, 3]
    for text, (read, _) in zip(texts, together, strict=True):
        alone = load()(text)
        assert names(alone) == names(read)
        assert [token.text for token in alone] == [token.text for token in read]


def test_the_package_loads_by_its_path_alone() -> None:
    nlp = spacy.load(MODEL_PATH)
    assert nlp.pipe_names == ["tawatur_reader"]
    assert nlp.meta["name"] == "tawatur"


def test_the_component_joins_another_pipeline() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("tawatur_reader")
    assert {span.label_ for span in nlp("زار الرئيس الفرنسي إيمانويل ماكرون بيروت.").ents} >= {"PER", "GPE"}
