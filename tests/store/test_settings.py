import pytest

from tawatur.errors import CaseError
from tawatur.store.settings import read_settings, write_settings


def test_a_new_case_has_settings_that_can_be_read(tmp_path):
    path = tmp_path / "tawatur.toml"
    write_settings(path)
    settings = read_settings(path)
    assert (settings.format, settings.language, settings.time_zone) == (1, "ar", None)


def test_outlets_and_their_aliases(tmp_path):
    path = tmp_path / "tawatur.toml"
    path.write_text(
        '[outlets."صحيفة الميناء"]\nname_en = "The Harbour"\naliases = ["الميناء", "harbour.example"]\n'
    )
    aliases = read_settings(path).outlet_aliases()
    assert aliases["الميناء"] == aliases["harbour.example"] == aliases["صحيفة الميناء"] == "صحيفة الميناء"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("format = 99", "newer Tawatur"),
        ('time_zone = "Atlantis/Capital"', "no time zone"),
        ('langage = "ar"', "langage"),
        ("language = ", "tawatur.toml"),
    ],
)
def test_wrong_settings_are_said_in_plain_words(tmp_path, content, said):
    path = tmp_path / "tawatur.toml"
    path.write_text(content)
    with pytest.raises(CaseError, match=said):
        read_settings(path)


def test_no_case(tmp_path):
    with pytest.raises(CaseError, match="is not a case"):
        read_settings(tmp_path / "tawatur.toml")
