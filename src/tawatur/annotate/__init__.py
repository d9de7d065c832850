"""One document in, its rows out: names, titles, times, attributions, events. Knows no store and no other document."""
