"""Python runs this in each program that is started with this folder on its path: what it names in
HIDDEN_MODULES isn't there for the program.
"""

import os
import sys

HIDDEN = frozenset(os.environ["HIDDEN_MODULES"].split())


class Hiding:
    """Stands before what finds modules."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name.partition(".")[0] in HIDDEN:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, Hiding())  # type: ignore[arg-type]
