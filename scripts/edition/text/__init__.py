"""The text side: from the file as received to a tree of clauses and sentences.

It reads the genre of the State Council's notices, plans, opinions and replies, and keeps every
character. ``source`` reads, ``paragraphs`` mends page ends, ``layout`` finds the notice, the body
and the annexes, ``headings`` and ``numbering`` find the clauses, ``sentences`` splits them.
"""
