"""The API's server."""

from typing import Any

import uvicorn

PATIENCE_S = 5


def server(app: Any, host: str, port: int) -> uvicorn.Server:
    """A server for an ASGI application; it logs nothing that is asked, not even its path."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=host.strip("[]"),
            port=port,
            log_config=None,
            access_log=False,
            proxy_headers=False,  # who is on this machine is not for a header to say
            server_header=False,
            timeout_graceful_shutdown=PATIENCE_S,
            ws="none",
        )
    )
