"""How well an extractor's statements agree with a gold file, by the annotation guide's scoring.

Gold file and statements in, scores out. Modules: gold (files), matching (which thing is which), scoring (counts),
report (tables).
"""

from kg.evaluation.gold import Gold, load_gold, statements_of
from kg.evaluation.scoring import Evaluation, evaluate

__all__ = ["Evaluation", "Gold", "evaluate", "load_gold", "statements_of"]
