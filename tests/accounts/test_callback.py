"""The real callback of the real page, before a provider that lies."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.accounts import provider as lies
from tests.accounts.provider import COOKIES, SECRET, Makes, Provider, running, saying, settings
from tests.browser.server import ROOT, free_port, served

IDENTITY = "_streamlit_user"


@pytest.fixture(scope="module")
def liar() -> Iterator[Provider]:
    with running() as provider:
        yield provider


@pytest.fixture(scope="module")
def mayi(liar: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """team.py, as `serve` starts it."""
    folder, port = tmp_path_factory.mktemp("team"), free_port()
    env = settings(liar.address, port, folder)
    log = folder / "streamlit.log"
    with served(ROOT / "team.py", log, port=port, env=env) as address:
        yield address
    _no_secret_in(folder)


def _no_secret_in(folder: Path) -> None:
    for path in folder.glob("*.log*"):
        said = path.read_text("utf-8")
        assert SECRET not in said and COOKIES not in said and "client_secret" not in said, path


@pytest.fixture
def visitor(liar: Provider, mayi: str) -> Iterator[httpx.Client]:
    """A browser without a page: it keeps cookies and follows redirects."""
    liar.forget()
    with httpx.Client(base_url=mayi, follow_redirects=True) as client:
        yield client


def begins(visitor: httpx.Client) -> httpx.Response:
    """Press "Sign in": the link carries the provider's name, signed with the cookies' secret."""
    claims = {"provider": "default", "exp": int(time.time()) + 60}
    ticket = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(COOKIES))
    return visitor.get("/auth/login", params={"provider": ticket})


def test_an_honest_provider_is_believed(visitor: httpx.Client, liar: Provider) -> None:
    assert begins(visitor).status_code == 200
    assert liar.tokens_asked == 1
    assert IDENTITY in visitor.cookies


# Three more that Streamlit lets through and mayi does not: tests/browser/test_journey_login.py.
LATER = int(time.time()) + 86_400
REFUSED: dict[str, Makes] = {
    "another key": lies.other_key,
    "alg none": lies.unsigned,
    "shared secret": lies.by_secret(SECRET.encode()),
    "public key as a secret": lies.by_public_key,
    "edited": lies.edited,
    "garbage": lies.garbage,
    "no token": lies.without,
    "expired": lies.later(-600),
    "no expiry": saying(exp=None),
    "not yet": saying(nbf=LATER),
    "other audience": saying(aud="other"),
    "other audiences": saying(aud=["other", "another"]),
    "no audience": saying(aud=None),
    "other issuer": saying(iss="https://evil.example"),
    "no issuer": saying(iss=None),
    "other nonce": saying(nonce="another"),
    "no nonce": saying(nonce=None),
    "no sub": saying(sub=None),
    "for another party": saying(azp="other"),
}


@pytest.mark.parametrize("how", REFUSED)
def test_a_token_that_is_not_right_lets_nobody_in(
    visitor: httpx.Client, liar: Provider, how: str
) -> None:
    liar.makes = REFUSED[how]
    begins(visitor)
    assert liar.tokens_asked == 1
    assert IDENTITY not in visitor.cookies


@pytest.mark.parametrize("how", ["public key as a secret", "shared secret"])
def test_nor_where_the_provider_says_that_it_signs_so(
    visitor: httpx.Client, liar: Provider, how: str
) -> None:
    liar.makes, liar.algorithms = REFUSED[how], ["RS256", "HS256"]
    begins(visitor)
    assert liar.tokens_asked == 1
    assert IDENTITY not in visitor.cookies


def test_a_token_takes_the_place_of_nobody_who_is_in(visitor: httpx.Client, liar: Provider) -> None:
    begins(visitor)
    liar.makes = lies.edited
    begins(visitor)
    assert IDENTITY not in visitor.cookies


def _came_back_to(response: httpx.Response) -> str:
    return next(str(each.url) for each in response.history if "oauth2callback" in str(each.url))


def test_a_callback_is_good_once(visitor: httpx.Client, liar: Provider) -> None:
    callback = _came_back_to(begins(visitor))
    visitor.cookies.delete(IDENTITY)
    visitor.get(callback)
    assert IDENTITY not in visitor.cookies
    assert liar.tokens_asked == 1


def test_a_callback_with_the_cookies_from_before_is_the_providers_to_refuse(
    visitor: httpx.Client, liar: Provider
) -> None:
    started = begins_only(visitor)
    before = dict(visitor.cookies)
    callback = visitor.get(started).history[-1]
    assert IDENTITY in visitor.cookies
    again = httpx.Client(base_url=visitor.base_url, cookies=before, follow_redirects=True)
    with again:
        again.get(str(callback.url))
        assert IDENTITY not in again.cookies
    assert liar.tokens_asked == 2


def begins_only(visitor: httpx.Client) -> str:
    """As far as the provider's door; its address."""
    claims = {"provider": "default", "exp": int(time.time()) + 60}
    ticket = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(COOKIES))
    found = visitor.get("/auth/login", params={"provider": ticket}, follow_redirects=False)
    return found.headers["Location"]


def test_a_callback_in_somebody_elses_browser_lets_nobody_in(
    visitor: httpx.Client, liar: Provider, mayi: str
) -> None:
    """Log-in CSRF: a link with the attacker's own code."""
    callback = _came_back_to(begins(visitor))
    with httpx.Client(base_url=mayi, follow_redirects=True) as victim:
        victim.get(callback)
        assert IDENTITY not in victim.cookies
        begins_only(victim)
        victim.get(callback)
        assert IDENTITY not in victim.cookies


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?state=x", "?code=x&state=x", "?error=access_denied&state=x"]
)
def test_a_callback_out_of_nowhere(visitor: httpx.Client, liar: Provider, query: str) -> None:
    assert visitor.get(f"/oauth2callback{query}").status_code == 200
    assert IDENTITY not in visitor.cookies
    assert liar.tokens_asked == 0


@pytest.mark.parametrize("secret", ["another-secret-0123456789", ""])
def test_a_forged_start_goes_nowhere(visitor: httpx.Client, secret: str) -> None:
    claims = {"provider": "default", "exp": int(time.time()) + 60}
    ticket = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(secret or "x" * 32))
    found = visitor.get(
        "/auth/login", params={"provider": ticket if secret else "x"}, follow_redirects=False
    )
    assert (found.status_code, found.headers["Location"]) == (302, "/")


def test_nobody_puts_the_page_into_a_frame(visitor: httpx.Client) -> None:
    assert visitor.get("/").headers["content-security-policy"] == "frame-ancestors 'self'"
