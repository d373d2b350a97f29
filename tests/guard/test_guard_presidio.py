"""Presidio behind its door: nothing is fetched, and what is missing is told in one line."""

import subprocess
import sys

from mayi import ROOT

# The first socket that anything opens ends the program.
OFF = """
import socket, sys
def refuse(*args, **kwargs): raise SystemExit("asked the network")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
"""
FETCHES = (
    OFF
    + """
from guard.presidio import Presidio
for alone in (False, True):
    found = Presidio(alone).see("mail bob@acme.com, call +48 601 234 567").found
    print(sorted({str(each.kind) for each in found}))
"""
)
MISSING = """
import sys
sys.modules["presidio_analyzer"] = None
from domain.errors import MayiError
from guard.guard import open_guard
try:
    open_guard().mask("hello")
except MayiError as error:
    print(error)
"""
LAZY = """
import sys
import guard.guard
guard.guard.open_guard()
print(*(name for name in ("spacy", "presidio_analyzer", "faker") if name in sys.modules))
"""


def _said(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_is_fetched() -> None:
    assert _said(FETCHES) == "['PHONE']\n['EMAIL', 'HOST', 'PHONE']\n"


def test_a_missing_package_is_one_line() -> None:
    assert _said(MISSING) == (
        "The privacy guard needs packages that are not installed (presidio_analyzer), and nothing "
        "is sent without it. Install them with: .venv/bin/python -m pip install -r "
        "requirements-model.txt\n"
    )


def test_nothing_is_loaded_before_the_first_text() -> None:
    assert _said(LAZY) == "\n"
