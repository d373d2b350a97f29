"""Questions that are alike, found by average linkage over the encoder's vectors."""

from collections.abc import Iterable, Sequence

import numpy as np

from domain.overview import Cluster, Grouped
from retrieval.encoder import Encodes, Vectors

APART = 0.65
"""Questions of a cluster are nearer than this to each other on average, as 1 - cosine."""
ALIKE = 0.8
"""Clusters of different weeks whose centres have this cosine are one."""
DIGITS = 3


def grouped(texts: Sequence[str], encoder: Encodes, least: int) -> Grouped:
    """Group the texts; a group of fewer than `least` is none. The same texts give the same groups.

    Groups are numbered from the largest; a centre is the mean of its unit vectors.
    """
    if len(texts) < max(least, 2):
        return Grouped([-1] * len(texts), ())
    from scipy.cluster.hierarchy import fcluster, linkage  # half a second, and rarely needed

    vectors = _vectors(texts, encoder)
    found = fcluster(linkage(vectors, "average", metric="cosine"), APART, "distance")
    numbers, sizes = np.unique(found, return_counts=True)
    large = [int(each) for each in numbers[np.argsort(-sizes, kind="stable")]]
    large = [each for each in large if (found == each).sum() >= least]
    labels = [large.index(each) if each in large else -1 for each in found.tolist()]
    centres = [vectors[found == each].mean(axis=0).round(DIGITS).tolist() for each in large]
    return Grouped(labels, centres)


def _vectors(texts: Sequence[str], encoder: Encodes) -> Vectors:
    """Encode each different text once: people ask the same thing again."""
    different = list(dict.fromkeys(texts))
    place = {text: number for number, text in enumerate(different)}
    encoded = encoder.encode(different)
    return np.asarray(encoded[[place[text] for text in texts]], np.float64)


def plane(centres: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """Lay the centres out on a map: their first two principal components, between -1 and 1.

    Centres of different encoders have no place beside each other, and all lie in the middle.
    """
    if len(centres) < 2 or len({len(each) for each in centres}) > 1:
        return [(0.0, 0.0) for _ in centres]
    points = np.asarray(centres, float)
    points = points - points.mean(axis=0)
    left, sizes, _ = np.linalg.svd(points, full_matrices=False)
    flat = np.zeros((len(points), 2))
    kept = min(2, len(sizes))
    flat[:, :kept] = left[:, :kept] * sizes[:kept]
    flat *= np.where(flat[np.abs(flat).argmax(axis=0), [0, 1]] < 0, -1, 1)  # SVD's sign is free
    largest = np.abs(flat).max() or 1.0
    return [(round(float(x), 3), round(float(y), 3)) for x, y in flat / largest]


def joined(clusters: Iterable[Cluster]) -> list[Cluster]:
    """Put clusters of different weeks together that lie in one place; the largest comes first.

    It keeps the words and the place of the largest of them.
    """
    kept: list[Cluster] = []
    for each in sorted(clusters, key=lambda each: (-each.questions, each.words)):
        like = next((at for at, one in enumerate(kept) if _cosine(one, each) >= ALIKE), None)
        if like is None:
            kept.append(each)
            continue
        total = kept[like].questions + each.questions
        kept[like] = kept[like].model_copy(update={"questions": total})
    return sorted(kept, key=lambda each: (-each.questions, each.words))


def _cosine(one: Cluster, other: Cluster) -> float:
    if len(one.centre) != len(other.centre):  # another encoder was named in the settings since
        return 0.0
    first, second = np.asarray(one.centre), np.asarray(other.centre)
    return float(first @ second / (np.linalg.norm(first) * np.linalg.norm(second) or 1.0))
