"""A team at its own identity provider; and who tries to get in past it."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from itsdangerous import URLSafeTimedSerializer
from playwright.sync_api import Browser, expect

from tests.accounts import provider as lies
from tests.accounts.provider import COOKIES, Makes, Provider, running, saying, settings
from tests.browser.reader import PATIENCE, Reader, new_tab
from tests.browser.server import ROOT, free_port, served

TEAM = ROOT / "tests" / "browser" / "served_team.py"
ADA = {"sub": "7", "name": "Ada Admin", "email": "ada@example.com", "email_verified": True}
BEN = {"sub": "8", "name": "Ben <b>Bold</b>", "email": "ben@example.com", "email_verified": True}
OUT = "You cannot come in with this account: "
Opens = Callable[..., Reader]


@pytest.fixture(scope="module")
def at_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A team's page whose provider is a real one, with a page of its own to log in."""
    folder, port = tmp_path_factory.mktemp("provider"), free_port()
    with _provider(folder / "provider.log") as issuer:
        env = settings(issuer, port, folder)
        with served(TEAM, folder / "team.log", port=port, env=env) as address:
            yield address


@contextmanager
def _provider(log: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    for who in (ADA, BEN):
        command += ["--user-claims", json.dumps(who)]
    with (
        log.open("w") as output,
        subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT) as process,
    ):
        issuer = f"http://127.0.0.1:{port}"
        until = time.monotonic() + 30
        while not _answers(f"{issuer}/jwks"):
            assert time.monotonic() < until and process.poll() is None, log.read_text()
            time.sleep(0.1)
        yield issuer
        process.terminate()


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2):
            return True
    except (URLError, OSError):
        return False


@pytest.fixture(scope="module")
def liar() -> Iterator[Provider]:
    with running() as provider:
        yield provider


@pytest.fixture(scope="module")
def at_liar(liar: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("liar"), free_port()
    env = settings(liar.address, port, folder)
    with served(TEAM, folder / "team.log", port=port, env=env) as address:
        yield address


@pytest.fixture
def opens(browser: Browser) -> Iterator[Opens]:
    """A browser of somebody's own, at an address."""
    contexts = []

    def at(base: str, width: int = 1280) -> Reader:
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        return Reader(new_tab(context), base, [])

    yield at
    for context in contexts:
        context.close()


def signs_in(person: Reader, who: dict[str, object]) -> Reader:
    person.opens().presses("Sign in")
    person.tab.get_by_role("button", name=str(who["sub"]), exact=True).click()
    expect(person.tab.locator(".mayi-who")).to_contain_text(str(who["name"]), timeout=PATIENCE)
    return person


def pages(person: Reader) -> list[str]:
    expect(person.tab.get_by_role("button", name="About", exact=True)).to_be_visible()
    return person.offers("Office")


def test_a_team_signs_in_and_its_administrator_says_who_is_what(
    opens: Opens, at_provider: str
) -> None:
    ben = opens(at_provider).opens("/audit")
    expect(ben.tab.get_by_role("button", name="Sign in")).to_be_visible(timeout=2 * PATIENCE)
    expect(ben.tab.get_by_text("How it decides")).to_have_count(0)
    signs_in(ben, BEN)
    expect(ben.tab.locator(".mayi-who")).to_have_text("Signed in as Ben <b>Bold</b> member")
    assert pages(ben) == []
    ben.asks("Can I keep the hamper?")
    expect(ben.banner).to_contain_text("You may not")

    ada = signs_in(opens(at_provider), ADA)
    expect(ada.tab.locator(".mayi-who")).to_contain_text("member · admin")
    ada.goes("Office", "People")
    ada.tab.get_by_label("Account to change").click()
    ada.tab.keyboard.type("Ben")
    ada.tab.keyboard.press("Enter")
    expect(ada.tab.get_by_role("heading", name="Ben")).to_be_visible()
    ada.tabs_to("Officer").tab.keyboard.press("Space")
    ada.tabs_to("Keep these roles").tab.keyboard.press("Enter")
    expect(ada.tab.get_by_role("status")).to_have_text("Ben <b>Bold</b> is now: member, officer.")

    ben.tab.get_by_role("link", name="Documents").click()
    expect(ben.tab.locator(".mayi-who")).to_contain_text("member · officer")
    ben.goes("Office", "Audit log")
    expect(ben.tab.get_by_text("Verified: whole.")).to_be_visible()
    expect(ben.tab.get_by_role("row").nth(1)).to_contain_text("Ada Adminroles set")

    ada.presses("Switch off")
    expect(ada.tab.get_by_role("status")).to_contain_text("is let in no more")
    ben.presses("Verify again")
    expect(ben.tab.get_by_role("alert")).to_have_text(
        "This account is switched off. Ask an administrator of mayi."
    )
    expect(ben.tab.get_by_text("How it decides")).to_have_count(0)


def test_signing_out_is_being_out(opens: Opens, at_provider: str) -> None:
    ada = signs_in(opens(at_provider, 400), ADA)
    assert ada.overflow() <= 0
    ada.presses("Sign out")
    ada.tab.get_by_role("button", name="End session").click()
    ada.opens("/people")
    expect(ada.tab.get_by_role("button", name="Sign in")).to_be_visible()
    assert not [each for each in ada.tab.context.cookies() if "user" in each["name"]]


LET_THROUGH: dict[str, tuple[Makes, str]] = {
    "unsigned, as the provider allows": (lies.unsigned, f"{OUT}its token is not signed"),
    "for another program": (
        saying(aud="other", azp="mayi"),
        f"{OUT}it was made for another program",
    ),
    "expired a minute ago": (lies.later(-60), "Your sign-in has expired"),
}


@pytest.mark.parametrize("how", LET_THROUGH)
def test_what_streamlit_lets_through_is_refused_here(
    opens: Opens, at_liar: str, liar: Provider, how: str
) -> None:
    liar.forget()
    liar.algorithms = ["RS256", "none"]
    liar.makes, says = LET_THROUGH[how]
    person = opens(at_liar).opens().presses("Sign in")
    expect(person.tab.get_by_role("alert")).to_contain_text(says, timeout=PATIENCE)
    expect(person.tab.get_by_text("How it decides")).to_have_count(0)


def comes_in(person: Reader) -> Reader:
    """Sign in where the provider asks nothing."""
    person.opens().presses("Sign in")
    expect(person.tab.locator(".mayi-who")).to_contain_text("Ann Asker", timeout=PATIENCE)
    return person


def test_a_sign_in_that_runs_out_is_out_at_the_next_click(
    opens: Opens, at_liar: str, liar: Provider
) -> None:
    liar.forget()
    began = time.monotonic()
    comes_in(opens(at_liar))
    holds = 3 + 3 * int(time.monotonic() - began)  # long enough to come in, on a busy machine too
    liar.makes = lies.later(holds)
    person = comes_in(opens(at_liar))
    person.tab.wait_for_timeout(1_000 * holds)
    person.tab.get_by_role("link", name="Documents").click()
    expect(person.tab.get_by_role("alert")).to_have_text("Your sign-in has expired. Sign in again.")
    liar.makes = lies.honest
    person.presses("Sign in")
    expect(person.tab.locator(".mayi-who")).to_contain_text("Ann Asker", timeout=PATIENCE)


def _signed(secret: str, name: str, value: object) -> str:
    serializer = URLSafeTimedSerializer(secret, salt=name)
    made = serializer.dumps(json.dumps(value))
    return made if isinstance(made, str) else made.decode()


def _cookies(base: str, secret: str = COOKIES, **said: object) -> list[dict[str, str]]:
    """The two cookies of somebody who is in; `said` is what the token says otherwise."""
    claims = {
        "iss": said.pop("issuer", ""), "aud": "mayi", "sub": "boss", "exp": time.time() + 600,
        "name": "The Boss",
    } | said  # fmt: skip
    token = f"{lies.part({'alg': 'RS256'})}.{lies.part(claims)}.c2lnbmVk"
    user = claims | {"origin": said.get("origin", base), "is_logged_in": True}
    values = {"_streamlit_user": user, "_streamlit_user_tokens": {"id_token": token}}
    return [
        {"name": name, "value": _signed(secret, name, value), "url": base}
        for name, value in values.items()
    ]


def test_cookies_with_the_servers_own_secret_are_believed(
    opens: Opens, at_liar: str, liar: Provider
) -> None:
    """So that the refusals below are refused for what they are."""
    person = opens(at_liar)
    person.tab.context.add_cookies(_cookies(at_liar, issuer=liar.address))  # type: ignore[arg-type]
    boss = person.opens().tab.locator(".mayi-who")
    expect(boss).to_contain_text("The Boss", timeout=PATIENCE)


@pytest.mark.parametrize(
    ("said", "shows"),
    [
        ({"secret": "another-secret-of-the-same-length-012"}, "Sign in"),
        ({"origin": "https://mayi.example.com"}, "Sign in"),
        ({"exp": 1_700_000_000}, "Your sign-in has expired. Sign in again."),
        ({"issuer": "https://evil.example"}, f"{OUT}it comes from another identity provider"),
        ({"aud": "other"}, f"{OUT}it was made for another program"),
    ],
)
def test_a_forged_or_stale_cookie_lets_nobody_in(
    opens: Opens, at_liar: str, liar: Provider, said: dict[str, str], shows: str
) -> None:
    person = opens(at_liar)
    made = _cookies(at_liar, **{"issuer": liar.address, **said})
    person.tab.context.add_cookies(made)  # type: ignore[arg-type]
    expect(person.opens().tab.get_by_text(shows).first).to_be_visible(timeout=PATIENCE)
    expect(person.tab.get_by_text("The Boss")).to_have_count(0)
    expect(person.tab.get_by_text("How it decides")).to_have_count(0)


def test_an_edited_cookie_lets_nobody_in(opens: Opens, at_liar: str, liar: Provider) -> None:
    person = opens(at_liar)
    user, token = _cookies(at_liar, issuer=liar.address)
    body, rest = user["value"].split(".", 1)
    user["value"] = f"{body[:-4]}AAAA.{rest}"
    person.tab.context.add_cookies([user, token])  # type: ignore[list-item]
    sign_in = person.opens().tab.get_by_role("button", name="Sign in")
    expect(sign_in).to_be_visible(timeout=PATIENCE)


def test_the_page_started_past_mayi_shows_nothing_but_why(opens: Opens, tmp_path: Path) -> None:
    with served(ROOT / "app.py", tmp_path / "app.log", options=["--server.address=0.0.0.0"]) as at:
        person = opens(at).opens()
        expect(person.tab.get_by_role("alert")).to_have_text(
            "mayi does not open to others at 0.0.0.0 without a login. Set one up "
            "(docs/accounts.md), or keep to 127.0.0.1.",
            timeout=2 * PATIENCE,  # the first page of a new server
        )
        expect(person.tab.get_by_text("How it decides")).to_have_count(0)
        expect(person.tab.get_by_role("textbox")).to_have_count(0)
