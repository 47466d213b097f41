"""plan-kg: articles about public plans in, a knowledge graph with the exact words behind every fact out."""

__version__ = "0.1.0"
