"""One document in, its rows out: names, titles, times, attributions, events. Knows no store and no other document.

Start with `annotator.py`: the components in their order; in each component's folder `component.py` is the way in.
"""
