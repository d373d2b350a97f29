"""Questions that are alike are found together, each time the same."""

import random
from collections.abc import Sequence

import numpy as np
import pytest

from domain.overview import Cluster
from evals.crowd import THEMES
from retrieval.clusters import grouped, joined, plane
from retrieval.encoder import OnnxEncoder, Vectors


class Angles:
    """A text is an angle in degrees; its vector points there."""

    name = fingerprint = "angles"

    def encode(self, texts: Sequence[str]) -> Vectors:
        angles = np.deg2rad([float(text) for text in texts])
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


@pytest.mark.parametrize(
    ("texts", "least", "labels"),
    [
        (["0", "90", "1", "91", "92"], 2, [1, 0, 1, 0, 0]),
        (["0", "90", "1", "91", "92"], 3, [-1, 0, -1, 0, 0]),
        (["0", "0", "0"], 3, [0, 0, 0]),
        (["0", "180"], 2, [-1, -1]),
        (["0"], 1, [-1]),
        ([], 1, []),
    ],
)
def test_groups(texts: list[str], least: int, labels: list[int]) -> None:
    assert list(grouped(texts, Angles(), least).labels) == labels


def test_a_centre_is_where_its_texts_lie() -> None:
    assert grouped(["90", "90", "0"], Angles(), 2).centres == [[0.0, 1.0]]


def test_the_shipped_encoder_finds_what_people_ask_about() -> None:
    texts = [text for theme in THEMES for text in theme]
    themes = [place for place, theme in enumerate(THEMES) for _ in theme]
    order = list(range(len(texts)))
    random.Random(0).shuffle(order)
    found = grouped([texts[at] for at in order], OnnxEncoder(), 2)
    pairs = {(themes[at], label) for at, label in zip(order, found.labels, strict=True)}
    groups = [label for _, label in pairs if label >= 0]
    assert len(groups) == len(set(groups))  # no group holds questions of two themes
    assert {theme for theme, label in pairs if label >= 0} == set(range(len(THEMES)))


def test_a_map_is_the_same_each_time_and_keeps_to_its_frame() -> None:
    centres = np.random.default_rng(0).normal(size=(6, 8)).tolist()
    places = plane(centres)
    assert places == plane(centres)
    assert max(abs(each) for place in places for each in place) == 1


@pytest.mark.parametrize(
    ("centres", "places"),
    [
        ([], []),
        ([[1.0, 2.0]], [(0.0, 0.0)]),
        ([[0.0, 0.0], [2.0, 0.0]], [(-1.0, 0.0), (1.0, 0.0)]),
        ([[1.0, 1.0], [1.0, 1.0]], [(0.0, 0.0), (0.0, 0.0)]),
        ([[1.0], [1.0, 2.0]], [(0.0, 0.0), (0.0, 0.0)]),
        ([[0.0], [1.0], [2.0]], [(-1.0, 0.0), (0.0, 0.0), (1.0, 0.0)]),
    ],
)
def test_a_map(centres: list[list[float]], places: list[tuple[float, float]]) -> None:
    assert [(abs(x), y) for x, y in plane(centres)] == [(abs(x), y) for x, y in places]


def cluster(word: str, questions: int, *centre: float) -> Cluster:
    return Cluster(words=(word,), questions=questions, centre=centre)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([], []),
        ([cluster("dog", 5, 1, 0), cluster("leash", 7, 0.9, 0.1)],
         [cluster("leash", 12, 0.9, 0.1)]),
        ([cluster("dog", 5, 1, 0), cluster("home", 5, 0, 1)],
         [cluster("dog", 5, 1, 0), cluster("home", 5, 0, 1)]),
        ([cluster("dog", 5, 0, 0), cluster("home", 5, 0, 0)],
         [cluster("dog", 5, 0, 0), cluster("home", 5, 0, 0)]),
        ([cluster("dog", 5, 1, 0), cluster("dog", 5, 1, 0, 0)],
         [cluster("dog", 5, 1, 0), cluster("dog", 5, 1, 0, 0)]),
    ],
)  # fmt: skip
def test_clusters_of_different_weeks(given: list[Cluster], kept: list[Cluster]) -> None:
    assert joined(given) == kept
