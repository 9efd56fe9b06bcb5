"""The web application, for Granian or any other WSGI server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
application = get_wsgi_application()

# What starting made stays for good, and a page makes little that only the collector could free:
# look for it seldom. What it takes as Python looks by itself, `bin/bench open-link` shows.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 50)
