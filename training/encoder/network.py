"""The network: a small pretrained encoder told of case and gaps, and a head for each task.

Biaffine heads for arcs and labels after Dozat and Manning (2017); a learned mixture of the layers for each group of
tasks after Peters et al. (2018).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.encoder.labels import Labels
from variorum.language.encoder.features import Case, Gap

ARC, LABEL, HIDDEN, SHAPE = 256, 96, 320, 32
DROPOUT = 0.25


class SharedDropout(nn.Module):
    """Drops the same features from all words of a window (Gal and Ghahramani 2016): as good here, and far cheaper."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, states: Tensor) -> Tensor:
        """The states (B, W, D), some features zero and the others larger; unchanged outside training."""
        if not self.training or not self.rate:
            return states
        kept = states.new_empty(states.shape[0], 1, states.shape[2]).bernoulli_(1 - self.rate)
        return states * kept / (1 - self.rate)


def _share_dropout(module: nn.Module) -> None:
    for name, part in module.named_children():
        if isinstance(part, nn.Dropout) and part.p:
            setattr(module, name, SharedDropout(part.p))
        else:
            _share_dropout(part)


class Mixture(nn.Module):
    """A weighted sum of all layers."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, layers: tuple[Tensor, ...]) -> Tensor:
        weights = torch.softmax(self.weights, dim=0)
        total = sum(weight * layer for weight, layer in zip(weights, layers, strict=True))
        return self.scale * torch.as_tensor(total)


def _hidden(width: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, out), nn.GELU(), SharedDropout(DROPOUT))


class Network(nn.Module):
    """Features of windows in, scores of every task out."""

    def __init__(self, labels: Labels, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.cases = nn.Embedding(len(Case), width)
        self.gaps = nn.Embedding(len(Gap), width)
        nn.init.zeros_(self.cases.weight)
        nn.init.zeros_(self.gaps.weight)
        self.shapes = nn.Embedding(len(Case), SHAPE)
        self.mixtures = nn.ModuleDict(
            {name: Mixture(encoder.config.num_hidden_layers + 1) for name in ("words", "trees", "names")}
        )
        word = 2 * width + SHAPE
        self.drop = SharedDropout(DROPOUT)
        self.words = _hidden(word, HIDDEN)
        self.tags = nn.Linear(HIDDEN, len(labels.tags))
        self.morphs = nn.Linear(HIDDEN, len(labels.morphs))
        self.starts = nn.Linear(HIDDEN, 1)
        self.name_words = _hidden(word, HIDDEN)
        self.names = nn.Linear(HIDDEN, len(labels.names))
        self.arc_dependent, self.arc_head = _hidden(word, ARC), _hidden(word, ARC)
        self.arcs = nn.Linear(ARC, ARC)
        self.root = nn.Parameter(torch.zeros(ARC))
        self.head_bias = nn.Linear(ARC, 1)
        self.label_dependent, self.label_head = _hidden(word, LABEL), _hidden(word, LABEL)
        self.root_label = nn.Parameter(torch.zeros(LABEL))
        count = len(labels.deps)
        self.labels = nn.Parameter(torch.zeros(count, LABEL, LABEL))
        nn.init.normal_(self.labels, std=0.02)
        self.label_bias = nn.Linear(2 * LABEL, count)

    @classmethod
    def pretrained(cls, labels: Labels, folder: Path) -> Network:
        """The network with the pretrained encoder of a folder and fresh heads."""
        encoder: Any = BertModel.from_pretrained(
            folder, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        encoder.get_input_embeddings().weight.requires_grad_(False)  # words unseen in training stay where they were
        _share_dropout(encoder)
        return cls(labels, encoder)

    @classmethod
    def empty(cls, labels: Labels, folder: Path) -> Network:
        """The network without weights, to be filled."""
        return cls(labels, BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False))

    def forward(
        self,
        pieces: Tensor,
        cases: Tensor,
        gaps: Tensor,
        first: Tensor,
        last: Tensor,
        shapes: Tensor,
        mask: Tensor | None,
    ) -> dict[str, Tensor]:
        """Scores by task: (B, W, labels); `arcs` (B, W, W + 1) with the root last; the label heads' two sides."""
        inside = self.encoder.get_input_embeddings()(pieces) + self.cases(cases) + self.gaps(gaps)
        layers = self.encoder(inputs_embeds=inside, attention_mask=mask, output_hidden_states=True).hidden_states
        shape = self.shapes(shapes)
        words, trees, names = (
            self.drop(torch.cat((_at(mixed, first), _at(mixed, last), shape), dim=-1))
            for mixed in (self.mixtures[name](layers) for name in ("words", "trees", "names"))
        )
        tagged, named = self.words(words), self.name_words(names)
        return {
            "tags": self.tags(tagged),
            "morphs": self.morphs(tagged),
            "starts": self.starts(tagged).squeeze(-1),
            "names": self.names(named),
            "arcs": self._arcs(trees),
            "dependents": self.label_dependent(trees),
            "heads": self._label_heads(trees),
        }

    def _arcs(self, trees: Tensor) -> Tensor:
        dependents = self.arcs(self.arc_dependent(trees))
        heads = self.arc_head(trees)
        heads = torch.cat((heads, self.root.expand(heads.shape[0], 1, ARC)), dim=1)
        return dependents @ heads.transpose(1, 2) + self.head_bias(heads).transpose(1, 2)

    def _label_heads(self, trees: Tensor) -> Tensor:
        heads = self.label_head(trees)
        return torch.cat((heads, self.root_label.expand(heads.shape[0], 1, LABEL)), dim=1)

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(N, labels) for N pairs of a dependent (N, LABEL) and its head (N, LABEL)."""
        crossed = torch.einsum("nd,ldh,nh->nl", dependents, self.labels, heads)
        return crossed + self.label_bias(torch.cat((dependents, heads), dim=-1))


def _at(layer: Tensor, places: Tensor) -> Tensor:
    return torch.gather(layer, 1, places.unsqueeze(-1).expand(-1, -1, layer.shape[-1]))
