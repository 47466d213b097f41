"""Reading: bytes of an article in, a Document with layout, headings, sentences and clauses out."""
