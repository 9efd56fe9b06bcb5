"""/api/v1: the routes for programs. What they take and give is described at /api/v1/docs."""

from chatlinks.api.document import api
from chatlinks.api.routes import endpoints, links, reads, writes

__all__ = ["api", "endpoints", "links", "reads", "writes"]
