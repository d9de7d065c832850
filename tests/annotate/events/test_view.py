def test_a_perfect_verb_written_with_a_damma_in_its_first_syllable_is_passive(view_of):
    view = view_of(
        "قُتل/VERB/Perf سامي/PROPN و/CCONJ +عاد/VERB/Perf رائد/PROPN من/ADP مُدن/NOUN بعد/ADP أن/SCONJ اختُير/VERB/Perf"
    )
    assert [at for at, passive in enumerate(view.passive) if passive] == [0, 9]
