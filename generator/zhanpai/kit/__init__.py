"""**Invariant:** no word of the domain stands in an identifier or an import of this room; its Chinese literals may
name what a recogniser must find.

What a program of any field could use: YAML that people type, disks, dates, pictures, privacy, diagnostics.
"""
