"""One change of many stations at once: what it would write for each of them, as rows that a person ticks.

Everything here is a function of what was loaded; nothing is written.
"""
