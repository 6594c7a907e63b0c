"""The trained network: scores of every task for one window of words, without torch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import numpy
from onnxruntime import ExecutionMode, InferenceSession, SessionOptions
from onnxruntime.capi import onnxruntime_pybind11_state as onnx_errors

from variorum.errors import PipelineError
from variorum.language.encoder.features import Features, Pieces

ENCODER, LABELLER, PIECES, LABELS = FILES = ("encoder.onnx", "labels.onnx", "tokenizer.json", "labels.json")

ROOT = "ROOT"

BROKEN = (
    onnx_errors.EPFail,
    onnx_errors.Fail,
    onnx_errors.InvalidArgument,
    onnx_errors.InvalidGraph,
    onnx_errors.InvalidProtobuf,
    onnx_errors.ModelLoaded,
    onnx_errors.NoModel,
    onnx_errors.NoSuchFile,
    onnx_errors.NotImplemented,
    onnx_errors.RuntimeException,
)
"""What the run-time raises for a file that is no network: its errors have no common parent of their own."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Each task's labels, in the order of its scores."""

    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def from_rows(cls, rows: Mapping[str, list[str]]) -> Labels:
        """Labels of a table with one row for each task; raises ValueError where one is missing or there is no root."""
        missing = [field.name for field in fields(cls) if not rows.get(field.name)]
        if missing:
            raise ValueError(f"no labels for {', '.join(missing)}")
        if ROOT not in rows["deps"]:
            raise ValueError(f"its trees have no label {ROOT}")
        return cls(**{field.name: tuple(rows[field.name]) for field in fields(cls)})


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of W words: (W, labels) by task; `arcs` (W, W + 1) with the root last; `starts` (W,) as log odds.

    `dependents` (W, D) and `heads` (W + 1, D) are the two sides from which pairs are labelled.
    """

    tags: numpy.ndarray
    morphs: numpy.ndarray
    starts: numpy.ndarray
    names: numpy.ndarray
    arcs: numpy.ndarray
    dependents: numpy.ndarray
    heads: numpy.ndarray


OUTPUTS = tuple(field.name for field in fields(Scores))
INPUTS = tuple(field.name for field in fields(Features))


class Network:
    """Runs the exported network; one thread, one window at a time, so that nothing beside a window can change it."""

    def __init__(self, encoder: InferenceSession, labeller: InferenceSession) -> None:
        self._encoder = encoder
        self._labeller = labeller

    @classmethod
    def from_folder(cls, folder: Path) -> Network:
        """The network of a folder; raises PipelineError where a file is missing or broken."""
        return cls(_session(folder / ENCODER), _session(folder / LABELLER))

    def scores(self, features: Features) -> Scores:
        """Scores of one window."""
        return Scores(*self._encoder.run(OUTPUTS, {name: getattr(features, name) for name in INPUTS}))

    def label_scores(self, dependents: numpy.ndarray, heads: numpy.ndarray) -> numpy.ndarray:
        """(N, labels) for N pairs of a dependent (N, D) and its head (N, D)."""
        (scores,) = self._labeller.run(("scores",), {"dependents": dependents, "heads": heads})
        return numpy.asarray(scores)


def load_labels(folder: Path) -> Labels:
    """The labels of a folder; raises PipelineError where they are missing or broken."""
    path = folder / LABELS
    try:
        return Labels.from_rows(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise PipelineError(str(path), str(error)) from error


def load_pieces(folder: Path) -> Pieces:
    """The word pieces of a folder; raises PipelineError where their file is missing or broken."""
    path = folder / PIECES
    if not path.is_file():
        raise PipelineError(str(path), "there is no such file")
    try:
        return Pieces.from_file(path)
    except Exception as error:  # the tokeniser's reader raises nothing narrower
        raise PipelineError(str(path), str(error)) from error


def _session(path: Path) -> InferenceSession:
    if not path.is_file():
        raise PipelineError(str(path), "there is no such file")
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    try:
        return InferenceSession(path, sess_options=options, providers=["CPUExecutionProvider"])
    except BROKEN as error:
        raise PipelineError(str(path), str(error)) from error
