from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numbering import depth, is_dotted, label


@pytest.mark.parametrize(
    ("line", "printed", "words"),
    [
        ("• Members will", "", "Members will"),
        ("•Members will", "", "Members will"),
        ("- Members will", "", "Members will"),
        ("-Written agreements", "", "Written agreements"),
        ("– Members will", "", "Members will"),
        ("* Members will", "", "Members will"),
        ("4.2 Members will", "4.2", "Members will"),
        ("4.2. Members will", "4.2", "Members will"),
        ("4.2.1 Members will", "4.2.1", "Members will"),
        ("4. Members will", "4", "Members will"),
        ("4) Members will", "4", "Members will"),
        ("4.2 (a) members will", "4.2", "(a) members will"),
        ("(a) members will", "(a)", "members will"),
        ("(iv) members will", "(iv)", "members will"),
        ("a) members will", "a)", "members will"),
        ("IV. Gifts", "IV", "Gifts"),
        ("Article 7 Gifts", "Article 7", "Gifts"),
        ("ARTICLE VII: Gifts", "ARTICLE VII", "Gifts"),
        ("Article 7", "Article 7", ""),
        ("§ 3 Gifts", "§ 3", "Gifts"),
        ("§ 3.1a “Gifts”", "§ 3.1a", "“Gifts”"),
    ],
)
def test_a_label_is_told_from_its_words(line: str, printed: str, words: str) -> None:
    found = label(line)
    assert found is not None
    assert (found.printed, line[found.length :]) == (printed, words)


@pytest.mark.parametrize(
    "line",
    [
        "Members will",
        "3.5 million records are held",
        "Section 4 of this Code applies",
        "2007 was a good year",
        "-5 degrees",
        "*The association is large.",
        "I am bound by this",
        "e.g. a gift",
        "(see the 2019 Code) applies",
        "",
    ],
)
def test_a_sentence_has_no_label(line: str) -> None:
    assert label(line) is None


@given(st.text(alphabet=printable + "•§–“é\u2028\xa0", max_size=40))
def test_words_never_go_with_a_label(line: str) -> None:
    found = label(line)
    if found:
        assert 0 < found.length <= len(line)
        assert found.kind == ("number" if found.printed else "bullet")
        assert found.printed == line[: len(found.printed)]


@pytest.mark.parametrize(
    ("printed", "deep", "dotted"),
    [("4", 1, False), ("Article 7", 1, False), ("4.2", 2, True), ("(a)", 9, False)],
)
def test_depth(printed: str, deep: int, dotted: bool) -> None:
    assert (depth(printed), is_dotted(printed)) == (deep, dotted)
