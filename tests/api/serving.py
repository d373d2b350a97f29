"""A real server on this machine, on a thread of the tests' own."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from api.answers import Advises
from api.door import open_door
from api.listen import server
from api.web import build
from config import Settings
from domain.decision import Verdict
from domain.ruling import RulingDraft
from records.database import Database, open_database
from records.rulings import RulingBook
from tests.people import OTTO

HOST = "127.0.0.1"


@contextmanager
def served(advisor: Advises, database: Database, **given: object) -> Iterator[str]:
    """The address of an API over this advisor and these records."""
    settings = Settings(**given)  # type: ignore[arg-type]
    app = build(advisor, settings, database, open_door(settings, database, HOST))
    running = server(app, HOST, free_port())
    thread = threading.Thread(target=running.run)
    thread.start()
    try:
        while not running.started:
            assert thread.is_alive(), "the server ended before it began"
            time.sleep(0.01)
        yield f"http://{HOST}:{running.config.port}"
    finally:
        running.should_exit = True
        thread.join()


def rule(url: str) -> str:
    """Let an officer rule in these records; the question that the ruling answers."""
    asked = "Can I charge my e-scooter at work?"
    database = open_database(url)
    draft = RulingDraft(question=asked, verdict=Verdict.PERMITTED, reason="It costs little.")
    RulingBook(database, OTTO).rule(draft)
    database.close()
    return asked


def free_port() -> int:
    with socket.create_server((HOST, 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
