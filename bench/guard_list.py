"""Every guard of the code, out of its syntax tree, and the code without it.

A guard is one of these:
- an `if` that ends in a denial, in a file of access, gates, guards, refusals, views or middleware:
  without it, its condition is never met;
- a decorator of a view that lets some in: without it, it isn't there, or one stands in its place
  that gives the view what its address names and asks nobody;
- an entry of the settings' MIDDLEWARE.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DENIALS = {"PermissionDenied", "Http404", "Forbidden", "NotFound", "Problem", "TooMany"}
# What a guard answers with instead of raising: functions that deny.
DENYING = {"refuse", "gone", "problem", "no_such_link", "not_open", "redirect_to_login", "unsigned"}
FILES = ("access.py", "gate.py", "guards.py", "refusals.py", "middleware.py", "visitors.py")
# Guards by link, from the narrowest: each lets in fewer than the one behind it.
NARROWER = {"admin_of_link": "viewer_of_link", "member_of_link": "viewer_of_link"}
PASSES_NOTHING = {
    *("agent_required", "lead_required", "admin_required", "owner_required", "audit_required"),
    *("superuser_required", "exporter_required", "export_allowed", "csrf_protect"),
    *("details_shown", "require_POST", "require_safe", "require_GET", "require_http_methods"),
}

# Guards that give the view what its address names → the same, asking nobody.
MODELS = "__import__('chatlinks.workspaces.models', fromlist=['models'])"
BY_KEY = f"""(lambda view: lambda request, key, **more: view(
    request, {MODELS}.Business.objects.get(key=key), **more))"""
ASKS_NOBODY = {
    "admin_of_business": BY_KEY,
    "audit_of_business": BY_KEY,
    "reader_of_business": BY_KEY,
    "admin_of_password": f"""(lambda view: lambda request, key, membership, **more: view(
    request, {MODELS}.Business.objects.get(key=key),
    {MODELS}.Membership.objects.get(pk=membership), **more))""",
    "admin_of_endpoint": f"""(lambda view: lambda request, key, endpoint, **more: view(
    request, {MODELS}.Business.objects.get(key=key),
    __import__('chatlinks.api.outgoing.models', fromlist=['models']).Endpoint.objects.get(
      pk=endpoint), **more))""",
    "admin_of_source": f"""(lambda view: lambda request, key, source, **more: view(
    request, {MODELS}.Business.objects.get(key=key),
    __import__('chatlinks.intake.webhooks.models', fromlist=['models'])
      .WebhookSource.objects.get(pk=source), **more))""",
    "owner_of_export": """(lambda view: lambda request, export: view(
    request, __import__('chatlinks.reading.models', fromlist=['models']).ListExport.objects.get(
      pk=export)))""",
    "lead_of_business": f"""(lambda view: lambda request, business_id, **more: view(
    request, {MODELS}.Business.objects.get(pk=business_id), **more))""",
    "lead_of_team": f"""(lambda view: lambda request, team_id, **more: view(
    request, {MODELS}.Team.objects.get(pk=team_id), **more))""",
    "analyst_of_business": f"""(lambda view: lambda request, **more: (
    setattr(request, 'businesses', [*{MODELS}.Business.objects.all()]),
    view(request, next((each for each in request.businesses
      if each.key == (request.POST.get('business') or request.GET.get('business'))),
      request.businesses[0]), **more))[1])""",
    "lookup_required": f"""(lambda view: lambda request, **more: view(
    request, [*{MODELS}.Business.objects.values_list('pk', flat=True)], **more))""",
}
OWN_RIGHTS = {"is_member", "is_admin", "shown", "is_superuser"}  # asked of a viewer, in a view


class Guard(NamedTuple):
    """One guard: the text from `start` to `end` of its file, and what stands there without it."""

    file: str
    line: int
    what: str
    start: int
    end: int
    instead: str

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line} {self.what}"

    def taken_out(self, text: str) -> str:
        encoded = text.encode()
        return (encoded[: self.start] + self.instead.encode() + encoded[self.end :]).decode()


def guards(root: Path) -> list[Guard]:
    """Of the package in this folder, in the order of its files."""
    listed: list[Guard] = []
    for path in sorted((root / "chatlinks").rglob("*.py")):
        name = str(path.relative_to(root))
        if path.name in FILES or "/views/" in name or name == "chatlinks/settings.py":
            listed += of_file(name, path.read_text("utf-8"))
    return listed


def of_file(name: str, text: str) -> Iterator[Guard]:
    tree = ast.parse(text)
    offsets = [0]
    for line in text.encode().splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line))
    if name == "chatlinks/settings.py":
        yield from middleware(name, tree, offsets)
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and (denies(node.body) or asks_rights(node)):
            what = f"if {ast.unparse(node.test)}"
            yield guard(name, node.test, what, offsets, "False")
        elif isinstance(node, ast.FunctionDef):
            for decorator in node.decorator_list:
                yield from of_decorator(name, node, decorator, offsets)


def guard(name: str, node: ast.expr, what: str, offsets: list[int], instead: str) -> Guard:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return Guard(
        file=name,
        line=node.lineno,
        what=" ".join(what.split())[:80],
        start=offsets[node.lineno - 1] + node.col_offset,
        end=offsets[node.end_lineno - 1] + node.end_col_offset,
        instead=instead,
    )


def called(node: ast.expr | None) -> str:
    """The name of what is called or raised, "" for anything else."""
    if isinstance(node, ast.Call):
        return called(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def denies(body: list[ast.stmt]) -> bool:
    last = body[-1]
    if isinstance(last, ast.Raise):
        return called(last.exc) in DENIALS | DENYING
    return isinstance(last, ast.Return) and called(last.value) in DENYING


def asks_rights(node: ast.If) -> bool:
    """Is whoever lacks a right sent elsewhere?"""
    asked = {each.attr for each in ast.walk(node.test) if isinstance(each, ast.Attribute)}
    return bool(asked & OWN_RIGHTS) and isinstance(node.body[-1], ast.Return | ast.Raise)


def of_decorator(
    name: str, view: ast.FunctionDef, decorator: ast.expr, offsets: list[int]
) -> Iterator[Guard]:
    which = called(decorator)
    what = f"@{which} of {view.name}"
    if which in PASSES_NOTHING:
        # A decorator that does nothing, on the same line.
        yield guard(name, decorator, what, offsets, "(lambda view: view)")
    elif which in NARROWER and name != "chatlinks/links/gate.py":
        weaker = f"__import__('chatlinks.links.gate', fromlist=['gate']).{NARROWER[which]}"
        yield guard(name, decorator, what, offsets, weaker)
    elif which in ASKS_NOBODY:
        yield guard(name, decorator, what, offsets, ASKS_NOBODY[which])


def middleware(name: str, tree: ast.Module, offsets: list[int]) -> Iterator[Guard]:
    for node in tree.body:
        names = [called(each) for each in node.targets] if isinstance(node, ast.Assign) else []
        if names != ["MIDDLEWARE"] or not isinstance(node.value, ast.List):  # type: ignore[attr-defined]
            continue
        for entry in node.value.elts:  # type: ignore[attr-defined]
            yield guard(name, entry, f"middleware {ast.literal_eval(entry)}", offsets, "*()")
