"""**Invariant:** no disk, no HTML and no clock: everything is a value, or a function of its arguments.

What is true of the city: stations, deputies, their names, days and news, and the words that are derived from
them.
"""
