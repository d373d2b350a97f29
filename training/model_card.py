"""The reader's model card, from what its weights say of themselves and the evaluation kept.

python -m training.model_card    writes models/reader/README.md anew
"""

import json
from collections.abc import Mapping
from typing import Any

import measured
from domain.evaluation import Evaluation, Share
from retrieval.reader import SHIPPED

CARD = SHIPPED / "README.md"
FIGURES = {
    "hit@1": "governing clause first",
    "hit@3": "among the first three",
    "verdict": "verdict right, of six",
    "twins": "both twins of a contrast pair, or all of a triad, right",
    "not_covered_precision": "not covered: precision",
    "not_covered_recall": "not covered: recall",
    "false_may": "“you may” where it is “you may not”",
}
_TEXT = """\
# The reader: model card

Reads a question in English about conduct at a managed-service provider into the governing clause,
the verdict, the act, the state of {conditions} conditions, and the words that tell of each. It is
shipped with mayi and means nothing for another code than the one in `corpus/`.

* **Base:** {base} ({licence}), sha256 of its safetensors `{base_sha256}`,
  the first {layers} layers, fine-tuned whole but for the word table.
* **Data:** {data}, written for this project; nothing of `evals/`.
* **Made by:** {made} (docs/decisions/0004).
* **Form:** ONNX, 8 bits a weight, a scale for every 64; {megabytes:.0f} MB.
* **sha256 of model.onnx:** `{sha256}`, checked before it is loaded.
* **Limits:** English only. It knows what its cases know; where the verdict turns on a single word
  in a long story it errs most. It is never shown alone: the norm's logic, the nearest cases and
  the caution of docs/decisions/0003 stand between it and an answer.

## Figures of the whole program with it

`python3 mayi.py evals`, {when}; k of n and the 95 % bootstrap interval. No question of these sets
was trained on. `fresh`, `probe` and `apart` were used to choose among readers and settings, or
looked at meanwhile; `unseen`, `late`, `guises` (attacks and disguises), `triads` (one story with
the deciding fact untold, told one way, and told the other) and `terms` (conditions that the asker
promises, unpaid bills, figures and dates to compare) were written by others, who had seen neither
these nor the cases nor the program. Of the last two only totals were looked at; what was wrong in
the three before was looked at before the latest cases were written.

| | {sets} |
|---|{rule}
{rows}
"""


def text(card: Mapping[str, Any], size: int, kept: Evaluation) -> str:
    """Return the card; `size` is that of the weights in bytes."""
    stages = _stages(card)
    return _TEXT.format(
        **{key: card[key] for key in ("base", "base_sha256", "layers", "licence")},
        conditions=len(card["labels"]["conditions"]),
        data=", then ".join(stage["trained_on"] for stage in stages),
        made=", then ".join(_made(stage) for stage in stages),
        megabytes=size / 1e6,
        sha256=card["sha256"]["model.onnx"],
        when=kept.when,
        sets=" | ".join(kept.sets),
        rule="---|" * len(kept.sets),
        rows="\n".join(_row(name, label, kept) for name, label in FIGURES.items()),
    )


def _stages(card: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the card, after those of the readers that it went on from."""
    return [*(_stages(card["before"]) if "before" in card else []), card]


def _made(stage: Mapping[str, Any]) -> str:
    further = " --further" if "before" in stage else ""
    recipe = stage["recipe"]
    return f"`python3 mayi.py train{further}` (seed {recipe['seed']}, {recipe['epochs']} epochs)"


def _row(name: str, label: str, kept: Evaluation) -> str:
    cells = [_shown(figures.get(name)) for figures in kept.sets.values()]
    return f"| {label} | {' | '.join(cells)} |"


def _shown(figure: object) -> str:
    if not isinstance(figure, Share) or not figure.n:
        return "–"
    return f"{figure.k} of {figure.n} ({100 * figure.low:.0f}–{100 * figure.high:.0f} %)"


def write() -> None:
    """Write the card of the weights that are shipped."""
    CARD.write_text(current(), "utf-8")


def current() -> str:
    """Return what the card of the weights that are shipped should say."""
    card = json.loads((SHIPPED / "card.json").read_text("utf-8"))
    return text(card, (SHIPPED / "model.onnx").stat().st_size, measured.load())


if __name__ == "__main__":
    write()
