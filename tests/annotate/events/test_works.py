import pytest

from tawatur.annotate.events.works import in_titles


@pytest.mark.parametrize(
    ("tagged", "titled"),
    [
        ("فيلم/NOUN «/PUNCT الحرب/NOUN »/PUNCT جديد/ADJ", [2]),
        ('كتاب/NOUN +ه/PRON جديد/ADJ "/PUNCT سقوط/NOUN مدينة/NOUN "/PUNCT', [4, 5]),
        ("فيلم/NOUN (/PUNCT الحرب/NOUN", []),
        ("قال/VERB «/PUNCT الحرب/NOUN انتهت/VERB »/PUNCT", []),
    ],
)
def test_titles_stand_in_marks_behind_a_work(view_of, tagged, titled):
    found = in_titles(view_of(tagged))
    marks = '«»()"'
    words = [at for at in range(len(found)) if found[at] and tagged.split()[at].split("/")[0] not in marks]
    assert words == titled
