"""Figures: a Document in; its targets and observations with numbers, their indicators and their times out."""

from kg.extraction.figures.stated import figures

__all__ = ["figures"]
