"""Fine-tunes encoder and heads on all tasks at once, on a processor in about an hour and a half, or on a GPU."""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from contextlib import AbstractContextManager
from copy import deepcopy
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.corpus import training_sentences
from training.encoder.examples import UNKNOWN, Example, Maker, batches, collate, epoch
from training.encoder.labels import Labels, read_labels
from training.encoder.network import Network
from training.prepare import read_part
from variorum.language.encoder.features import Pieces

WEIGHTS = {"tags": 1.0, "morphs": 0.5, "starts": 0.5, "names": 1.0, "arcs": 1.0, "deps": 1.0}
"""How much each task's loss counts."""

NAMED_ONLY = 0.5
"""Share of the sentences without trees that an epoch draws."""

FAR = -1e4
"""Score of an arc that leaves the sentence."""


@dataclass(frozen=True)
class Plan:
    """The course of training."""

    epochs: int = 12
    pieces: int = 1800
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.06
    decay: float = 0.01
    mean_decay: float = 0.9985
    threads: int = 2
    seed: int = 0


def train(treebanks: Path, pretrained: Path, out: Path, plan: Plan) -> None:
    """Writes `weights.pt` and `labels.json` to a folder after every epoch; a run that stopped goes on from there."""
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    out.mkdir(parents=True, exist_ok=True)
    sentences = training_sentences(treebanks)
    labels = read_labels(sentence for sentence in sentences if sentence.parsed)
    (out / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False, indent=1), encoding="utf-8")
    maker = Maker(labels, Pieces.from_file(pretrained / "tokenizer.json"))
    dev = epoch(maker, list(read_part(treebanks, "dev")), Random(1))
    device = "cuda" if torch.cuda.is_available() else "cpu"
    course = _Course(Network.pretrained(labels, pretrained).to(device), plan, out, device)
    course.resume()
    while course.epoch < plan.epochs:
        chance = Random(plan.seed * 1000 + course.epoch)
        drawn = [sentence for sentence in sentences if sentence.parsed or chance.random() < NAMED_ONLY]
        examples = epoch(maker, drawn, chance)
        course.run(list(batches(examples, plan.pieces, Random(course.epoch))))
        print(
            json.dumps({"epoch": course.epoch, "minutes": course.minutes(), **evaluate(course.mean, dev, device)}),
            flush=True,
        )


class _Course:
    """Network, running mean of its weights, optimiser and place in the course."""

    def __init__(self, network: Network, plan: Plan, out: Path, device: str) -> None:
        self.network, self.plan, self.out, self.device = network, plan, out, device
        self.mean = deepcopy(network).eval()
        self.epoch = self.step = 0
        self.started = time.monotonic()
        self.optimiser = torch.optim.AdamW(_groups(network, plan), betas=(0.9, 0.98), eps=1e-6, fused=True)
        self.rates = [group["lr"] for group in self.optimiser.param_groups]

    def minutes(self) -> float:
        return round((time.monotonic() - self.started) / 60, 1)

    def run(self, epoch: list[list[Example]]) -> None:
        self.network.train()
        totals: dict[str, float] = defaultdict(float)
        for place, batch in enumerate(epoch):
            self._set_rates((self.epoch + place / len(epoch)) / self.plan.epochs)
            for name, loss in self._step(batch).items():
                totals[name] += loss
            self.step += 1
            if self.step % 200 == 0:
                print(
                    self.epoch,
                    place,
                    len(epoch),
                    self.minutes(),
                    {name: round(total / (place + 1), 3) for name, total in totals.items()},
                    flush=True,
                )
        self.epoch += 1
        self._save()

    def _step(self, batch: list[Example]) -> dict[str, float]:
        tensors = {name: tensor.to(self.device) for name, tensor in collate(batch).items()}
        with _half(self.device):
            losses = losses_of(self.network, tensors)
        total = sum(WEIGHTS[name] * loss for name, loss in losses.items())
        torch.as_tensor(total).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self._average()
        return {name: loss.item() for name, loss in losses.items()}

    def _average(self) -> None:
        kept = min(self.plan.mean_decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mean, weight in zip(self.mean.parameters(), self.network.parameters(), strict=True):
                if weight.requires_grad:
                    mean.lerp_(weight, 1 - kept)

    def _set_rates(self, done: float) -> None:
        share = done / self.plan.warmup if done < self.plan.warmup else (1 - done) / (1 - self.plan.warmup)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * max(share, 0.005)

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "mean": self.mean.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "place": (self.epoch, self.step),
        }
        torch.save(state, self.out / "course.part")
        (self.out / "course.part").rename(self.out / "course.pt")
        torch.save(self.mean.state_dict(), self.out / "weights.pt")

    def resume(self) -> None:
        """Goes on from the last whole epoch in the folder."""
        if (self.out / "course.pt").exists():
            state = torch.load(self.out / "course.pt", map_location=self.device)
            self.network.load_state_dict(state["network"])
            self.mean.load_state_dict(state["mean"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.epoch, self.step = state["place"]


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    """Parameters by rate: the encoder's slower than the heads', weights decayed, biases and norms not."""
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        inner = name.startswith("encoder.")
        groups.setdefault((inner, weight.ndim > 1), []).append(weight)
    return [
        {
            "params": weights,
            "lr": plan.encoder_rate if inner else plan.head_rate,
            "weight_decay": plan.decay if plain else 0.0,
        }
        for (inner, plain), weights in groups.items()
    ]


def _half(device: str) -> AbstractContextManager[object]:
    return torch.autocast(device, dtype=torch.bfloat16)


def losses_of(network: Network, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Each task's mean loss over the words whose label is known."""
    scores = network(*(batch[name] for name in ("pieces", "cases", "gaps", "first", "last", "shapes", "mask")))
    losses = {name: _crossed(scores[name], batch[name]) for name in ("tags", "morphs", "names")}
    known = batch["starts"] != UNKNOWN
    if known.any():
        losses["starts"] = functional.binary_cross_entropy_with_logits(
            scores["starts"].float()[known], batch["starts"].float()[known]
        )
        losses["arcs"] = _crossed(confined(scores["arcs"].float(), batch["sentences"]), batch["heads"])
        row, word = torch.nonzero(batch["heads"] != UNKNOWN, as_tuple=True)
        heads = scores["heads"][row, batch["heads"][row, word]]
        losses["deps"] = functional.cross_entropy(
            network.label_scores(scores["dependents"][row, word], heads).float(), batch["deps"][row, word]
        )
    return {name: loss for name, loss in losses.items() if not loss.isnan()}


def _crossed(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN)


def confined(arcs: Tensor, sentences: Tensor) -> Tensor:
    """Arc scores (B, W, W + 1) with those out of the word's own sentence far below."""
    same = sentences.unsqueeze(2) == sentences.unsqueeze(1)
    same = torch.cat((same, torch.ones_like(same[:, :, :1])), dim=2)
    itself = torch.eye(same.shape[1], same.shape[2], dtype=torch.bool, device=arcs.device)
    return arcs.masked_fill(~same | itself, FAR)


@torch.no_grad()
def evaluate(network: Network, examples: list[Example], device: str) -> dict[str, float]:
    """Per cent right by task on given words and sentences, without a tree decoded; F of starts and of name marks."""
    counts: Counter[str] = Counter()
    network.eval()
    for batch in batches(examples, 3000, Random(0)):
        tensors = {name: tensor.to(device) for name, tensor in collate(batch).items()}
        scores = network(*(tensors[name] for name in ("pieces", "cases", "gaps", "first", "last", "shapes", "mask")))
        for name in ("tags", "morphs"):
            known = tensors["tags"] != UNKNOWN
            counts[name] += int((scores[name].argmax(-1) == tensors[name])[known].sum())
        counts["words"] += int(known.sum())
        _count_trees(network, scores, tensors, counts)
        _count_marks("starts", scores["starts"] > 0, tensors["starts"], counts)
        _count_marks("names", scores["names"].argmax(-1), tensors["names"], counts)
    rates = {name: counts[name] / counts["words"] for name in ("tags", "morphs", "uas", "las")}
    marks = {name: 2 * counts[f"{name} right"] / max(1, counts[f"{name} both"]) for name in ("starts", "names")}
    return {name: round(100 * rate, 2) for name, rate in {**rates, **marks}.items()}


def _count_trees(network: Network, scores: dict[str, Tensor], batch: dict[str, Tensor], counts: Counter[str]) -> None:
    found = confined(scores["arcs"].float(), batch["sentences"]).argmax(-1)
    row, word = torch.nonzero(batch["heads"] != UNKNOWN, as_tuple=True)
    labels = network.label_scores(scores["dependents"][row, word], scores["heads"][row, found[row, word]]).argmax(-1)
    right = found[row, word] == batch["heads"][row, word]
    counts["uas"] += int(right.sum())
    counts["las"] += int((right & (labels == batch["deps"][row, word])).sum())


def _count_marks(name: str, found: Tensor, gold: Tensor, counts: Counter[str]) -> None:
    known = gold != UNKNOWN
    mine, theirs = found[known].long(), gold[known]
    counts[f"{name} right"] += int(((mine == theirs) & (theirs > 0)).sum())
    counts[f"{name} both"] += int((mine > 0).sum() + (theirs > 0).sum())


def load(folder: Path, pretrained: Path) -> tuple[Network, Labels]:
    """The trained network of a folder and its labels."""
    rows = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    labels = Labels(**{name: tuple(row) for name, row in rows.items()})
    network = Network.empty(labels, pretrained)
    network.load_state_dict(torch.load(folder / "weights.pt", map_location="cpu"))
    return network.eval(), labels
