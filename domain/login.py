"""Who somebody is by the word of the firm's identity provider (OpenID Connect Core 1.0)."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from pydantic import SecretStr

from domain.errors import SignInExpired, SignInRefused
from domain.person import Role
from domain.record import Record

CALLBACK = "/oauth2callback"
METADATA = "/.well-known/openid-configuration"
LONGEST_NAME = 200
JOINERS = "\u200c\u200d"
"""They are not printable by themselves, and belong into names of several scripts."""
LONGEST_SUBJECT = 255
"""OpenID Connect Core 1.0, section 2: a sub is no longer."""


class Login(Record):
    """How the firm's people log in, and which claim makes them what."""

    issuer: str
    client: str
    secret: SecretStr
    address: str
    """Where people reach mayi, as their browser shows it."""
    cookie_secret: SecretStr
    role_claim: str = ""
    roles: Mapping[str, Role] = {}
    admins: frozenset[str] = frozenset()
    """Verified e-mail addresses, and subs: what has an @ is never taken for a sub."""
    domains: frozenset[str] = frozenset()

    @property
    def host(self) -> str:
        """The name by which browsers know mayi."""
        return urlsplit(self.address).hostname or ""

    @property
    def callback(self) -> str:
        return self.address.rstrip("/") + CALLBACK

    @property
    def metadata(self) -> str:
        return self.issuer.rstrip("/") + METADATA

    def names(self, sub: str, email: str) -> bool:
        """Whether the settings name somebody as an administrator."""
        emails = {each.casefold() for each in self.admins if "@" in each}
        return email.casefold() in emails or ("@" not in sub and sub in self.admins)


class Identity(Record):
    """Somebody who logged in: what the provider vouches for, and nothing else."""

    issuer: str
    sub: str
    name: str
    email: str = ""
    """Empty unless the provider says that it is verified."""
    roles: frozenset[Role] = frozenset()
    """By the claim."""

    @property
    def subject(self) -> str:
        """Who it is for good: a sub is unique with its issuer alone."""
        return f"{self.issuer} {self.sub}"


def claims_of(token: str) -> Mapping[str, object]:
    """What an ID token says whose signature was checked when it came (RFC 7519).

    One without a signature is refused here: it passes that check where the provider's metadata
    lists the algorithm `none`. Raises SignInRefused.
    """
    try:
        head, body, signature = token.split(".")
        header, claims = _decoded(head), _decoded(body)
    except ValueError as error:
        raise SignInRefused("its token cannot be read") from error
    algorithm = header.get("alg")
    if not signature or not isinstance(algorithm, str) or algorithm.lower() == "none":
        raise SignInRefused("its token is not signed")
    return claims


def _decoded(part: str) -> Mapping[str, object]:
    found = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def identity(claims: Mapping[str, object], login: Login, now: datetime) -> Identity:
    """Read the claims of an ID token whose signature has been checked.

    Checked again here, on every run: issuer, audience and expiry (section 3.1.3.7); a token made
    for another client is let through by some libraries, and none looks again once it is in a
    cookie. Raises SignInExpired, SignInRefused.
    """
    _check(claims, login, now)
    sub = claims["sub"]
    assert isinstance(sub, str)
    email = _email(claims)
    _check_domain(email, login.domains)
    names = (_text(claims, "name"), _text(claims, "preferred_username"), email, sub)
    name = next(filter(None, map(_shown, names)), "?")
    return Identity(
        issuer=login.issuer,
        sub=sub,
        name=name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…",
        email=email,
        roles=frozenset(
            role for value in _values(claims, login.role_claim) if (role := login.roles.get(value))
        ),
    )


def _check(claims: Mapping[str, object], login: Login, now: datetime) -> None:
    issuer, audience, until = claims.get("iss"), claims.get("aud"), claims.get("exp")
    if not isinstance(issuer, str) or issuer.rstrip("/") != login.issuer.rstrip("/"):
        raise SignInRefused("it comes from another identity provider")
    if login.client not in (audience if isinstance(audience, list) else [audience]):
        raise SignInRefused("it was made for another program")
    if isinstance(until, bool) or not isinstance(until, int | float):
        raise SignInRefused("it does not say how long it holds")
    if until <= now.astimezone(UTC).timestamp():
        raise SignInExpired
    sub = claims.get("sub")
    if not isinstance(sub, str) or not 0 < len(sub) <= LONGEST_SUBJECT:
        raise SignInRefused("it does not say who you are")


def _email(claims: Mapping[str, object]) -> str:
    verified = claims.get("email_verified")
    is_verified = verified is True or verified == "true"  # some providers send it as a word
    return _text(claims, "email") if is_verified else ""


def _check_domain(email: str, domains: frozenset[str]) -> None:
    if not domains:
        return
    if not email:
        raise SignInRefused("the identity provider does not vouch for your e-mail address")
    if email.rpartition("@")[2].casefold() not in {each.casefold() for each in domains}:
        raise SignInRefused("your e-mail address is not of this firm")


def _text(claims: Mapping[str, object], key: str) -> str:
    value = claims.get(key)
    return value.strip() if isinstance(value, str) else ""


def _shown(text: str) -> str:
    """In one line and in reading order: nobody looks like somebody else by turning letters."""
    kept = "".join(each if each.isprintable() or each in JOINERS else " " for each in text)
    return " ".join(kept.split())


def _values(claims: Mapping[str, object], path: str) -> Iterable[str]:
    """A word or a list of them; `realm_access.roles` is looked for inside `realm_access` too."""
    found: object = claims.get(path)
    if found is None:
        found = claims
        for key in path.split("."):
            found = found.get(key) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return [found]
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
