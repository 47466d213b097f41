"""Deeds: a Document in; what its clauses and headings tell out: goals, actions, projects, observations, tasks."""

from kg.extraction.deeds.clauses import Deed, deeds, with_members

__all__ = ["Deed", "deeds", "with_members"]
