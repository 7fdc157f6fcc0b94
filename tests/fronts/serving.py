"""An application on a port of this machine, as `zhanpai serve` and `zhanpai desk` run it, until the end of a block."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import ASGIApp

from zhanpai.fronts.local_server import address, listen, make_server


@contextmanager
def serving(app: ASGIApp, host: str = "127.0.0.1") -> Iterator[str]:
    """Serve `app` at a free port; gives its address, with a slash at its end."""
    with listen(host, 0) as line:
        server = make_server(app, line)
        thread = threading.Thread(target=server.run, args=([line],), daemon=True)
        thread.start()
        yield address(line)
        server.should_exit = True
        thread.join()
