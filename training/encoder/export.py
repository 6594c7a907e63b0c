"""Writes the trained network as two ONNX graphs whose weights are kept as whole numbers of eight bits.

Each row (of an embedding) or column (of a matrix) has its own scale. The graph turns the weights back into floats
once, when it is loaded, and computes in floats: what is rounded is what is stored, never what is read.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy
import onnx
import torch
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.encoder.network import LABEL, Network
from training.encoder.train import load

INPUTS = ("pieces", "cases", "gaps", "first", "last", "shapes")
OUTPUTS = ("tags", "morphs", "starts", "names", "arcs", "dependents", "heads")
OPERATORS = 18

LEAST_SIZE = 4096
"""Weights of fewer numbers stay floats."""

STEPS = 127


def export(trained: Path, pretrained: Path, out: Path) -> int:
    """Writes `encoder.onnx`, `labels.onnx`, `labels.json` and `tokenizer.json`, and tells their size in bytes."""
    out.mkdir(parents=True, exist_ok=True)
    network, labels = load(trained, pretrained)
    _write(_Window(network), _window(), out / "encoder.onnx", INPUTS, OUTPUTS)
    pairs = (torch.zeros(3, LABEL), torch.zeros(3, LABEL))
    _write(_Pairs(network), pairs, out / "labels.onnx", ("dependents", "heads"), ("scores",))
    (out / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False), encoding="utf-8")
    shutil.copy(pretrained / "tokenizer.json", out / "tokenizer.json")
    return sum(path.stat().st_size for path in out.iterdir())


class _Window(nn.Module):
    """The network for one window without padding: rows for words, no row for a batch."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, *features: Tensor) -> tuple[Tensor, ...]:
        scores = self.network(*(row.unsqueeze(0) for row in features), None)
        return tuple(scores[name].squeeze(0) for name in OUTPUTS)


class _Pairs(nn.Module):
    """The scores of the labels for pairs of a dependent and its head."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        return self.network.label_scores(dependents, heads)


def _window() -> tuple[Tensor, ...]:
    """Five words of seven pieces, to trace the graph with."""
    pieces = torch.tensor([101, 7592, 2088, 1010, 2023, 2003, 2307, 102])
    cases = torch.tensor([7, 1, 0, 7, 0, 0, 0, 7])
    gaps = torch.tensor([3, 3, 1, 0, 1, 1, 0, 0])
    first, last = torch.tensor([1, 2, 3, 4, 5]), torch.tensor([1, 2, 3, 4, 6])
    return pieces, cases, gaps, first, last, torch.tensor([1, 0, 7, 0, 0])


def _write(
    module: nn.Module, example: tuple[Tensor, ...], path: Path, inputs: tuple[str, ...], outputs: tuple[str, ...]
) -> None:
    axes = {name: {0: "pieces" if name in INPUTS[:3] else "words"} for name in inputs}
    torch.onnx.export(
        module.eval(),
        example,
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={**axes, **{name: {0: "words"} for name in outputs}},
        opset_version=OPERATORS,
        dynamo=False,
    )
    model = onnx.load(str(path))
    store_small(model)
    onnx.save(model, str(path))


def store_small(model: ModelProto) -> None:
    """Replaces each large float weight of a graph by whole numbers, a scale, and the nodes that multiply them."""
    rows = {name for node in model.graph.node if node.op_type == "Gather" for name in node.input[:1]}
    turned = {node.input[1] for node in model.graph.node if node.op_type == "Gemm" and _is_turned(node)}
    nodes: list[NodeProto] = []
    kept: list[TensorProto] = []
    for weight in model.graph.initializer:
        value = numpy_helper.to_array(weight)
        if value.dtype != numpy.float32 or value.size < LEAST_SIZE or value.ndim < 2:
            kept.append(weight)
            continue
        axes = tuple(range(1, value.ndim)) if weight.name in rows | turned else tuple(range(value.ndim - 1))
        scale = numpy.maximum(numpy.abs(value).max(axis=axes, keepdims=True) / STEPS, 1e-12).astype(numpy.float32)
        whole = numpy.rint(value / scale).astype(numpy.int8)
        kept += [
            numpy_helper.from_array(whole, f"{weight.name}.whole"),
            numpy_helper.from_array(scale, f"{weight.name}.scale"),
        ]
        nodes += [
            helper.make_node("Cast", [f"{weight.name}.whole"], [f"{weight.name}.float"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{weight.name}.float", f"{weight.name}.scale"], [weight.name]),
        ]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    others = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend([*nodes, *others])


def _is_turned(node: NodeProto) -> bool:
    return any(attribute.name == "transB" and attribute.i for attribute in node.attribute)
