"""The mean of several checkpoints of one run, weight by weight: steadier than the last of them."""

from __future__ import annotations

from pathlib import Path

import numpy
import spacy
from spacy.language import Language


def average(checkpoints: list[Path], out: Path) -> None:
    """Writes a pipeline whose every weight is the mean over the checkpoints."""
    pipelines = [spacy.load(path) for path in checkpoints]
    for name in pipelines[0].pipe_names:
        _average_part(pipelines, name)
    pipelines[0].to_disk(out)


def _average_part(pipelines: list[Language], name: str) -> None:
    models = [getattr(nlp.get_pipe(name), "model", None) for nlp in pipelines]
    if models[0] is None:
        return
    for nodes in zip(*(model.walk() for model in models if model is not None), strict=True):
        for weight in nodes[0].param_names:
            if nodes[0].has_param(weight):
                mean = numpy.mean([node.get_param(weight) for node in nodes], axis=0)
                nodes[0].set_param(weight, mean.astype("float32"))
