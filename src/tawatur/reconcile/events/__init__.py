"""Event mentions to events: mentions of one document first, then across documents: block, judge, cluster.

Reads annotate's and resolve's tables and the lineage; gives `events`, `event_members` and `event_judgements`.
"""
