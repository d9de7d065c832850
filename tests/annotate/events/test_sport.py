from tawatur.annotate.events.sport import is_club, is_of_the_game, read_sport

MATCH = "فاز/VERB المنتخب/NOUN في/ADP المباراة/NOUN بهدف/NOUN اللاعب/NOUN سامي/PROPN"
TALKS = "بحث/VERB الوزير/NOUN سامي/PROPN فرح/PROPN التعاون/NOUN في/ADP صور/PROPN"


def told(view, token):
    return is_of_the_game(view, read_sport(view), token)


def test_a_text_full_of_matches_and_players_speaks_of_sport(view_of):
    assert read_sport(view_of(MATCH)).level == 3
    assert read_sport(view_of(TALKS)).level == 0


def test_the_words_of_sport_are_counted_by_sentence(view_of):
    view = view_of(f"{MATCH} ./PUNCT {TALKS}")
    near = read_sport(view).near.tolist()
    assert near[0] == 3 and near[3] == 2
    assert set(near[8:]) == {0}


def test_a_win_is_of_the_game_but_not_where_votes_are_told(view_of):
    assert told(view_of(MATCH), 0)
    assert not told(view_of("فاز/VERB اللاعب/NOUN السابق/ADJ بأغلبية/NOUN أصوات/NOUN الأندية/NOUN"), 0)
    assert not told(view_of("فاز/VERB الحزب/NOUN ب/ADP +الانتخابات/NOUN"), 0)


def test_two_teams_that_meet_play_but_two_presidents_of_clubs_talk(view_of):
    assert told(view_of("التقى/VERB المنتخب/NOUN مع/ADP الفريق/NOUN في/ADP الدوري/NOUN"), 0)
    assert not told(view_of("التقى/VERB رئيس/NOUN النادي/NOUN مدرب/NOUN المنتخب/NOUN"), 0)


def test_a_noun_after_the_club_is_its_name_throughout(view_of):
    view = view_of(
        "لعب/VERB نادي/NOUN الاتفاق/NOUN مباراة/NOUN في/ADP الدوري/NOUN ./PUNCT خسر/VERB الاتفاق/NOUN"
    )
    assert is_club(view, read_sport(view), 2) and is_club(view, read_sport(view), 8)
    signed = view_of("توقيع/NOUN الاتفاق/NOUN بين/ADP البلدين/NOUN")
    assert not is_club(signed, read_sport(signed), 1)
