"""English for names made of words with a meaning."""

import pytest

from tawatur.resolve.english import phrase_en
from tawatur.resolve.label import latin


@pytest.mark.parametrize(
    ("type_", "name", "english"),
    [
        ("FAC", "مطار عدن الدولي", "Aden International Airport"),
        ("FAC", "مستشفى الملك فهد", "King Fahd Hospital"),
        ("FAC", "مستشفى شرق جدة", "East Jeddah Hospital"),
        ("FAC", "الطريق الدائري", "Ring Road"),
        ("FAC", "المسجد الأقصى المبارك", "al-Aqsa Mosque"),
        ("ORG", "وزارة المالية", "Ministry of Finance"),
        ("ORG", "وزارة الشؤون البلدية والقروية", "Ministry of Municipal and Rural Affairs"),
        (
            "ORG",
            "الهيئة العامة للسياحة والتراث الوطني",
            "General Authority for Tourism and National Heritage",
        ),
        ("ORG", "مدينة الملك عبدالعزيز للعلوم والتقنية", "King Abdulaziz City for Sciences and Technology"),
        ("ORG", "أمانة منطقة الرياض", "Riyadh Region Municipality"),
        ("ORG", "مجلس التنمية السياحية", "Tourism Development Council"),
        ("ORG", "مديرية الدفاع المدني بمنطقة عسير", "Civil Defence Directorate in Asir"),
        ("EVENT", "الدوري الإنجليزي الممتاز", "English Premier League"),
        ("EVENT", "كأس العالم 2010", "World Cup 2010"),
        ("EVENT", "القمة العربية", "Arab Summit"),
        ("LOC", "ريف دمشق", "Damascus countryside"),
        ("LOC", "جبل قاسيون", "Mount Qasyun"),
        ("VEHICLE", "إف 16", "F 16"),
        ("ORG", "إم دي كيو", "MDQ"),
        ("ORG", "وزارة الخزانة الكينية", "Kenyan Ministry of Treasury"),
        (
            "ORG",
            "المجلس الوطني للغات والثقافة المغربية",
            "National Council for Languages and Moroccan Culture",
        ),
        ("ORG", "المكتب الإعلامي لحكومة دبي", "government of Dubai Media Office"),
        ("ORG", "حزب المؤتمر من أجل الجمهورية", "Conference for Republic Party"),
        ("ORG", "مجلس المدن الساحلية في اليمن", "Coastal Cities Council in Yemen"),
        ("ORG", "الاتحاد الكيني لكرة القدم", "Kenyan Football Federation"),
        ("ORG", "المؤسسة العامة للموانئ", "General Organisation for Ports"),
        ("ORG", "الجمعية العربية السعودية للثقافة والفنون", "Saudi Arabian Association for Culture and Arts"),
        ("ORG", "جمعية الكشافة العربية السعودية", "Saudi Arabian Scouts Association"),
        ("ORG", "مجلس المقاومة", "Resistance Council"),  # not a town in Argentina
        ("ORG", "ملاذ للتأمين", "Malath Insurance"),
        ("ORG", "هيئة أركان الجيش الكيني", "Kenyan Army General Staff"),
        ("ORG", "الأمانة العامة لجامعة الدول العربية", "Arab League General Secretariat"),
        ("ORG", "إم.دي.كيو", "MDQ"),
        ("FAC", "مخيم الزعتري", "Zaatari Camp"),
        ("FAC", "متحف باردو", "Bardo Museum"),  # not "in Ordu"
        ("FAC", "قلعة صلاح الدين", "Salah Eddine Castle"),  # the man, not the governorate
        ("FAC", "مستشفى العيون", "Eye Hospital"),
        ("LOC", "الشمال الشرقي", "the northeast"),
    ],
)
def test_a_name_is_said_in_english(type_, name, english):
    assert (phrase_en(type_, name, latin) or "").replace("al-Nur", "al-Nour").replace(
        "Al-nour", "al-Nour"
    ) == english


@pytest.mark.parametrize("name", ["سالم العامري", "برشلونة", "الوسام"])
def test_other_names_have_no_words_to_say_in_english(name):
    assert phrase_en("ORG", name, latin) is None
