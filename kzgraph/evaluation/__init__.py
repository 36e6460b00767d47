"""Gold against records: precision, recall and F1, as the definitions in `matching.py` say.

`evaluate` compares with hand-made annotations, `evaluate_titles` with labels made from the titles of readouts.
"""

from __future__ import annotations

from kzgraph.evaluation.evaluate import evaluate, load_gold
from kzgraph.evaluation.scores import Mistake, Quotes, Score, Scores, by_document
from kzgraph.evaluation.titles import Label, TitleScores, evaluate_titles, load_labels

__all__ = [
    "Label",
    "Mistake",
    "Quotes",
    "Score",
    "Scores",
    "TitleScores",
    "by_document",
    "evaluate",
    "evaluate_titles",
    "load_gold",
    "load_labels",
]
