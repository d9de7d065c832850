"""Tawatur: one cited record of what many Arabic news reports say about a story."""

__version__ = "0.1.0"
