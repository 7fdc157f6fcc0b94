"""**Invariant:** only fronts print, read the command line or ask the person at the keyboard.

Where a person meets the program: the command line, the preview, and MkDocs for who calls that.
"""
