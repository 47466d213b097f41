"""Links: things with their places in, relations between them with the words and the rule behind each out.

A link is looked for in the clause first, then in the sentence, then in the heading above.
"""
