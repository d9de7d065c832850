import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_is_written(run, tmp_path, language, direction):
    page = tmp_path / "page.html"
    run("report", "--out", str(page), "--lang", language, "--title", "<visit>")
    text = page.read_text(encoding="utf-8")
    assert f'dir="{direction}"' in text and "&lt;visit&gt;" in text


def test_who_does_it_to_whom_is_told_by_an_arrow_that_can_be_copied(demo):
    for name, arrow in (("report.html", "←"), ("report.en.html", "→")):
        page = (demo[0] / name).read_text(encoding="utf-8")
        assert f'<span class="arrow">{arrow}</span>' in page
