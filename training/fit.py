"""Fine-tunes the reader on worked cases, with a fixed seed."""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from transformers import AutoModel, AutoTokenizer

from domain.case import WorkedCase
from domain.norm import NormCondition
from training.data import Labels, Teller, mistyped, target
from training.reader import Reader, Targets, loss_of, probabilities

Probabilities = dict[str, npt.NDArray[np.float32]]
Report = Callable[[str], None]
Norms = Mapping[str, Sequence[str]]
"""The conditions of each clause."""


class Recipe(NamedTuple):
    """Everything that shapes a fit."""

    epochs: int = 8
    batch: int = 24
    encoder_rate: float = 1e-4
    heads_rate: float = 2e-3
    warm_up: float = 0.1
    weight_decay: float = 0.01
    max_tokens: int = 224
    told: float = 0.35
    """The share of open questions that are told their fact, anew in every epoch."""
    seed: int = 20261122


class Fitted(NamedTuple):
    reader: Reader
    tokenizer: Any
    recipe: Recipe


def fit(
    base: Path,
    cases: Sequence[WorkedCase],
    conditions: Sequence[NormCondition],
    labels: Labels,
    norms: Norms,
    recipe: Recipe,
    report: Report,
) -> Fitted:
    """Fine-tune the base encoder in `base` (safetensors) and return the reader in eval mode."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    tokenizer = AutoTokenizer.from_pretrained(base)
    encoder = AutoModel.from_pretrained(base, use_safetensors=True)
    reader = Reader(encoder, encoder.config.hidden_size, labels)
    steps = recipe.epochs * -(-len(cases) // recipe.batch)
    optimizer, schedule = _optimizer(reader, recipe, steps)
    started = time.monotonic()
    teller = Teller(cases, conditions)
    reader.train()
    for epoch in range(recipe.epochs):
        losses = []
        for batch in _batches(cases, recipe, chance):
            batch = [
                teller.tell(case, chance) if chance.random() < recipe.told else case
                for case in batch
            ]
            questions = [mistyped(case.question, chance) for case in batch]
            loss = loss_of(
                reader(**_tokens(tokenizer, questions, recipe)), _targets(batch, labels, norms)
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        spent = time.monotonic() - started
        report(f"epoch {epoch + 1}/{recipe.epochs}: loss {np.mean(losses):.3f}, {spent:.0f} s")
    return Fitted(reader.eval(), tokenizer, recipe)


def read(fitted: Fitted, questions: Sequence[str]) -> Probabilities:
    """Return the judgements on questions, each an array whose rows are the questions."""
    parts: list[dict[str, Tensor]] = []
    with torch.no_grad():
        for start in range(0, len(questions), 32):
            batch = list(questions[start : start + 32])
            tokens = _tokens(fitted.tokenizer, batch, fitted.recipe)
            parts.append(probabilities(fitted.reader(**tokens)))
    return {name: torch.cat([part[name] for part in parts]).numpy() for name in parts[0]}


def _batches(
    cases: Sequence[WorkedCase], recipe: Recipe, chance: random.Random
) -> Iterator[list[WorkedCase]]:
    """Yield shuffled batches of questions of like length, so that little is spent on padding."""
    order = chance.sample(list(cases), len(cases))
    pool = recipe.batch * 16
    batches = []
    for start in range(0, len(order), pool):
        alike = sorted(order[start : start + pool], key=lambda case: len(case.question))
        batches += [alike[at : at + recipe.batch] for at in range(0, len(alike), recipe.batch)]
    yield from chance.sample(batches, len(batches))


def _optimizer(
    reader: Reader, recipe: Recipe, steps: int
) -> tuple[torch.optim.AdamW, torch.optim.lr_scheduler.LambdaLR]:
    heads = [p for name, p in reader.named_parameters() if not name.startswith("encoder.")]
    groups = [
        {"params": list(reader.encoder.parameters()), "lr": recipe.encoder_rate},
        {"params": heads, "lr": recipe.heads_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay)

    def slope(step: int) -> float:
        return min(1.0, step / (steps * recipe.warm_up)) * max(0.0, (steps - step) / steps)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, slope)


def _tokens(tokenizer: Any, questions: list[str], recipe: Recipe) -> dict[str, Tensor]:
    tokens = tokenizer(
        questions, padding=True, truncation=True, max_length=recipe.max_tokens, return_tensors="pt"
    )
    return {name: tokens[name] for name in ("input_ids", "attention_mask")}


def _targets(cases: Sequence[WorkedCase], labels: Labels, norms: Norms) -> Targets:
    columns = zip(*(target(case, labels, norms) for case in cases), strict=True)
    return Targets(*(torch.tensor(column) for column in columns))
