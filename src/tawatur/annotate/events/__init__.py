"""Events of a text: what happened or is planned, who took part, where, when, in which status."""
