"""**Invariant:** fronts alone import it, so that nothing of it can be published.

What the office alone sees: the report on publicity, and the audit of every printed code.
"""
