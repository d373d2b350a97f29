"""The environment that mayi's own process gets: nothing calls home, nothing asks a model hub."""

from collections.abc import Mapping

QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "OTEL_SDK_DISABLED": "true",
    "PYTHONUTF8": "1",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "STREAMLIT_SERVER_SHOW_EMAIL_PROMPT": "false",
}
OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
"""Left out when MAYI_ONLINE=1: for a person who names an encoder that a hub holds."""

FOREIGN = ("PYTHONHOME", "PYTHONPATH")
"""Where these point, the packages of another Python would come before our own."""

UNCOMPILED = ("PYTHONDONTWRITEBYTECODE",)
"""Set in many containers. Set-up compiles nothing (launch/make.py), so every start would."""


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """`given`, made quiet, and without what would make mayi slow or not itself."""
    kept = {name: value for name, value in given.items() if name not in (*FOREIGN, *UNCOMPILED)}
    hub = {} if given.get("MAYI_ONLINE") == "1" else OFFLINE
    return {**kept, **QUIET, **hub}
