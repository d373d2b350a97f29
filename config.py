"""Settings: the one reader of the environment (MAYI_…) and of mayi.toml."""

import re
import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings import SettingsError as SourceFault

from domain.errors import SettingsError, SettingsUnreadable
from domain.hosts import is_loopback
from domain.login import Login
from domain.person import Role

PORTS = 65_535
"""The highest number that a port has."""
COOKIE_SECRET = 32
"""Characters at least: it signs who somebody is."""
ROOT = Path(__file__).resolve().parent
OURS = ROOT / ".mayi" / "mayi.db"
"""The database where none is set."""
AS_JSON = 'in the environment a list or a table is written as JSON, such as ["ada@example.com"]'
SQLITE_FILE = re.compile(r"^(?P<scheme>sqlite(?:\+\w+)?:///)(?P<file>(?!:memory:|file:)[^?]+)")
"""How the URL of a file begins; what follows in it, after a question mark, are options."""


class Settings(BaseSettings):
    """What can be set, with what it means and what it is when nobody sets it.

    A relative path counts from the folder that mayi is in, where mayi.toml lies too: `serve` and
    `ask` mean the same file then, from wherever they are called.
    """

    model_config = SettingsConfigDict(
        env_prefix="MAYI_", toml_file=ROOT / "mayi.toml", frozen=True, extra="forbid",
        hide_input_in_errors=True,
    )  # fmt: skip

    corpus: Path = ROOT / "corpus"
    index: Path = ROOT / ".mayi" / "index"
    logs: Path = ROOT / ".mayi" / "logs"
    encoder: str = "shipped"
    """`shipped`, or the folder or name of any sentence-transformers model.

    Its hub is asked for a name only where MAYI_ONLINE=1 (launch/quiet.py).
    """
    max_question: int = Field(10_000, ge=1)
    """Characters; a longer question is refused."""
    host: str = "127.0.0.1"
    """What the page listens on; others than this machine only with a login."""
    port: int = Field(8501, ge=1, le=PORTS)
    api_host: str = "127.0.0.1"
    """What the API listens on; others than this machine only once there is a token."""
    api_port: int = Field(8502, ge=1, le=PORTS)
    api_per_minute: int = Field(60, ge=1)
    """Requests of one token in a minute; where there are no tokens, of all programs together."""
    database: SecretStr = SecretStr("")
    """The URL of a PostgreSQL or SQLite database; it may hold a password. Empty: a file of ours."""
    smtp_host: str = ""
    """The server that sends e-mail; empty: none is sent."""
    smtp_port: int = Field(587, ge=1, le=PORTS)
    smtp_user: str = ""
    """Empty: the server asks for no name."""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = ""
    """The address that e-mail comes from."""
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    """How the connection is protected; with `none` no password leaves this machine."""

    login_issuer: str = ""
    """The identity provider; empty: nobody logs in, and nobody but this machine gets in."""
    login_client: str = ""
    login_secret: SecretStr = SecretStr("")
    login_address: str = ""
    """Where people reach mayi, as their browser shows it."""
    login_cookie_secret: SecretStr = SecretStr("")
    """Empty: made anew at each start, and everybody signs in again."""
    login_role_claim: str = ""
    login_roles: dict[str, Role] = {}
    login_admins: frozenset[str] = frozenset()
    """Verified e-mail addresses, or subs, of those who are administrators whatever else is said."""
    login_domains: frozenset[str] = frozenset()

    @property
    def login(self) -> Login | None:
        """How people log in; None where nobody does."""
        if not self.login_issuer:
            return None
        return Login(
            issuer=self.login_issuer,
            client=self.login_client,
            secret=self.login_secret,
            address=self.login_address,
            cookie_secret=self.login_cookie_secret,
            role_claim=self.login_role_claim,
            roles=self.login_roles,
            admins=self.login_admins,
            domains=self.login_domains,
        )

    firm: str = ""
    """The firm's name, as it stands at the head of letters; the form asks where it is empty."""
    firm_address: str = ""
    """Below the name; several lines are several lines."""
    logo: str = ""
    """The file of a PNG or JPEG at the head of letters."""
    templates: str = ""
    """A folder with Word templates of one's own: letter.docx, or one named by a kind of letter."""
    topic_askers: int = Field(5, ge=3)
    """Different askers who must stand behind whatever is told of what is asked."""

    keep_days: int = Field(default=365, ge=0, le=36_500)
    """Conversations that were not touched for so many days are deleted; 0 keeps them for ever."""

    model: str = ""
    """The language model's name at its provider; empty: there is none."""
    model_provider: str = "openai"
    """As LangChain's init_chat_model names it; every OpenAI-compatible server is `openai`."""
    model_url: str = ""
    """Where its server is; empty: where the provider's own is."""
    model_key: SecretStr = SecretStr("")
    model_method: Literal["json_schema", "function_calling", "json_mode"] = "json_schema"
    """How the server is asked for a reply of a given form."""
    model_timeout: float = Field(default=30.0, gt=0)
    """Seconds for a whole answer, however many calls it takes."""
    model_stall: float = Field(default=10.0, gt=0)
    """Seconds between two pieces of a reply that shows while it is written."""
    model_calls: int = Field(default=5, ge=1)
    model_tokens: int = Field(default=20_000, ge=1)
    """Both are the most that one question may take; tokens count in and out."""
    model_price_in: float = Field(default=0.0, ge=0)
    model_price_out: float = Field(default=0.0, ge=0)
    """What a million tokens cost, in the currency you think in; 0: no price is shown."""

    guard: Literal["on", "local-off"] = "on"
    """Before which language models the privacy guard stands: all, or all but those here."""
    never_send_questions: bool = False
    """Whether nothing that is asked goes to a model behind the guard, whatever anybody chooses."""
    never_send: tuple[str, ...] = ()
    """Words that are always masked, such as the names of the firm's clients."""

    @property
    def database_url(self) -> str:
        """Where the records are kept."""
        url = self.database.get_secret_value() or f"sqlite:///{OURS}"
        return SQLITE_FILE.sub(lambda at: f"{at['scheme']}{ROOT / at['file']}", url, count=1)

    @property
    def has_records(self) -> bool:
        """Whether there is a database already; one that is no file is taken to be there."""
        at = SQLITE_FILE.match(self.database_url)
        return at is None or Path(at["file"]).exists()

    @field_validator("corpus", "index", "logs")
    @classmethod
    def _counts_from_our_folder(cls, path: Path) -> Path:
        if ROOT / path == ROOT:
            raise ValueError("it names no folder, or mayi's own")
        return ROOT / path

    @field_validator("logo", "templates")
    @classmethod
    def _counts_from_there_if_set(cls, path: str) -> str:
        return path and str(ROOT / path)

    @field_validator("encoder")
    @classmethod
    def _a_folder_counts_from_there(cls, encoder: str) -> str:
        """A name at a hub looks like a folder; it is one where a folder lies."""
        return str(ROOT / encoder) if encoder and (ROOT / encoder).is_dir() else encoder

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, _File(settings_cls)


class _File(TomlConfigSettingsSource):
    """The file of settings, with or without the mark that some editors put before it."""

    def _read_file(self, file_path: Path | Traversable) -> dict[str, Any]:
        return tomllib.loads(file_path.read_text("utf-8-sig"))


def load(kind: type[Settings] = Settings, /, **given: object) -> Settings:
    """Read the settings once; `given` wins over the environment, which wins over mayi.toml.

    Raises SettingsError naming the key of the first bad value, SettingsUnreadable for the file.
    """
    try:
        settings = kind(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "mayi.toml"
        raise SettingsError(key, first["msg"].removeprefix("Value error, ")) from error
    except SourceFault as error:
        raise SettingsError(_named(error), AS_JSON) from error
    except (ValueError, OSError) as error:
        raise SettingsUnreadable(_why(error)) from error
    _check_login(settings)
    _check_model(settings)
    return settings


def _named(error: SourceFault) -> str:
    """The setting whose words in the environment are no JSON; the library tells it in its text."""
    said = re.search(r'field "(\w+)"', str(error))
    return said[1] if said else "of a list or a table"


def _why(error: ValueError | OSError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return f"{str(error)[:1].lower()}{str(error)[1:]}"


def _check_model(settings: Settings) -> None:
    """Raises SettingsError for a model's address that is none, or that would show the key."""
    if settings.model_url:
        _check_address("model_url", settings.model_url)


def _check_login(settings: Settings) -> None:
    """Raises SettingsError for a login that is half set, or that would go over the open network."""
    given = {
        "login_issuer": settings.login_issuer,
        "login_client": settings.login_client,
        "login_secret": settings.login_secret.get_secret_value(),
        "login_address": settings.login_address,
    }
    if not any(given.values()):
        return
    for key, value in given.items():
        if not value:
            raise SettingsError(key, "it is missing, and there is no login without it")
    for key in ("login_issuer", "login_address"):
        _check_address(key, given[key])
    if urlsplit(settings.login_address).path.strip("/"):
        raise SettingsError("login_address", "it has a path; mayi is at the root of its host")
    signs = settings.login_cookie_secret.get_secret_value()
    if signs and len(signs) < COOKIE_SECRET:
        raise SettingsError("login_cookie_secret", f"it needs {COOKIE_SECRET} characters or more")
    if settings.login_role_claim and not settings.login_roles:
        raise SettingsError("login_roles", "it does not say which value of the claim is which role")


def _check_address(key: str, address: str) -> None:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError as error:
        raise SettingsError(key, f"{address} is no address") from error
    if not host or parts.query or parts.fragment:
        raise SettingsError(key, f"{address} is no address such as https://id.example.com")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
        raise SettingsError(key, f"{address} does not begin with https://")
