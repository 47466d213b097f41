"""plan-kg from Python: what `kg.open` returns, its rows, its evidence, and how they show themselves in a notebook."""

from kg.api.graph import PlanGraph, open_graph
from kg.api.rows import IRI, Row, Rows

__all__ = ["IRI", "PlanGraph", "Row", "Rows", "open_graph"]
