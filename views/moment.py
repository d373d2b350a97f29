"""When something was, as the reader's clock has it."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def when(at: datetime) -> str:
    """A day and a time: "3 March 2026, 14:05", in UTC where the reader's zone is not known."""
    zone = st.context.timezone
    try:
        local, named = at.astimezone(ZoneInfo(zone)) if zone else at, "" if zone else " UTC"
    except (ZoneInfoNotFoundError, ValueError):
        local, named = at, " UTC"
    return f"{local.day} {local:%B %Y, %H:%M}{named}"
