"""What the theme's components are given: one module for each thing, frozen and hashable values out.

A value's fields are what the macros in `theme/components/` read of it, no more and no less; `macros.py` says
which macro takes which.  `tools/template_names.py`, a part of `make lint`, compares the two.
"""
