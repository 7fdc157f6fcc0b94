"""**Invariant:** alone imports typst and pikepdf.

Signs and yearly reports as values (`signs/`, `annual`), and as print files (`making/`): typeset, finished, read
back.
"""
