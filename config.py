"""Settings: the one reader of the environment (MAYI_…) and of mayi.toml."""

from pathlib import Path

from pydantic import SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from domain.errors import SettingsError

ROOT = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """What can be set, with what it means and what it is when nobody sets it."""

    model_config = SettingsConfigDict(
        env_prefix="MAYI_", toml_file=ROOT / "mayi.toml", frozen=True, extra="forbid"
    )

    corpus: Path = ROOT / "corpus"
    index: Path = ROOT / ".mayi" / "index"
    logs: Path = ROOT / ".mayi" / "logs"
    encoder: str = "shipped"
    """`shipped`, or the name or folder of any sentence-transformers model."""
    max_question: int = 10_000
    """Characters; a longer question is refused."""
    port: int = 8501
    database: SecretStr = SecretStr("")
    """The URL of a PostgreSQL or SQLite database; it may hold a password. Empty: a file of ours."""

    @property
    def database_url(self) -> str:
        """Where the records are kept."""
        return self.database.get_secret_value() or f"sqlite:///{ROOT / '.mayi' / 'mayi.db'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load(**given: object) -> Settings:
    """Read the settings once; `given` wins over the environment, which wins over mayi.toml.

    Raises SettingsError naming the key of the first bad value.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "mayi.toml"
        raise SettingsError(key, first["msg"]) from error
    except ValueError as error:
        raise SettingsError("mayi.toml", str(error)) from error
