"""Names across documents: what joins, what stays apart, and that order does not matter."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.scene import entity_of, names, partition, tables

from tawatur.resolve import resolve

STORY = {
    "d-1": "وصل {T|وزير النقل العماني} {PER|سيرغي بودنار} إلى {GPE|مسقط}. وقال {PER|بودنار} إن {ORG|شركة الدلافين} ستبني الميناء.",
    "d-2": "بحث {PER|سيرجي بودنار} في {GPE|مسقط} مشروع {ORG|شركة الدلافين}.",
    "d-3": "نفت {ORG|شركة الدلافين} ما قاله {PER|بودنار} في {GPE|مسقط}.",
    "d-4": "فاز {PER|محمد بن سلمان} بالسباق في {GPE|وهران}، وحل {PER|محمد بن سليمان} ثانيا.",
    "d-5": "تأهل {PER|محمد بن سليمان} إلى نهائي {GPE|وهران}.",
}


def test_spellings_meet_across_documents_and_lone_names_find_their_bearer():
    made = resolve(given_ := tables(STORY), [])
    bodnar = {
        entity_of(made, given_, place) for place in ("d-1:سيرغي بودنار", "d-2:سيرجي بودنار", "d-3:بودنار")
    }
    assert len(bodnar) == 1


def test_two_men_of_nearly_one_name_stay_two():
    made = resolve(given_ := tables(STORY), [])
    assert entity_of(made, given_, "d-4:محمد بن سلمان") != entity_of(made, given_, "d-5:محمد بن سليمان")
    assert entity_of(made, given_, "d-4:محمد بن سليمان") == entity_of(made, given_, "d-5:محمد بن سليمان")


def test_a_common_lone_name_is_not_joined_without_a_bearer():
    given_ = tables({"d-1": "قال {PER|أحمد} إنه فاز.", "d-2": "سافر {PER|أحمد} أمس."})
    assert len(partition(resolve(given_, []), given_)) == 2


def test_a_name_of_two_towns_goes_with_the_country_of_its_text():
    given_ = tables(
        {
            "d-1": "في {GPE|طرابلس} قال {NORP|اللبنانيون} إن {GPE|لبنان} بخير.",
            "d-2": "في {GPE|طرابلس} قال {NORP|الليبيون} إن {GPE|ليبيا} بخير.",
        }
    )
    made = resolve(given_, [])
    assert entity_of(made, given_, "d-1:طرابلس") != entity_of(made, given_, "d-2:طرابلس")


def test_a_ministry_without_its_country_is_that_of_the_text():
    given_ = tables(
        {
            "d-1": "قالت {ORG|وزارة الصحة} في {GPE|تونس} إن {GPE|تونس} مستعدة.",
            "d-2": "قالت {ORG|وزارة الصحة التونسية} إنها مستعدة.",
            "d-3": "قالت {ORG|وزارة الصحة} في {GPE|الأردن} إنها مستعدة.",
        }
    )
    made = resolve(given_, [])
    tunis = entity_of(made, given_, "d-1:وزارة الصحة")
    assert tunis == entity_of(made, given_, "d-2:وزارة الصحة التونسية")
    assert tunis != entity_of(made, given_, "d-3:وزارة الصحة")


def test_entities_are_called_by_full_common_names():
    entities = resolve(tables(STORY), [])["entities"].to_pylist()
    bodnar = next(row for row in entities if row["n_documents"] == 3 and row["type"] == "PER")
    assert bodnar["name_ar"] in ("سيرغي بودنار", "سيرجي بودنار")
    assert "Bodnar" in bodnar["name_en"]
    assert next(row for row in entities if row["name_ar"] == "مسقط")["name_en"] == "Muscat"


def test_offices_are_dated_and_held_by_entities():
    made = resolve(given_ := tables(STORY), [])
    offices = made["offices"].to_pylist()
    assert [(row["office"], row["as_of"]) for row in offices] == [
        ("minister of transport, Oman", "2031-05-04")
    ]
    assert offices[0]["entity_id"] == entity_of(made, given_, "d-1:سيرغي بودنار")


def test_a_title_alone_is_given_to_its_only_holder():
    given_ = tables({**STORY, "d-6": "وعد {T*|وزير النقل العماني} بالمزيد."})
    made = resolve(given_, [])
    rows = [row for row in made["offices"].to_pylist() if row["doc_id"] == "d-6"]
    assert [row["entity_id"] for row in rows] == [entity_of(made, given_, "d-1:سيرغي بودنار")]


def test_a_title_alone_is_given_to_whom_its_own_document_names_in_it():
    others = {f"d-{at}": "زار {T|وزير النقل العماني} {PER|نديم قاسم} المرفأ." for at in (1, 2)}
    own = "قال {T|وزير النقل العماني} {PER|سيرغي بودنار} إنه باق. ثم غادر {T*|وزير النقل العماني} القاعة."
    made = resolve(given_ := tables({**others, "d-3": own}), [])
    held = {row["entity_id"] for row in made["offices"].to_pylist() if row["doc_id"] == "d-3"}
    assert held == {entity_of(made, given_, "d-3:سيرغي بودنار")}


def test_a_title_that_two_are_named_in_is_given_to_nobody():
    named = "زار {T|وزير النقل العماني} {PER|نديم قاسم} المرفأ."
    other = "زارت {T|وزير النقل العماني} {PER|سلمى الهادي} المرفأ."
    made = resolve(tables({"d-1": named, "d-2": other, "d-3": "غادر {T*|وزير النقل العماني} القاعة."}), [])
    assert not [row for row in made["offices"].to_pylist() if row["doc_id"] == "d-3"]


@settings(max_examples=15, deadline=None)
@given(st.permutations(sorted(STORY)), st.integers(0, 1000))
def test_the_order_of_documents_and_rows_does_not_matter(order, seed):
    expected = resolve(tables(STORY), [])
    shuffled = tables({doc_id: STORY[doc_id] for doc_id in order})
    rows = list(range(shuffled["mentions"].num_rows))
    random.Random(seed).shuffle(rows)
    shuffled["mentions"] = shuffled["mentions"].take(rows)
    made = resolve(shuffled, [])
    assert all(made[name].equals(expected[name]) for name in expected)


def test_no_documents_give_empty_tables():
    made = resolve(tables({}), [])
    assert all(table.num_rows == 0 for table in made.values())


@pytest.mark.parametrize("name", ["entities", "entity_members", "entity_judgements", "offices", "ties"])
def test_keys_are_unique(name):
    from tawatur.model.tables import TABLES

    made = resolve(tables(STORY), [])[name]
    keys = list(zip(*(made.column(column).to_pylist() for column in TABLES[name].key), strict=True))
    assert len(keys) == len(set(keys))


def test_names_are_sorted_out():
    assert "شركة الدلافين" in names(resolve(tables(STORY), [])["entities"])


def test_namesakes_of_a_common_name_stay_apart_where_their_texts_have_nothing_in_common():
    givens = ["سعد", "فهد", "علي", "حسن", "عمر", "خالد", "صالح", "ناصر", "بدر"]
    families = [
        "الشهري",
        "القرني",
        "الزهراني",
        "العتيبي",
        "الدوسري",
        "الحربي",
        "المطيري",
        "العنزي",
        "السبيعي",
    ]
    families += ["البلوي", "الجهني", "الرشيدي", "الشمري", "العمري", "المالكي", "الأحمدي", "الحازمي", "السلمي"]
    families += [
        "الثقفي",
        "اليامي",
        "البقمي",
        "الخالدي",
        "الهاجري",
        "النعيمي",
        "الكندي",
        "الحسيني",
        "المنصوري",
    ]
    texts = {f"d-given-{n}": f"قال {{PER|{given} الغامدي}} كلمة." for n, given in enumerate(givens)}
    texts |= {f"d-family-{n}": f"حضر {{PER|محمد {family}}} اليوم." for n, family in enumerate(families)}
    texts["d-pilot"] = "هبط {PER|محمد الغامدي} بطائرة {ORG|طيران الأفق} في {GPE|أبها}."
    texts["d-poet"] = "أصدر {PER|محمد الغامدي} ديوانا عن {ORG|دار النخيل} في {GPE|بغداد}."
    texts["d-poet-2"] = "وقع {PER|محمد الغامدي} ديوانه في جناح {ORG|دار النخيل} في {GPE|بغداد}."
    made = resolve(given_ := tables(texts), [])
    poet = entity_of(made, given_, "d-poet:محمد الغامدي")
    assert poet == entity_of(made, given_, "d-poet-2:محمد الغامدي")
    assert poet != entity_of(made, given_, "d-pilot:محمد الغامدي")
    doubts = [row for row in made["entity_judgements"].to_pylist() if row["verdict"] == "unsure"]
    assert any("a name that many bear" in reason for row in doubts for reason in row["reasons"])


def test_a_lone_name_spelled_otherwise_finds_its_bearer():
    given_ = tables(
        {
            "d-1": "التقى {PER|أندريه شفاروف} و{PER|شفاروف} متعب رؤساء {ORG|نادي القوارب}.",
            "d-2": "انتقد {ORG|نادي القوارب} مدربه {PER|شفاروڤ}.",
        }
    )
    made = resolve(given_, [])
    assert entity_of(made, given_, "d-1:شفاروف") == entity_of(made, given_, "d-2:شفاروڤ")


def test_a_preposition_read_as_a_name_names_nobody():
    given_ = tables({"d-1": "وقف {PER|علي الرميثي} {PER|على} الجسر.", "d-2": "جلس {PER|على} المقعد."})
    assert len(partition(resolve(given_, []), given_)) == 3


def test_a_common_noun_read_as_a_name_is_nobody_unless_it_is_short_for_a_name():
    alone = tables({"a": "قال {PER|مراقبون} إن {PER|المشير} وصل."})
    assert partition(resolve(alone, []), alone) == set()
    short = tables({"a": "وصل {PER|السيد} باكراً. وكان {PER|رفيق السيد} قد وعد بالمجيء، ثم عاد {PER|السيد}."})
    named = {place for group in partition(resolve(short, []), short) for place in group}
    assert named >= {"a:رفيق السيد", "a:السيد"}


def test_a_class_noun_is_short_for_a_name_in_its_own_text_alone():
    given_ = tables(
        {
            "d-1": "بدأت {EVENT|بطولة الزيتون} أمس، وهي {EVENT|بطولة} كبرى.",
            "d-2": "انتهت {EVENT|بطولة} أخرى.",
        }
    )
    made = resolve(given_, [])
    assert names(made["entities"]) == ["بطولة الزيتون"]
    assert made["entity_members"].num_rows == 2


def test_the_capital_that_shares_a_country_s_name_goes_with_the_country_of_its_text():
    given_ = tables(
        {
            "d-1": "وصل الوفد إلى {GPE|عمان} قادما من شمال {GPE|الأردن}، وشكر {GPE|الأردن}.",
            "d-2": "وصل الوفد إلى {GPE|عمان} وزار {GPE|مسقط}.",
            "d-3": "عاد الوفد إلى {GPE|عمّان}.",
        }
    )
    made = resolve(given_, [])
    assert entity_of(made, given_, "d-1:عمان") == entity_of(made, given_, "d-3:عمّان")
    assert entity_of(made, given_, "d-1:عمان") != entity_of(made, given_, "d-2:عمان")
    assert {"Amman", "Oman"} <= set(made["entities"].column("name_en").to_pylist())
