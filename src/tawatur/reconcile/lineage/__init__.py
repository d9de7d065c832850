"""Where texts come from: reprints, shared passages, which came first, and whom a text credits.

Reads documents, zones and profiles; gives the `lineage` table and the pair relations it rests on.
"""
