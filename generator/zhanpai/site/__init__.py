"""**Invariant:** writes nothing and reads nothing: a Site and the files of a theme in, pages and files as values
out.

A Site in, the plan of a whole site out: pages with closed contexts, and the files beside them.
"""
