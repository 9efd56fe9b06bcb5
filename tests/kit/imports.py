"""What our modules import, read from their source: who imports whom, and in which circles."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def modules_of(package: str) -> dict[str, Path]:
    """Name → file of every module in a package; migrations left out."""
    files = sorted((ROOT / package).rglob("*.py"))
    return {name_of(path): path for path in files if "migrations" not in path.parts}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_by(tree: ast.Module, *, everywhere: bool) -> Iterator[str]:
    """The modules, and what is taken from them; `everywhere`: within functions, too."""
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports(path: Path, *, everywhere: bool = True) -> set[str]:
    return set(imported_by(ast.parse(path.read_text("utf-8")), everywhere=everywhere))


def graph(package: str) -> dict[str, set[str]]:
    """Module → those of the same package that are imported when it is.

    With a module its packages come, too, but for those that the importer lies in itself.
    """
    modules = modules_of(package)
    edges = {}
    for name, path in modules.items():
        named = imports(path, everywhere=False) & modules.keys()
        own = {name, *packages_of(name)}
        edges[name] = named.union(*map(packages_of, named)) & modules.keys() - own
    return edges


def packages_of(name: str) -> set[str]:
    """Those that a module lies in: a.b and a of a.b.c."""
    parts = name.split(".")
    return {".".join(parts[:end]) for end in range(1, len(parts))}


def reached(edges: dict[str, set[str]], start: str) -> set[str]:
    """All modules that come with one."""
    wave, seen = edges[start], set[str]()
    while wave := wave - seen:
        seen |= wave
        wave = set().union(*(edges[each] for each in wave))
    return seen


def circles(package: str) -> list[list[str]]:
    """Groups of modules that import one another."""
    edges = graph(package)
    reach = {name: reached(edges, name) for name in edges}
    found = []
    for name, others in reach.items():
        circle = sorted(other for other in others if name in reach[other])
        if circle and circle not in found:
            found.append(circle)
    return found
