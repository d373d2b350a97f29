"""Fine-tunes the reader on worked cases, with a fixed seed."""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from transformers import AutoModel, AutoTokenizer

from domain.case import WorkedCase
from domain.corpus import Corpus
from training.bases import BASES
from training.data import Labels, Teller, stories_of, target
from training.noise import mistyped, surrounded
from training.processor import has_bfloat16
from training.reader import Reader, Reading, Targets, loss_of, probabilities

Probabilities = dict[str, npt.NDArray[np.float32]]
EVERY = 60.0
"""Seconds between two reports."""
JUDGED = ("clauses", "verdicts", "polarities", "states")
Report = Callable[[str], None]
Parameters = Mapping[str, Tensor]
Norms = Mapping[str, Sequence[str]]
"""The conditions of each clause."""


class Recipe(NamedTuple):
    """Everything that shapes a fit."""

    base: str = "mpnet"
    epochs: int = 4
    batch: int = 32
    letters: int = 9_000
    """A batch of long questions is cut here, padding included, to spare memory."""
    heads_rate: float = 2e-3
    gentle: float = 1.0
    """Times both rates: less for a reader that knows much already."""
    warm_up: float = 0.1
    weight_decay: float = 0.01
    max_tokens: int = 384
    told: float = 0.35
    """The share of open questions that are told their fact, anew in every epoch."""
    seed: int = 20261122


class Fitted(NamedTuple):
    reader: Reader
    tokenizer: Any
    recipe: Recipe


def fit(
    weights: Path,
    cases: Sequence[WorkedCase],
    corpus: Corpus,
    labels: Labels,
    recipe: Recipe,
    report: Report,
    begun: Parameters | None = None,
) -> Fitted:
    """Fine-tune the encoder whose safetensors are in `weights`; the reader comes in eval mode.

    `cases` are those of `corpus` to learn from; its norms and conditions say what they mean. With
    `begun`, the parameters of a reader, it goes on from there.
    """
    torch.manual_seed(recipe.seed)
    lesson = _Lesson(weights, cases, corpus, labels, recipe)
    if begun is not None:
        lesson.reader.load_state_dict({**lesson.reader.state_dict(), **begun})
    steps = recipe.epochs * len(list(batches_of(cases, recipe, random.Random(recipe.seed))))
    optimizer, schedule = _optimizer(lesson.reader, recipe, steps)
    heard = _Losses(steps, report)
    lesson.reader.train()
    for _ in range(recipe.epochs):
        for batch in batches_of(cases, recipe, lesson.chance):
            loss = lesson.loss(batch)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(lesson.reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            heard.add(loss.item())
    return Fitted(lesson.reader.eval(), lesson.tokenizer, recipe)


class _Lesson:
    """A reader to be taught, and what each batch of cases says to it."""

    def __init__(
        self,
        weights: Path,
        cases: Sequence[WorkedCase],
        corpus: Corpus,
        labels: Labels,
        recipe: Recipe,
    ) -> None:
        self.chance = random.Random(recipe.seed)
        self.tokenizer = AutoTokenizer.from_pretrained(weights)
        encoder = _encoder(weights, BASES[recipe.base].layers)
        self.reader = Reader(encoder, encoder.config.hidden_size, labels)
        self._teller = Teller(cases, corpus.conditions)
        self._norms = {norm.clause: norm.conditions for norm in corpus.norms}
        self._labels = labels
        self._recipe = recipe
        self._halved = has_bfloat16()

    def loss(self, cases: Sequence[WorkedCase]) -> Tensor:
        """Return how far the reader is from what the cases say, retold and mistyped anew."""
        told = [self._told(case) for case in cases]
        questions = [mistyped(surrounded(case.question, self.chance), self.chance) for case in told]
        tokens = self.tokenizer(questions, **_cut(self._recipe), return_offsets_mapping=True)
        marks = _marks(told, questions, tokens["offset_mapping"].tolist(), self._labels)
        with torch.autocast("cpu", torch.bfloat16, enabled=self._halved):
            reading = self.reader(tokens["input_ids"], tokens["attention_mask"])
        return loss_of(_whole(reading), _targets(told, self._labels, self._norms, marks))

    def _told(self, case: WorkedCase) -> WorkedCase:
        tells = self.chance.random() < self._recipe.told
        return self._teller.tell(case, self.chance) if tells else case


class _Losses:
    """Reports the mean loss of late, about every minute."""

    def __init__(self, steps: int, report: Report) -> None:
        self._steps, self._report = steps, report
        self._late: list[float] = []
        self._done = 0
        self._started = self._told = time.monotonic()

    def add(self, loss: float) -> None:
        self._late.append(loss)
        self._done += 1
        now = time.monotonic()
        if now - self._told < EVERY and self._done < self._steps:
            return
        spent = now - self._started
        left = spent / self._done * (self._steps - self._done)
        self._report(
            f"{100 * self._done / self._steps:3.0f} %: loss {np.mean(self._late):.3f},"
            f" {spent / 60:.0f} min, about {left / 60:.0f} min to go"
        )
        self._late, self._told = [], now


def _encoder(weights: Path, layers: int) -> Any:
    # Dropping attention costs the square of a long question, and brought nothing.
    encoder = AutoModel.from_pretrained(
        weights, use_safetensors=True, attention_probs_dropout_prob=0.0
    )
    del encoder.encoder.layer[layers:]
    encoder.config.num_hidden_layers = layers
    # Some thousand questions move few words; the rest of the table would be reckoned over in vain.
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return encoder


def read(fitted: Fitted, questions: Sequence[str]) -> Probabilities:
    """Return the judgements on questions, each an array whose rows are the questions."""
    parts: list[dict[str, Tensor]] = []
    with torch.no_grad():
        for start in range(0, len(questions), 32):
            batch = list(questions[start : start + 32])
            tokens = _tokens(fitted.tokenizer, batch, fitted.recipe)
            judged = probabilities(_whole(fitted.reader(**tokens)))
            parts.append({name: judged[name] for name in JUDGED})
    return {name: torch.cat([part[name] for part in parts]).numpy() for name in parts[0]}


def batches_of(
    cases: Sequence[WorkedCase], recipe: Recipe, chance: random.Random
) -> Iterator[list[WorkedCase]]:
    """Yield shuffled batches of questions of like length: little padding, and few long ones.

    Those that tell one story stand together, for what parts them is learned from both at once.
    """
    stories = stories_of(cases)
    order = [case for each in chance.sample(list(stories), len(stories)) for case in stories[each]]
    longest = {name: max(len(case.question) for case in told) for name, told in stories.items()}
    pool = recipe.batch * 16
    batches: list[list[WorkedCase]] = []
    for start in range(0, len(order), pool):
        batch: list[WorkedCase] = []
        pooled = order[start : start + pool]
        for case in sorted(pooled, key=lambda case: (longest[case.scenario], case.scenario)):
            many = len(batch) == recipe.batch or len(case.question) * len(batch) > recipe.letters
            if batch and many:
                batches.append(batch)
                batch = []
            batch.append(case)
        batches.append(batch)
    yield from chance.sample(batches, len(batches))


def _optimizer(
    reader: Reader, recipe: Recipe, steps: int
) -> tuple[torch.optim.AdamW, torch.optim.lr_scheduler.LambdaLR]:
    heads = [p for name, p in reader.named_parameters() if not name.startswith("encoder.")]
    rate = recipe.gentle * BASES[recipe.base].rate
    groups = [
        {"params": list(reader.encoder.parameters()), "lr": rate},
        {"params": heads, "lr": recipe.gentle * recipe.heads_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, fused=True)

    def slope(step: int) -> float:
        return min(1.0, step / (steps * recipe.warm_up)) * max(0.0, (steps - step) / steps)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, slope)


def _cut(recipe: Recipe) -> dict[str, Any]:
    return {
        "padding": True,
        "truncation": True,
        "max_length": recipe.max_tokens,
        "return_tensors": "pt",
    }


def _tokens(tokenizer: Any, questions: list[str], recipe: Recipe) -> dict[str, Tensor]:
    tokens = tokenizer(questions, **_cut(recipe))
    return {name: tokens[name] for name in ("input_ids", "attention_mask")}


def _whole(reading: Reading) -> Reading:
    """Return logits in full precision, whatever the products were reckoned in."""
    return Reading(*(tensor.float() for tensor in reading))


def _targets(cases: Sequence[WorkedCase], labels: Labels, norms: Norms, marks: Tensor) -> Targets:
    columns = zip(*(target(case, labels, norms) for case in cases), strict=True)
    clauses, verdicts, polarities, states, weights = map(torch.tensor, columns)
    return Targets(clauses, verdicts, polarities, states, weights, twins_in(cases), marks)


def twins_in(cases: Sequence[WorkedCase]) -> Tensor:
    """Pair the rows of cases that tell one story with another verdict: (pairs, 2)."""
    pairs = [
        (row, column)
        for (row, one), (column, other) in combinations(enumerate(cases), 2)
        if one.scenario == other.scenario and one.verdict is not other.verdict
    ]
    return torch.tensor(pairs, dtype=torch.long).view(-1, 2)


def _marks(
    cases: Sequence[WorkedCase],
    questions: Sequence[str],
    offsets: Sequence[Sequence[Sequence[int]]],
    labels: Labels,
) -> Tensor:
    """Mark the tokens that tell of a condition; where slips have hidden the words, none."""
    marks = torch.zeros(len(cases), len(offsets[0]), len(labels.conditions))
    for row, (case, question) in enumerate(zip(cases, questions, strict=True)):
        for fact in case.conditions:
            start = question.lower().find(fact.words.lower()) if fact.words else -1
            if start < 0:
                continue
            column = labels.conditions.index(fact.condition)
            for place, (first, last) in enumerate(offsets[row]):
                if first < start + len(fact.words) and last > max(start, first):
                    marks[row, place, column] = 1.0
    return marks
