"""A build for other people's tools: RDF in four spellings, graphs for Gephi, tables for spreadsheets, StratML."""
