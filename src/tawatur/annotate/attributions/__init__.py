"""Who says so: cues, sources and contents of attributed statements, their chain, and what kind of text speaks.

Reads a text with its names and titles (a spaCy Doc after the reader, or plain rows); gives `Attribution` and `Profile` rows.
"""
