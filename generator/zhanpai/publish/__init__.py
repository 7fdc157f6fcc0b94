"""**Invariant:** alone imports MkDocs.

The plan on disk: drawn, looked at, and swapped in whole, or nothing.
"""
