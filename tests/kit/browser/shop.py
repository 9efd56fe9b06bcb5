"""A site elsewhere that includes the web chat's tag.

Its styles would break anything that they reached, and its policy is against inline ones.
"""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html>
<html {root}>
<head>
<meta charset="utf-8">
<title>Shop</title>
<link rel="stylesheet" href="/site.css">
<script src="{url}/widget.js" data-business="acme" defer></script>
</head>
<body><h1>A shop</h1><p>Anything at all.</p></body>
</html>"""
STYLES = """
* {
  all: unset !important;
  display: block !important;
  color: red !important;
  position: static !important;
}
iframe, button, div {
  inline-size: 1px !important;
  opacity: 0 !important;
}"""


class Shop(ThreadingHTTPServer):
    """Listens at `url` until it is shut down. `root`: the attributes of the page's root."""

    daemon_threads = True

    def __init__(self, chat: str, root: str) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.page = PAGE.format(url=chat, root=root)
        self.policy = (
            f"style-src 'self'; script-src {chat}; frame-src {chat};"
            " require-trusted-types-for 'script'"
        )
        # Another origin than the web chat's, but of the same site: a private window keeps nothing
        # for a frame of another site.
        self.url = f"http://127.0.0.1:{self.server_port}/"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(BaseHTTPRequestHandler):
    server: Shop

    def do_GET(self) -> None:
        is_style = self.path.endswith(".css")
        kind = "text/css" if is_style else "text/html; charset=utf-8"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", self.server.policy)
        self.end_headers()
        self.wfile.write((STYLES if is_style else self.server.page).encode())

    def log_message(self, *arguments: object) -> None:
        pass
