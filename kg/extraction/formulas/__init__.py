"""Formulas: a Document in; its numbered phrases with the members that the text lists out."""

from kg.extraction.formulas.numbered import formulas

__all__ = ["formulas"]
