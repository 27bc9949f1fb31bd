"""Translation checks: what can be said about a gloss without understanding it.

Each check is a function from an edition to findings, with an id by which a sentence can be excused
(the key ``ignore`` in its file). Pure functions of one joined edition.
"""
