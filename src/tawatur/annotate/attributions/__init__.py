"""Who says so: cues, sources and contents of attributed statements, their chain, and what kind of text
speaks.

Reads a text with its names and titles (a spaCy Doc after the reader, or plain rows); gives `Attribution` and
`Profile` rows. The way through: `component` (rows), `decide` (the order of decisions), then what it asks in
turn: `candidates` and `cues` (what may be said), `real_cues`, `contents` and `ends`, `sources`, `listing`
(what is believed), `antecedents` (whom a source stands for). What all of them look at is a `view`.
"""
