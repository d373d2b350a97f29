"""Tokens and keys that can be told by their shape, and blobs that are long and random."""

import re
from collections.abc import Iterator

from guard.kinds import Found, Kind
from guard.patterns import pattern, sought

KEY, TOKEN, PASSWORD = Kind.KEY, Kind.TOKEN, Kind.PASSWORD
EDGE = r"(?<![A-Za-z0-9_])"

SHAPES = (
    pattern(
        KEY,
        r"-{4,5} ?BEGIN [A-Z0-9 ]{3,40}-{4,5}(?s:.*?)(?:-{4,5} ?END [A-Z0-9 ]{3,40}-{4,5}|\Z)",
        0,
    ),
    pattern(KEY, r"\b(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-[a-z0-9-]{3,20}) (?P<x>AAAA[\w+/=]{20,})"),
    pattern(KEY, EDGE + r"(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}(?![0-9A-Z])", 0),
    pattern(KEY, EDGE + r"AGE-SECRET-KEY-1[0-9A-Z]{20,}", 0),
    pattern(KEY, EDGE + r"AIza[\w-]{30,}", 0),
    pattern(KEY, r"\b(?:\d{6}-){7}\d{6}\b"),
    pattern(TOKEN, EDGE + r"(?:gh[pousr]_|github_pat_|glpat-|npm_|pypi-|hf_|dop_v1_|ya29\.|shpat_|"
                   r"dckr_pat_|sq0csp-|figd_|lin_api_|pul-|tfp_|NRAK-|ntn_|xapp-|xox[a-z]-|"
                   r"(?:sk|rk|pk|whsec)[_-](?:live_|test_|proj-|ant-|or-)?)[\w.-]{12,}", 0),
    pattern(TOKEN, EDGE + r"SG\.[\w-]{12,}\.[\w-]{12,}", 0),
    pattern(TOKEN, EDGE + r"eyJ[\w-]{8,}(?:\.[\w-]{4,}){1,4}", 0),
    pattern(TOKEN, EDGE + r"[\w.]{3}\dQ~[\w.~-]{28,}", 0),
    pattern(TOKEN, EDGE + r"\d{8,10}:[A-Za-z0-9_-]{35}(?![\w-])", 0),
    pattern(TOKEN, r"hooks\.slack\.com/(?:services|workflows)/(?P<x>[\w/]{10,})"),
    pattern(TOKEN, r"webhook\.office\.com/(?P<x>\S{10,})"),
    pattern(TOKEN, r"discord(?:app)?\.com/api/webhooks/(?P<x>[\w/-]{10,})"),
    pattern(PASSWORD, r"\$(?:\d[a-z]?|2[abxy]|argon2[id]{1,2}|y|apr1|sha512|nt)\$[^\s\"'<>,;]{6,}"),
    pattern(PASSWORD, r"\{(?:S?SHA(?:256|512)?|MD5|CRYPT)\}[\w+/=]{16,}"),
)  # fmt: skip

RUN = re.compile(r"(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{24,}={0,2}")
HEX = re.compile(r"(?<![A-Za-z0-9])(?:0x)?[0-9a-f]{32,}(?![A-Za-z0-9])", re.I)
GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
PIECE = 20
"""A path or a long name is made of words shorter than this; a blob is not."""


def tokens(text: str) -> Iterator[Found]:
    """Tokens, keys and blobs in a text as it looks."""
    yield from sought(SHAPES, text)
    for match in HEX.finditer(text):
        yield Found(Kind.KEY, *match.span())
    for match in RUN.finditer(text):
        if not GUID.fullmatch(match[0]) and _random(match[0]):
            yield Found(Kind.KEY, *match.span())


def _random(run: str) -> bool:
    longest = max(re.split(r"[/_-]", run), key=len)
    if len(longest) < PIECE:
        return False
    classes = (str.isupper, str.islower, str.isdigit)
    kinds = sum(any(map(kind, longest)) for kind in classes) + ("+" in run or run.endswith("="))
    return kinds >= 2 and any(map(str.isdigit, longest))
