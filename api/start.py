"""What starts each of the two servers: settings in, a server that runs until it is ended."""

from pathlib import Path

from api.door import open_door
from config import Settings
from console.ask import opened
from domain.hosts import in_url
from records.database import open_database


def rest(settings: Settings, host: str, port: int, index: Path | None) -> None:
    """Serve the REST API at an address that is free.

    Raises ApiOpenToOthers, RecordsFault, and what opening an index raises.
    """
    database = open_database(settings.database_url)
    door = open_door(settings, database, host)
    advisor = opened(settings, index)
    from api.listen import server
    from api.web import build

    app = build(advisor, settings, database, door)
    print(f"The API of mayi listens at http://{in_url(host)}:{port} (Ctrl-C ends it)", flush=True)
    server(app, host, port).run()


def mcp(settings: Settings, index: Path | None) -> None:
    """Serve MCP on standard input and output."""
    from api.tools import serve

    serve(lambda: opened(settings, index))
