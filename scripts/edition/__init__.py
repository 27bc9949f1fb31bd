"""The edition: a Chinese policy document, its annotations, and what is made of both.

Imports point one way, and a test holds it::

    problems, numerals → clauses → text | annotations → joined → render, export, checks
                                                        → output, cli and the scripts

``text`` and ``annotations`` never import each other. ``render``, ``export`` and ``checks`` are pure
functions of one joined edition and read no file.
"""
