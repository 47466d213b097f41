"""A build served on loopback: a read-only SPARQL 1.1 endpoint, pages for its things and its questions, and its site.

app: what is served where · protocol, negotiation, problems: requests in, media types, errors · pool: queries in,
answers within the deadline · workers: the process that holds the graph and forks those who answer · description:
what the endpoint says of itself · things: an IRI in, its page or its triples out · asking: the query page.
"""
