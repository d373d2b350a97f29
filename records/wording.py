"""What a group of questions is about: its commonest words, as class-based TF-IDF weighs them."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

SHOWN, STEM = 4, 4
"""Words of a name, and letters that two of them may not begin with alike."""
WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,30}(?![^\W\d_])")
"""Letters alone, and no more than a word has."""
STOP = frozenset(
    """
    about after again against all also although always and another any anybody anyone anything are
    around asked asking back because been before being between both but came can cannot come could
    did does doesn doing done don down during each either else even ever every everybody everyone
    everything few first for from gets getting give given gives goes going gonna good got had has
    have haven having her here hers him his how however into isn its itself just keep kept know last
    least let lets like look made make makes making many may mayi might mine more most much must
    myself need needs never new next not nobody nothing now off okay once one only onto other others
    our ours out over own please put quite rather really said same say says she should shouldn since
    some somebody someone something still such sure take taken tell than that the their theirs them
    then there these they thing things think this those though through told too took two under until
    upon use used uses using very via want wants was wasn way well went were what when where whether
    which while who whole whom whose why will with within without won would wouldn yes yet you your
    yours yourself ask asks allowed allow fine right wrong per
    """.split()
)


def named(
    texts: Sequence[str], owners: Sequence[int], labels: Sequence[int], least: int
) -> Mapping[int, tuple[str, ...]]:
    """Name each group by words that `least` of its askers used; -1 is no group.

    A word's weight is tf(word in group) * log(1 + A / tf(word)), A being the mean number of words
    of a group (Grootendorst 2022, BERTopic, equation 1). A group without such a word is left out.
    """
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    users: dict[tuple[int, str], set[int]] = defaultdict(set)
    for text, owner, label in zip(texts, owners, labels, strict=True):
        for word in words(text) if label >= 0 else ():
            counts[label][word] += 1
            users[label, word].add(owner)
    overall = sum(counts.values(), Counter[str]())
    mean = overall.total() / max(len(counts), 1)
    weighed = {
        label: sorted(
            (-count * math.log(1 + mean / overall[word]), word)
            for word, count in own.items()
            if len(users[label, word]) >= least
        )
        for label, own in counts.items()
    }
    return {label: _distinct(word for _, word in best) for label, best in weighed.items() if best}


def _distinct(best: Iterable[str]) -> tuple[str, ...]:
    """The first few; "working" says nothing beside "work"."""
    kept: dict[str, str] = {}
    for word in best:
        kept.setdefault(word[:STEM], word)
    return tuple(kept.values())[:SHOWN]


def words(text: str) -> list[str]:
    """The words of a text that may say what it is about, in small letters."""
    return [word for word in WORD.findall(text.casefold()) if word not in STOP]
