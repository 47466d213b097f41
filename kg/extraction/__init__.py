"""Extraction: a Document in, Statements with the rule and the words behind each out."""
