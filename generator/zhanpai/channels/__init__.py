"""**Invariant:** outside of `making/` everything is a function of its arguments: no disk and no clock.

One news item for every place where residents read: official account, short texts, posters, notice board.
"""
