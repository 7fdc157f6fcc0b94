"""**Invariant:** the only reader of the project's folder, the city's theme included, and the only writer into it.

In and out of the project's folder: reading, records, scaffolds, the ledger of printed codes, the made-up city.
"""
