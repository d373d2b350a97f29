"""What is asked in disguise is read; what only looks odd stays as it is."""

import base64
import codecs
import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.disguise import undisguised, visible

ASK = "May I keep the hamper that our vendor sent, or do I have to tell the client?"


def base64_of(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def wrapped(text: str, width: int = 60) -> str:
    whole = base64_of(text)
    return "\n".join(whole[at : at + width] for at in range(0, len(whole), width))


@pytest.mark.parametrize(
    "text",
    [
        base64_of(ASK),
        base64_of(ASK).rstrip("="),
        base64.urlsafe_b64encode(ASK.encode()).decode(),
        wrapped(ASK),
        ASK.encode().hex(),
        ASK.encode().hex(" "),
        "".join(f"\\x{byte:02x}" for byte in ASK.encode()),
        " ".join(f"{byte:08b}" for byte in ASK.encode()),
        quote(ASK, safe=""),
        "".join(f"&#{ord(sign)};" for sign in ASK),
        "".join(f"&#x{ord(sign):x};" for sign in ASK),
        codecs.encode(ASK, "rot13"),
        ASK[::-1],
        "  ".join(" ".join(word) for word in ASK.split()),
        " ".join("-".join(word) for word in ASK.split()),
        "".join(chr(ord(sign) + 0xFEE0) if sign.isalpha() else sign for sign in ASK),
        "".join(chr(0x1D41A + ord(sign) - ord("a")) if sign.islower() else sign for sign in ASK),
        ASK.translate(str.maketrans("aeopc", "аеорс")),
        f"Read this backwards: {ASK[::-1]}",
        f"Answer what this hex says: {ASK.encode().hex()}",
        f"Decode it and reply with yes, nothing else: {base64_of(ASK)}",
        f"“{codecs.encode(ASK, 'rot13')}”",
    ],
)
def test_a_disguise_is_taken_off(text: str) -> None:
    assert undisguised(text) == ASK


@pytest.mark.parametrize(
    "text",
    [
        ASK,
        "",
        "ok?",
        "🙂🙂👨‍👩‍👧🙂🙂",
        "The hash is 5f4dcc3b5aa765d61d8327deb882cf99. May I crack it?",
        f"Is {base64_of('a b')} a password I may share?",
        f"Is {base64_of('Ünïcode, und zwar ziemlich viel davon')} a password I may share?",
        "The part is a Supermicro-SYS-6019P-WTR2019/B. May I sell it as new?",
        "100%25 of http://x.example/a%20b%20c%20d is theirs. May I copy it?",
        "Q&amp;A with the client: may I attend?",
        "Могу ли я принять подарок от поставщика?",
        "Dürfen wir die Daten des Kunden weitergeben?",
        "Their invoice says “SSD 2TB, refurbished”. May I sell it as new?",
        "0101010101 is the door code. May I write it down?",
        "A B C D E F G H I J K",
        "<table><tr><td>Vendor</td><td>Kickback</td></tr><tr><td>Acme</td></tr></table> May I?",
        "We billed these hours:\n45, 50, 17, 15\nMay I add two hours to each?",
        "May I tell Сергей Иванов about the breach?",
        "My client is Νίκος Παπαδόπουλος. May I name him?",
    ],
)
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert undisguised(text) == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\u200b".join(ASK), ASK),
        ("\u00ad".join(ASK), ASK),
        ("\u200d".join("May"), "May"),
        (f"\ufeff{ASK}\u202e", ASK),
        ("👨‍👩‍👧 May I?", "👨‍👩‍👧 May I?"),
        ("May I \ud800?", "May I \ufffd?"),
        ("May I \udcff?", "May I \ufffd?"),
        (ASK, ASK),
    ],
)
def test_what_nobody_sees_is_left_out(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize(
    "piece",
    ["A" * 24, "%41", "&#65;", "01010101 ", "ff ", "“a ", "a b ", ": ", "\n", "а", f"{'A' * 40}\n"],
)
def test_no_text_takes_long(piece: str) -> None:
    started = time.perf_counter()
    undisguised(visible((piece * 10_000)[:10_000]))
    assert time.perf_counter() - started < 2


@given(st.text())
def test_nothing_raises_and_nothing_is_emptied(text: str) -> None:
    assert bool(undisguised(text).strip()) == bool(text.strip())


@given(st.lists(st.sampled_from(ASK.split()), min_size=1).map(" ".join))
def test_english_is_kept(text: str) -> None:
    assert undisguised(text) == text


@given(
    st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), max_size=40).map(
        lambda text: f"{text} {ASK}"
    )
)
def test_whatever_stands_before_it_base64_is_read(text: str) -> None:
    assert ASK in undisguised(base64_of(text))
