"""Every guard of the code, out of its syntax tree, and the code with a switch at each.

A guard is one of these:
- an `if` that ends in a denial, in a file of access, gates, guards, refusals, views or middleware:
  without it, its condition is never met;
- a decorator of a view that lets some in: without it, it isn't there, or one of
  bench/guarding/open_doors.py stands in its place, which gives the view what its address names and
  asks nobody;
- the scope that a route of the API asks of a key: without it, any key will do;
- in these files, and in those of NARROWED, what narrows a look-up to a business, a person, their
  rights or a time (`business=…`, `active=True`, `business.patterns`): without it, all there are are
  looked through;
- an entry of the settings' MIDDLEWARE.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SETTINGS = "chatlinks/settings.py"
DENIALS = {"PermissionDenied", "Http404", "Forbidden", "NotFound", "Problem", "TooMany", "NO_KEY"}
# What a guard answers with instead of raising: functions that deny.
DENYING = {
    *("refuse", "refused", "gone", "problem", "no_such_link", "not_open", "redirect_to_login"),
    *("unsigned", "too_often"),
}
DENIED = {401, 403, 404, 410, 413, 429}
FILES = ("access.py", "gate.py", "guards.py", "refusals.py", "middleware.py", "visitors.py")
NARROWED = (
    "chatlinks/manage/",
    "chatlinks/api/",
    "chatlinks/workspaces/memberships.py",
    "chatlinks/workspaces/people/",
    "chatlinks/analytics/reports/",
    "chatlinks/reading/list/exports.py",
)
# Without it, the view is as it stands.
LETS_BY = {
    *("agent_required", "lead_required", "admin_required", "owner_required", "audit_required"),
    *("superuser_required", "exporter_required", "export_allowed", "csrf_protect"),
    *("details_shown", "require_POST", "require_safe", "require_GET", "require_http_methods"),
}
# Without it, whoever asks is let in: each of these is a function of bench/guarding/open_doors.py.
LETS_IN = {
    *("admin_of_business", "audit_of_business", "reader_of_business", "lead_of_business"),
    *("analyst_of_business", "lookup_required", "admin_of_password", "lead_of_team"),
    *("admin_of_endpoint", "admin_of_source", "owner_of_export", "asker_of_report"),
    *("agent_of_chat", "assignee_or_lead_of_chat", "for_visitor", "for_widget"),
    *("source_of_hook", "sender_of_post", "viewer_of_link", "member_of_link", "admin_of_link"),
}
# What an `if` asks of a viewer or of a link, though it ends in no denial.
ASKED = {"is_member", "is_admin", "shown", "is_superuser", "stale"}
LOOK_UPS = {"filter", "exclude", "get", "get_object_or_404"}
OWNERS = ("business", "person", "user")
# Queries name the business of whatever they look up. These look up by what is the business's own
# already (an id that it stored, a hash by its key, what a guard let through), so without it they
# find the same, and no test can tell.
SAID_TWICE = {
    ("chatlinks/api/writes/endpoint_making.py", "pk=endpoint_id)"),
    ("chatlinks/api/writes/link_making.py", "pk=link_id, "),
    ("chatlinks/api/writes/link_making.py", "pk=viewer.access.conversation_id"),
    ("chatlinks/demo/views/example.py", "external_hash=hash_"),
    ("chatlinks/links/views/send.py", "conversation=access.conversation_id"),
    ("chatlinks/manage/masking/undoing.py", "pk=change.pk"),
    ("chatlinks/manage/masking/undoing.py", "pk=before["),
    ("chatlinks/workspaces/memberships.py", "person__in=active"),  # only asks for fewer
    ("chatlinks/reading/views/hide.py", "viewer.contact.mark_set"),
    ("chatlinks/reading/views/mark.py", "viewer.contact.mark_set"),
}
CONDITIONS = (
    *OWNERS,
    *("memberships__", "role", "active", "smart_agent_chat", "intelligent_analytics"),
    *("accepted_at", "revoked_at", "undone_at", "expires_at", "asked_at", "at__", "enabled"),
)
OF_MANAGERS = {
    *("filter", "exclude", "get", "all", "select_related", "exists", "order_by", "first"),
    *("values_list", "prefetch_related", "count"),
}


class Guard(NamedTuple):
    """One guard: the text from `start` to `end` of its file, in bytes, and which switch it gets."""

    file: str
    line: int
    what: str
    start: int
    end: int
    switch: str  # a method of bench/guarding/switches.Switches
    opened: str = ""  # of bench/guarding/open_doors.py: what stands in its place

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line} {self.what}"

    def switched(self, number: int) -> tuple[str, str]:
        """What stands before and behind it, where it has a switch of this number."""
        if self.switch == "denies":
            return f"(GUARDS.asks({number}) and GUARDS.denies({number}, (", ")))"
        if self.switch == "narrowed":
            return f"**GUARDS.narrowed({number}, ", ")"
        behind = f", {self.opened!r})" if self.opened else ")"
        return f"GUARDS.{self.switch}({number}, ", behind


def with_switches(text: str, numbered: dict[int, Guard]) -> str:
    """The text of their file with a switch at each."""
    pieces: list[tuple[int, bool, int, str]] = []
    for number, each in numbered.items():
        before, behind = each.switched(number)
        # One within another stands within its switch, too.
        pieces.append((each.start, True, -each.end, before))
        pieces.append((each.end, False, -each.start, behind))
    encoded = text.encode()
    for at, _, _, piece in sorted(pieces, reverse=True):
        encoded = encoded[:at] + piece.encode() + encoded[at:]
    return encoded.decode()


def guards(root: Path) -> list[Guard]:
    """Of the package in this folder, in the order of its files."""
    listed: list[Guard] = []
    for path in sorted((root / "chatlinks").rglob("*.py")):
        name = str(path.relative_to(root))
        source = Source(name, path.read_text("utf-8"))
        if name == SETTINGS:
            listed += source.middleware()
        elif path.name in FILES or "/views/" in name:
            listed += [*source.denials(), *source.decorators(), *source.narrowings()]
        elif name.startswith(NARROWED):
            listed += [*source.decorators(), *source.narrowings()]
    return listed


class Source:
    """One file, and the guards in it."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.tree = ast.parse(text)
        self.starts = [0]  # of each line, in bytes
        for line in text.encode().splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def guard(
        self, node: ast.expr | ast.keyword, what: str, switch: str, opened: str = ""
    ) -> Guard:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return Guard(
            file=self.name,
            line=node.lineno,
            what=" ".join(what.split())[:80],
            start=self.starts[node.lineno - 1] + node.col_offset,
            end=self.starts[node.end_lineno - 1] + node.end_col_offset,
            switch=switch,
            opened=opened,
        )

    def denials(self) -> Iterator[Guard]:
        """Each `if` that turns somebody away."""
        of_guards = Path(self.name).name in FILES
        for node in ast.walk(self.tree):
            if isinstance(node, ast.If) and (denies(node.body[-1], of_guards) or asks_rights(node)):
                yield self.guard(node.test, f"if {ast.unparse(node.test)}", "denies")

    def decorators(self) -> Iterator[Guard]:
        for view in ast.walk(self.tree):
            for node in view.decorator_list if isinstance(view, ast.FunctionDef) else []:
                which, of_view = called(node), f"of {view.name}"  # type: ignore[attr-defined]
                if which in LETS_BY:
                    yield self.guard(node, f"@{which} {of_view}", "either")
                elif which in LETS_IN:
                    yield self.guard(node, f"@{which} {of_view}", "either", which)
                for keyword in node.keywords if isinstance(node, ast.Call) else []:
                    if keyword.arg == "auth":
                        what = f"auth={ast.unparse(keyword.value)} {of_view}"
                        yield self.guard(keyword.value, what, "any_scope")

    def narrowings(self) -> Iterator[Guard]:
        """What a look-up is narrowed by."""
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Call):
                continue
            what = ast.unparse(node)
            twice = any(name == self.name and part in what for name, part in SAID_TWICE)
            for keyword in node.keywords if called(node.func) in LOOK_UPS else []:
                which = keyword.arg or ""
                if which.startswith(CONDITIONS) and not (twice and which.startswith(OWNERS)):
                    yield self.guard(keyword, f"{which} in {what}", "narrowed")
            for manager in [] if twice else managers(node):
                yield self.guard(manager, f"{ast.unparse(manager)} in {what}", "whole")

    def middleware(self) -> Iterator[Guard]:
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and called(node.targets[0]) == "MIDDLEWARE":
                for entry in node.value.elts:  # type: ignore[attr-defined]
                    yield self.guard(entry, f"middleware {ast.literal_eval(entry)}", "entry")


def called(node: ast.expr | None) -> str:
    """The name of what is called or raised, "" for anything else."""
    if isinstance(node, ast.Call):
        return called(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def denies(last: ast.stmt, of_guards: bool) -> bool:
    """In a file of guards, None and False are for whoever isn't let in."""
    if isinstance(last, ast.Raise):
        return called(last.exc) in DENIALS | DENYING
    if isinstance(last, ast.Expr):
        return called(last.value) in DENYING
    if not isinstance(last, ast.Return):
        return False
    if of_guards and isinstance(last.value, ast.Constant):
        return last.value.value in (None, False)
    return called(last.value) in DENYING or status_of(last.value) in DENIED


def status_of(node: ast.expr | None) -> int:
    for each in node.keywords if isinstance(node, ast.Call) else []:
        if each.arg == "status" and isinstance(each.value, ast.Constant):
            return int(str(each.value.value))
    return 0


def asks_rights(node: ast.If) -> bool:
    """Is whoever lacks a right sent elsewhere?"""
    asked = {each.attr for each in ast.walk(node.test) if isinstance(each, ast.Attribute)}
    return bool(asked & ASKED) and isinstance(node.body[-1], ast.Return | ast.Raise)


def managers(node: ast.Call) -> Iterator[ast.Attribute]:
    """`business.patterns`, say, of which something is looked up here."""
    within = [node.func.value] if isinstance(node.func, ast.Attribute) else []
    if called(node.func) == "get_object_or_404":
        within = node.args[:1]
    elif called(node.func) not in OF_MANAGERS:
        return
    for each in within:
        if isinstance(each, ast.Attribute) and called(each.value) in OWNERS:
            yield each
