"""The corpus as read: everything an index is built from."""

from domain.case import WorkedCase
from domain.clause import Clause, Document, Instrument, LeftOut
from domain.norm import Divergence, Norm, NormCondition
from domain.record import Record


class Corpus(Record):
    """Instruments, their clauses, and what this project wrote about them.

    A user's own code has no norms, and the cases that its owner wrote. `texts` holds each
    document's whole text by file name; `fingerprint` is the sha256 of all that the corpus was read
    from.
    """

    fingerprint: str
    instruments: tuple[Instrument, ...]
    documents: tuple[Document, ...]
    clauses: tuple[Clause, ...]
    left_out: tuple[LeftOut, ...] = ()
    texts: dict[str, str] = {}
    norms: tuple[Norm, ...] = ()
    conditions: tuple[NormCondition, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    cases: tuple[WorkedCase, ...] = ()
