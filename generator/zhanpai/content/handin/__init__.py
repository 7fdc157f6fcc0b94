"""Handing in: what a district changes since the city gave it its files goes over as one file, value by value.

A district keeps a base, what it was given (`handin_base.py`).  What differs from it within the scope is a hand-in
(`gathering.py`), carried as one ZIP (`parcel.py`).  The city takes it over value by value (`taking_over.py`) and writes a
receipt (`receipt.py`), by which the district's base moves.  Pure but for `base_folder.py`.
"""
