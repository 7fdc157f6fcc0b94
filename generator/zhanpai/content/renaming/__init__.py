"""A place, a person or a matter under another name, everywhere it stands: what to write into which file, and what to look at.

Everything here is a function of what was loaded; nothing is written.  Where a name stands is known by the model's
fields, never by a search through files; running text follows only where a name stands there as a whole, and what was
said at a time when the old name was right stays as it was said.
"""
