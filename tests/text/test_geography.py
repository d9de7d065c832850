import pytest

from tawatur.text.geography import country, homeland, place


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [("بغداد", "capital", "IQ"), ("العراق", "country", "IQ"), ("السعودية", "country", "SA")],
)
def test_places_have_a_kind_and_a_country(name: str, kind: str, code: str) -> None:
    found = place([name])
    assert found is not None and (found.kind, found.country) == (kind, code)


def test_a_people_stands_for_its_country_and_an_unknown_name_for_none() -> None:
    assert country(["عراقي"]) == "IQ"
    assert country(["بلدة لا يعرفها أحد"]) is None


@pytest.mark.parametrize(
    ("name", "code"), [("سويدي", "SE"), ("كوبي", "CU"), ("عراقي", "IQ"), ("بغداد", "IQ")]
)
def test_a_people_has_its_own_country_where_a_town_is_called_so(name: str, code: str) -> None:
    assert homeland([name]) == code
