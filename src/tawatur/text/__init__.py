"""Pure functions over Arabic strings: fold, sentences, tokens and clitics, numerals, parts and keys of names.

Reads only the lexicon. Offsets are half-open ranges of Unicode code points into the unchanged text.
"""
