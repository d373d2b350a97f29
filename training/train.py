"""Trains the reader: on folds to measure it, on all cases to ship it.

python3 mayi.py train --folds 5    cross-validation, written to .mayi/training
python3 mayi.py train              fit on everything, export to models/reader
python3 mayi.py train --further    teach the shipped reader what it has wrong, export it again
"""

import json
import os
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

import config
from domain.case import WorkedCase
from domain.corpus import Corpus
from ingest.sources import load_corpus
from retrieval.encoder import open_encoder
from retrieval.reader import SHIPPED, OnnxReader
from training import model_card
from training.bases import weights_of
from training.data import Labels, folds, labels_of
from training.fit import Parameters, Recipe, fit, read
from training.further import FURTHER, check_labels, lesson, misread


def main(args: Namespace) -> int:
    """Fit on all cases and export, or on folds to measure; the exit code."""
    torch.set_num_threads(os.cpu_count() or 1)
    settings = config.load()
    corpus = load_corpus(settings.corpus)
    recipe = FURTHER if args.further else Recipe(base=args.base)
    if args.epochs:
        recipe = recipe._replace(epochs=args.epochs)
    out = settings.index.parent / "training"
    out.mkdir(parents=True, exist_ok=True)
    if args.folds:
        cross_validate(corpus, recipe, args.folds, args.only or args.folds, out)
        return 0
    from training.export import export  # needs onnx, which measuring does not

    weights, labels = weights_of(recipe.base, out), labels_of(corpus.cases)
    start = shipped(corpus, labels, recipe.seed) if args.further else Start(corpus.cases)
    fitted = fit(weights, start.cases, corpus, labels, recipe, report, start.begun)
    export(fitted, labels, len(start.cases), start.before)
    model_card.write()
    report("Written to models/reader. Measure it with: python3 mayi.py evals --keep")
    return 0


class Start(NamedTuple):
    """What is learned, and the parameters and the card of the reader that learns it, if any."""

    cases: Sequence[WorkedCase]
    begun: Parameters | None = None
    before: dict[str, Any] | None = None


def shipped(corpus: Corpus, labels: Labels, seed: int) -> Start:
    """Have the shipped reader go on with the cases that it has wrong.

    Raises EncoderFault when it has no place for what the cases speak of.
    """
    from training.shipped import parameters  # needs onnx as well

    card = json.loads((SHIPPED / "card.json").read_text("utf-8"))
    check_labels(labels, card["labels"])
    cases = lesson(corpus.cases, misread(OnnxReader(), corpus.cases, report), seed)
    report(f"It is taught {len(cases):,} cases, those of their stories and others among them.")
    return Start(cases, parameters(SHIPPED / "model.onnx"), card)


def report(line: str) -> None:
    print(line, flush=True)


def cross_validate(corpus: Corpus, recipe: Recipe, count: int, only: int, out: Path) -> None:
    """Fit on all folds but one, read the one left out, for the first `only`; keep what was read.

    Writes fold-<n>.npz with the judgements (rows in the order of `ids`), and fold-<n>.json.
    """
    cases = corpus.cases
    labels = labels_of(cases)
    weights = weights_of(recipe.base, out)
    vectors = open_encoder("shipped").encode([case.question for case in cases])
    fold = folds(cases, vectors, count, recipe.seed)
    for number in range(only):
        apart = [case for case, each in zip(cases, fold, strict=True) if each == number]
        rest = [case for case, each in zip(cases, fold, strict=True) if each != number]
        report(f"fold {number}: {len(rest)} cases to learn from, {len(apart)} held apart")
        fitted = fit(weights, rest, corpus, labels, recipe, report)
        judged = read(fitted, [case.question for case in apart])
        np.savez(out / f"fold-{number}.npz", **judged)  # type: ignore[arg-type]
        ids = [case.id for case in apart]
        (out / f"fold-{number}.json").write_text(
            json.dumps({"ids": ids, "labels": labels.model_dump(mode="json")}), "utf-8"
        )
