"""Reads what pip says: each line into a step to show, a failure into its cause and remedy."""

import re
from collections.abc import Sequence
from typing import NamedTuple

UNPACKING = "Installing collected packages:"
NETWORK = "Check the internet connection (behind a proxy: set HTTPS_PROXY) and start again."
PYTHON = "Use a Python for which it is published (3.11 to 3.13 are sure) and start again."
AGAIN = "Start again; if it stays so, remove the .venv folder first."

STEPS = (
    (r"Collecting ([\w.\-\[\]]+)", "looking up {0}"),
    (r"(?:Downloading|Using cached) \S*?([\w.]+)-([\w.!+]+)-\S+\.whl \(([\d.]+ [kMG]B)\)",
     "fetching {0} {1} ({2})"),
    (r"(?:Downloading|Using cached) \S*?([\w.\-]+)-([\d][\w.!+]*)\.(?:tar\.gz|zip)",
     "fetching {0} {1}"),
    (r"Building wheel for ([\w.\-]+)", "building {0}"),
    (r"Processing \S*?([\w.]+)-([\w.!+]+)-\S+\.whl", "reading {0} {1}"),
)  # fmt: skip


class Cause(NamedTuple):
    """Why an installation failed: the package, the reason, and what to try."""

    package: str
    why: str
    remedy: str


# The first pattern found anywhere in what pip said is the cause; the most telling stand first.
CAUSES = (
    (r"No space left on device|Errno 28|Disk quota exceeded", "the disk is full",
     "Free some space (about 4 GB are needed) and start again."),
    (r"CERTIFICATE_VERIFY_FAILED|SSLError", "the connection's certificate is not trusted",
     "Behind a company proxy, set PIP_CERT to its certificate file and start again."),
    (r"407 Proxy|ProxyError", "the proxy refused the connection",
     "Set HTTPS_PROXY with the proxy's address, name and password, and start again."),
    (r"NewConnectionError|NameResolutionError|ConnectTimeoutError|Read timed out|ReadTimeout"
     r"|Connection (?:refused|reset)|ConnectionResetError|ProtocolError|IncompleteRead",
     "the package index cannot be reached", NETWORK),
    (r"HTTP error (\d+)|(\d{3}) (?:Client|Server) Error",
     "the package index answered with an error", NETWORK),
    (r"DO NOT MATCH THE HASHES|Hash mismatch|has an invalid wheel|BadZipFile|zipfile",
     "its download is damaged", AGAIN),
    (r"ResolutionImpossible|conflicting dependencies", "it cannot stand beside another package",
     "Restore requirements.txt as it was published and start again."),
    (r"Permission denied|Errno 13|WinError 5", "a file could not be written",
     "Close every mayi, allow writing to its folder, and start again."),
    (r"Invalid requirement|Could not open requirements file", "the requirement cannot be read",
     "Restore requirements.txt as it was published and start again."),
    (r"Failed building wheel|subprocess-exited-with-error|metadata-generation-failed",
     "no ready-made package fits this Python, and building it failed", PYTHON),
    (r"Requires-Python|Could not find a version|No matching distribution",
     "no version of it is published for this Python and machine", PYTHON),
)  # fmt: skip

NAMED = (
    r"No matching distribution found for ([^\s(;]+)",
    r"Could not find a version that satisfies the requirement ([^\s(;]+)",
    r"Failed building wheel for ([^\s(;]+)",
    r"Failed to build ([\w.\-]+)",
    r"Cannot install (.+?) because",
    r"Invalid requirement: '?([^'(\n]+?)'?(?: |:|$)",
    r"url: \S*?/simple/([\w.\-]+)/?",
)


def step(line: str) -> str | None:
    """What pip is doing, in a few words; None for a line that says nothing to a person."""
    line = line.strip()
    if line.startswith(UNPACKING):
        return f"unpacking {line.count(',') + 1} packages"
    for pattern, words in STEPS:
        if found := re.match(pattern, line):
            return words.format(*found.groups())
    return None


def cause(lines: Sequence[str]) -> Cause:
    """Why pip failed, from everything it said."""
    said = "\n".join(lines)
    package = _package(lines)
    for pattern, why, remedy in CAUSES:
        if re.search(pattern, said):
            return Cause(package, why, remedy)
    return Cause(package, _last_error(lines), AGAIN)


def _package(lines: Sequence[str]) -> str:
    said = "\n".join(lines)
    for pattern in NAMED:
        if found := re.search(pattern, said):
            return found.group(1)
    collected = [found[1] for line in lines if (found := re.match(r"\s*Collecting (\S+)", line))]
    return collected[-1] if collected else "A package"


def _last_error(lines: Sequence[str]) -> str:
    errors = [line.strip() for line in lines if re.match(r"\s*(ERROR|error):", line)]
    last = (errors or [line.strip() for line in lines if line.strip()] or ["pip said nothing"])[-1]
    return re.sub(r"^(?:ERROR|error): *", "", last).rstrip(".")
