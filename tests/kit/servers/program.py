"""Runs a module of kit/browser by itself, in the database of the environment.

`python -m tests.kit.servers.program visit WHO TEXT…` prints, as JSON, what `main(WHO, TEXT…)` of
tests.kit.browser.visit returns.
"""

import importlib
import json
import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatlinks.settings")
    django.setup()
    module = importlib.import_module(f"tests.kit.browser.{sys.argv[1]}")
    json.dump(module.main(*sys.argv[2:]), sys.stdout)
