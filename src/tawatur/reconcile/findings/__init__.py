"""Findings: where reports disagree, kept as objects with both sides' words and a verdict.

One file per kind of finding; `find` puts them together. What changes with time, names the same thing twice or is
loosely worded is no conflict.
"""
