import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_is_written(run, tmp_path, language, direction):
    page = tmp_path / "page.html"
    run("report", "--out", str(page), "--lang", language, "--title", "<visit>")
    text = page.read_text(encoding="utf-8")
    assert f'dir="{direction}"' in text and "&lt;visit&gt;" in text
