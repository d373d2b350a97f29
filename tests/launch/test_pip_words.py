"""What pip says: its steps in a few words, its failures with their cause."""

import pytest

from launch import pip_words


@pytest.mark.parametrize(
    ("line", "shows"),
    [
        ("Collecting torch==2.13.0 (from -r requirements.txt (line 30))", "looking up torch"),
        ("Collecting uvicorn[standard]>=0.18.3 (from chromadb)", "looking up uvicorn[standard]"),
        (
            "  Downloading torch-2.13.0-cp311-cp311-manylinux_2_28_x86_64.whl (197.3 MB)",
            "fetching torch 2.13.0 (197.3 MB)",
        ),
        (
            "  Using cached scikit_learn-1.9.1-cp311-cp311-macosx_12_0_arm64.whl (8.7 MB)",
            "fetching scikit_learn 1.9.1 (8.7 MB)",
        ),
        ("  Downloading PyPika-0.51.1.tar.gz (80 kB)", "fetching PyPika 0.51.1"),
        ("Processing ./wheels/tiny-1.0-py3-none-any.whl", "reading tiny 1.0"),
        ("  Building wheel for PyPika (pyproject.toml): started", "building PyPika"),
        ("Installing collected packages: a, b, c", "unpacking 3 packages"),
        ("Requirement already satisfied: numpy in ./lib", None),
        ("", None),
    ],
)
def test_steps(line: str, shows: str | None) -> None:
    assert pip_words.step(line) == shows


@pytest.mark.parametrize(
    ("said", "package", "why"),
    [
        (
            "ERROR: Could not find a version that satisfies the requirement chromadb==1.5.9"
            " (from versions: 0.1, 0.2)\nERROR: No matching distribution found for chromadb==1.5.9",
            "chromadb==1.5.9",
            "no version of it is published for this Python and machine",
        ),
        (
            "Collecting torch==2.13.0 (from -r r.txt)\nWARNING: Retrying (Retry(total=0)) after"
            " connection broken by 'NewConnectionError(...)': /simple/torch/\n"
            "ERROR: No matching distribution found for torch==2.13.0",
            "torch==2.13.0",
            "the package index cannot be reached",
        ),
        (
            "Collecting torch==2.13.0\n  Downloading torch-2.13.0-py3-none-any.whl (197.3 MB)\n"
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on"
            " device",
            "torch==2.13.0",
            "the disk is full",
        ),
        (
            "Collecting pypika\n  error: subprocess-exited-with-error\n"
            "ERROR: Failed building wheel for pypika",
            "pypika",
            "no ready-made package fits this Python, and building it failed",
        ),
        (
            "ERROR: Cannot install a==1 and b==2 because these package versions have conflicting"
            " dependencies.\nERROR: ResolutionImpossible: for help visit",
            "a==1 and b==2",
            "it cannot stand beside another package",
        ),
        (
            "Collecting a\nERROR: Exception:\npip._vendor.requests.exceptions.SSLError:"
            " certificate verify failed",
            "a",
            "the connection's certificate is not trusted",
        ),
        ("ERROR: The moon is in the way.", "A package", "The moon is in the way"),
        ("", "A package", "pip said nothing"),
    ],
)  # fmt: skip
def test_why_pip_failed(said: str, package: str, why: str) -> None:
    assert pip_words.cause(said.splitlines())[:2] == (package, why)
