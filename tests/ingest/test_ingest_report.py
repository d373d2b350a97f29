import pytest

from config import ROOT
from ingest.clauses import derive
from ingest.report import report


@pytest.fixture(scope="module")
def lines() -> tuple[str, ...]:
    return report(derive(ROOT / "corpus"))


def test_it_counts(lines: tuple[str, ...]) -> None:
    assert lines[:9] == (
        "netimage-code-of-ethics.txt (received from: NETiMAGE, its web page on the code of ethics)",
        "  msp-code: 26 clauses, sections: 7",
        "mspalliance-standards-and-code.txt"
        " (received from: MSPAlliance, its web page on standards and the code)",
        "  publisher-page: 8 clauses, sections: 6",
        "  msp-code: the other wording of 26 clauses",
        "duty-of-care.txt (received from: not named in the copy)",
        "  duty-of-care: 11 clauses, sections: 2",
        "press-article-on-the-code.txt (received from: not named in the copy)",
        "  press-article: 11 clauses, sections: 1",
    )


@pytest.mark.parametrize(
    "line",
    [
        "  mspalliance-standards-and-code.txt: 'MSP News': the heading of the newsletter box",
        "  mspalliance-standards-and-code.txt: headings, which are kept as titles of sections: 13",
        "  msp-code/1.2: 'This' reads 'The' (mspalliance-standards-and-code.txt)",
        "  msp-code/1.2: the other copy adds 'their' (mspalliance-standards-and-code.txt)",
        "  msp-code/2.5: 'colleagues' reads 'colleagues.' (mspalliance-standards-and-code.txt)",
        "  the heading of section 5 of msp-code in this copy reads"
        " 'Cloud Computing & Manage Service Profession', cited as 'Managed Services Profession'"
        " (mspalliance-standards-and-code.txt)",
        "  duty-of-care/2.2 spells out duty-of-care/1.1 and duty-of-care/1.2",
    ],
)
def test_it_tells(lines: tuple[str, ...], line: str) -> None:
    assert line in lines


def test_each_line_is_one_line(lines: tuple[str, ...]) -> None:
    assert not any("\n" in line for line in lines)
