"""What starts each of the two servers: settings in, a server that runs until it is ended."""

from pathlib import Path

import config
from advisor import Advisor, open_advisor, open_own
from api.door import open_door
from console.late import LateRulings
from console.progress import Bar
from domain.ruling import Rulings
from records.database import open_database
from records.rulings import StandingRulings


def rest(host: str, port: int, index: Path | None) -> None:
    """Serve the REST API at an address that is free.

    Raises ApiOpenToOthers, RecordsFault, and what opening an index raises.
    """
    settings = config.load()
    database = open_database(settings.database_url)
    door = open_door(settings, database, host)
    advisor = _opened(index, StandingRulings(database))
    from api.listen import server
    from api.web import build

    app = build(advisor, settings, database, door)
    shown = f"[{host}]" if ":" in host and not host.startswith("[") else host
    print(f"The API of mayi listens at http://{shown}:{port} (Ctrl-C ends it)", flush=True)
    server(app, host, port).run()


def mcp(index: Path | None) -> None:
    """Serve MCP on standard input and output."""
    settings = config.load()
    from api.tools import serve

    serve(lambda: _opened(index, LateRulings(settings.database_url)))


def _opened(index: Path | None, rulings: Rulings) -> Advisor:
    settings = config.load()
    if index:
        return open_own(settings, index)
    return open_advisor(settings, Bar("index"), rulings)
