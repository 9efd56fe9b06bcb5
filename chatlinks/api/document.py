"""The API and its OpenAPI document, which also describes what intake checks, not the framework."""

from typing import Any

from ninja import NinjaAPI
from pydantic import TypeAdapter

from chatlinks.api.problems import MEDIA_TYPE, ProblemDetails, tell_by
from chatlinks.api.writes.bodies import JSON

ABOUT = """\
Send conversations as they happen or whole, get the chat link of each, and read them out again.

Every write takes one object, a JSON list of up to 1,000, or NDJSON; gzipped or not, up to 16 MB.
What has an id is stored once, however often it is sent. A 2xx means stored. What is read is masked
unless an admin gave the key the right to personal details, and each read is a visit.
"""
REFUSED = frozenset({400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 503})
SCHEMAS = "#/components/schemas/{model}"
PROBLEM = {"$ref": SCHEMAS.format(model=ProblemDetails.__name__)}


class Api(NinjaAPI):
    """Its document also describes the bodies that routes name by `body_like`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.shapes: list[TypeAdapter[Any]] = []

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        document = super().get_openapi_schema(**kwargs)
        for shape in self.shapes:
            described = shape.json_schema(ref_template=SCHEMAS, by_alias=True)
            document["components"]["schemas"] |= described.pop("$defs", {})
            document["components"]["schemas"][described["title"]] = described
        for operations in document["paths"].values():
            for operation in operations.values():
                as_problems(operation["responses"])
        return document


def as_problems(responses: dict[Any, Any]) -> None:
    """What is refused is told as problem details; a batch that is refused whole, as a batch."""
    for status, response in responses.items():
        if int(status) in REFUSED and "content" in response:
            response["content"] = parted(response["content"].pop(JSON)["schema"])


def parted(schema: dict[str, Any]) -> dict[str, Any]:
    """By their media types."""
    kinds = schema.get("anyOf", [schema])
    others = [kind for kind in kinds if kind != PROBLEM]
    content: dict[str, Any] = {MEDIA_TYPE: {"schema": PROBLEM}}
    if others:
        content[JSON] = {"schema": {"anyOf": others}}
    return content


api = Api(
    title="Chat Links",
    version="1",
    description=ABOUT,
    urls_namespace="api",
    docs_url="/docs",
    openapi_url="/openapi.json",
)
tell_by(api)


def body_like(
    shape: TypeAdapter[Any],
    *,
    many: bool = True,
) -> dict[str, Any]:
    """How a body is described: an object of this shape, or a list or lines of them."""
    api.shapes.append(shape)
    one = {"$ref": SCHEMAS.format(model=shape.json_schema(by_alias=True)["title"])}
    if not many:
        return {"requestBody": {"required": True, "content": {JSON: {"schema": one}}}}
    batch = {"type": "array", "items": one, "minItems": 1, "maxItems": 1000}
    content = {
        JSON: {"schema": {"anyOf": [one, batch]}},
        "application/x-ndjson": {"schema": {"type": "string"}},
    }
    return {"requestBody": {"required": True, "content": content}}
