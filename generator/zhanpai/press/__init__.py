"""**Invariant:** alone imports typst and pikepdf.

Signs and yearly reports as values (`signs/`, `annual`), and as print files (`making/`): typeset, finished, read
back.  The site's share images, which typst draws too, are set in `making/`.
"""
