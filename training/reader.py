"""The reader: one encoder, and four judgements from one reading of a question."""

from typing import Any, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.data import Labels

SMOOTHING = 0.05
FAR = -1e4
TEMPERATURE = 0.1
ASKS = 2
"""Places at which a question may be put."""
SHOWN = 0.1
"""The share of the evidence in the loss."""
TOGETHER = 8
"""Questions encoded at once while learning."""
PARTED = 0.3
"""The share of the twins."""


class Reading(NamedTuple):
    """Logits; `states` has shape (batch, conditions, states).

    `attention` says where each condition looks: (batch, tokens, conditions), a distribution.
    """

    embedding: Tensor
    attention: Tensor
    clauses: Tensor
    verdicts: Tensor
    polarities: Tensor
    states: Tensor


class Targets(NamedTuple):
    clauses: Tensor
    verdicts: Tensor
    polarities: Tensor
    states: Tensor
    weights: Tensor
    twins: Tensor
    """Rows of two questions that tell one story with another verdict: (pairs, 2)."""
    marks: Tensor
    """1 where a token tells of a condition, in the shape of `attention`; all 0 where unknown."""


class Reader(nn.Module):
    """Multi-task heads over a sentence encoder.

    Topic is read from the mean of the tokens; verdict and act also from their maximum, where
    single words ("not", "without") survive, and from where the question is put. Each condition
    attends to the words that tell of it, which annotated cases show it.
    """

    def __init__(self, encoder: nn.Module, width: int, labels: Labels) -> None:
        super().__init__()
        self.encoder = encoder
        self.conditions, self.n_states = len(labels.conditions), len(labels.states)
        self.dropout = nn.Dropout(0.1)
        self.clauses = nn.Linear(width, len(labels.clauses) + 1)
        self.ask = nn.Linear(width, ASKS)
        self.verdicts = nn.Linear((2 + ASKS) * width, len(labels.verdicts))
        self.polarities = nn.Linear((2 + ASKS) * width, len(labels.polarities))
        self.attend = nn.Linear(width, self.conditions)
        self.evidence = nn.Parameter(torch.randn(self.conditions, self.n_states, width) * 0.02)
        self.states = nn.Linear(2 * width, self.conditions * self.n_states)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Reading:
        tokens = self._encoded(input_ids, attention_mask).float()
        mask = attention_mask.unsqueeze(-1).to(tokens.dtype)
        mean = (tokens * mask).sum(1) / mask.sum(1)
        peak = (tokens + (1 - mask) * FAR).amax(1)
        both = self.dropout(torch.cat([mean, peak], dim=1))
        asking = (self.ask(tokens) + (1 - mask) * FAR).softmax(1)
        asked = self.dropout(torch.einsum("bta,bth->bah", asking, tokens).flatten(1))
        attention = (self.attend(tokens) + (1 - mask) * FAR).softmax(1)
        seen = self.dropout(torch.einsum("btc,bth->bch", attention, tokens))
        states = torch.einsum("bch,csh->bcs", seen, self.evidence)
        states = states + self.states(both).view(-1, self.conditions, self.n_states)
        topic = self.clauses(self.dropout(mean))
        whole = torch.cat([both, asked], dim=1)
        verdicts, polarities = self.verdicts(whole), self.polarities(whole)
        return Reading(mean, attention, topic, verdicts, polarities, states)

    def _encoded(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return the state of each token: (batch, tokens, width).

        While it learns, questions of like length are encoded together: one long question among
        short ones would have most of a batch reckoned for padding.
        """
        if not self.training:
            encoded: Tensor = self.encoder(input_ids, attention_mask).last_hidden_state
            return encoded
        lengths = attention_mask.sum(1)
        order = lengths.argsort(stable=True)
        parts = []
        for start in range(0, len(order), TOGETHER):
            rows = order[start : start + TOGETHER]
            longest = int(lengths[rows].max())
            read = self.encoder(input_ids[rows, :longest], attention_mask[rows, :longest])
            missing = input_ids.shape[1] - longest
            parts.append(F.pad(read.last_hidden_state, (0, 0, 0, missing)))
        return torch.cat(parts)[order.argsort()]


def loss_of(reading: Reading, targets: Targets) -> Tensor:
    """Sum the judgements' cross-entropies and a supervised contrastive term over clauses."""
    total = _cross_entropy(reading.clauses, targets.clauses)
    total = total + _cross_entropy(reading.verdicts, targets.verdicts)
    total = total + 0.3 * _cross_entropy(reading.polarities, targets.polarities)
    total = total + _facts(reading.states, targets) + SHOWN * _shown(reading.attention, targets)
    total = total + PARTED * parting(reading.verdicts, targets)
    return total + 0.3 * _contrast(reading.embedding, targets.clauses)


def _cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(logits, target, label_smoothing=SMOOTHING)


def _facts(states: Tensor, targets: Targets) -> Tensor:
    each = F.cross_entropy(
        states.flatten(0, 1), targets.states.flatten(), label_smoothing=SMOOTHING, reduction="none"
    )
    weights = targets.weights.flatten()
    return (each * weights).sum() / weights.sum().clamp(min=1.0)


def _shown(attention: Tensor, targets: Targets) -> Tensor:
    """The surprise that a condition finds its words: -log of its attention on marked tokens."""
    known = targets.marks.any(1)
    if not bool(known.any()):
        return attention.sum() * 0
    return -((attention * targets.marks).sum(1)[known] + 1e-6).log().mean()


def parting(verdicts: Tensor, targets: Targets) -> Tensor:
    """What parts twins: each should lean to its own verdict, away from the other's, more than
    its twin does. All that they share cancels out, and only the changed fact is left to learn.
    """
    if not len(targets.twins):
        return verdicts.sum() * 0
    one, other = targets.twins.unbind(1)
    own, others = targets.verdicts[one], targets.verdicts[other]
    leans = verdicts[one, own] - verdicts[one, others]
    twin_leans = verdicts[other, own] - verdicts[other, others]
    return F.softplus(twin_leans - leans).mean()


def _contrast(embedding: Tensor, clauses: Tensor) -> Tensor:
    """Supervised contrastive loss (Khosla et al. 2020): questions of one clause draw together."""
    unit = F.normalize(embedding, dim=1)
    itself = torch.eye(len(unit), dtype=torch.bool)
    likeness = (unit @ unit.T / TEMPERATURE).masked_fill(itself, FAR)
    same = (clauses[:, None] == clauses[None]) & ~itself
    has = same.any(1)
    if not bool(has.any()):
        return embedding.sum() * 0
    rows = -(likeness.log_softmax(1) * same).sum(1)[has] / same.sum(1)[has]
    return rows.mean()


def probabilities(reading: Reading) -> dict[str, Any]:
    """Return the judgements as probabilities, and where each condition looked, by name."""
    return {
        "clauses": reading.clauses.softmax(1),
        "verdicts": reading.verdicts.softmax(1),
        "polarities": reading.polarities.softmax(1),
        "states": reading.states.softmax(2),
        "attention": reading.attention,
    }
