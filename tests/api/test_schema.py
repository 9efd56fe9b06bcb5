"""Whatever is sent to the API, it never fails, and it answers as its OpenAPI document says."""

from itertools import cycle

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Response
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from chatlinks.api.v1 import api
from tests.kit.acting.api import HELLO, READER, Program, make_key, token_of

DESCRIBED = api.get_openapi_schema(path_prefix="/api/v1/")
DOCUMENT = schemathesis.openapi.from_dict(DESCRIBED)
OPERATIONS = [
    (path, method.upper()) for path, methods in DESCRIBED["paths"].items() for method in methods
]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# One run like the other, and a few tries of each: they are slow to make.
FEW = settings(
    max_examples=15,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def sent(program, case):
    """The request as the program sends it, and its answer as schemathesis looks at one."""
    wanted = case.as_transport_kwargs(base_url="http://testserver")
    request = requests.Request(**wanted).prepare()
    body = request.body.encode() if isinstance(request.body, str) else request.body
    answer = program.client.generic(
        request.method,
        request.path_url,
        body or b"",
        content_type=request.headers.get("Content-Type", "application/json"),
        headers=program.proof,
    )
    headers = {name: [value] for name, value in answer.headers.items()}
    return Response(answer.status_code, headers, answer.content, request, 0.1, verify=False)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_no_answer_is_outside_of_the_document(cast, path, method):
    program = Program(make_key(cast, scopes=("write", *READER, "personal")))
    program.post("messages", HELLO)
    tokens = cycle([token_of(cast), None])

    @FEW
    @given(case=DOCUMENT[path][method].as_strategy())
    def ask(case):
        token = next(tokens)
        if token and "token" in case.path_parameters:
            case.path_parameters["token"] = token  # none is ever hit upon
        case.validate_response(sent(program, case), checks=CHECKS)

    ask()
