from tawatur.reconcile.days import document_day, iso, ordinal


def test_an_address_with_an_earlier_day_beats_the_day_of_the_crawl() -> None:
    day = document_day("2031-05-09", "https://news.example/Issues/20310507/item")
    assert day is not None and iso(day) == "2031-05-07"


def test_a_number_in_an_address_that_is_no_near_day_is_not_believed() -> None:
    day = document_day("2031-05-09", "https://news.example/2019/01/02/archive")
    assert day is not None and iso(day) == "2031-05-09"


def test_an_unknown_day_stays_unknown() -> None:
    assert document_day(None, "https://news.example/a") is None
    assert ordinal("2031-05") is None and ordinal("2031-02-30") is None
