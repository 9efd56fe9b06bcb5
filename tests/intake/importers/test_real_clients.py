"""What the libraries of OpenAI and OpenTelemetry write is recognised, and told with its steps."""

import json

import pytest

from chatlinks.intake.importers.archive import of_path
from chatlinks.intake.importers.contract import Choices
from chatlinks.intake.importers.formats import EVERY, recognised
from tests.kit.samples.real_clients import ANSWERS, ARGUMENTS, ASKS, RESULT, TOOL, WRITTEN


@pytest.mark.parametrize("name", WRITTEN)
def test_it_is_read_with_its_messages_and_steps(tmp_path, name):
    path = tmp_path / "log.json"
    path.write_text(json.dumps(WRITTEN[name]()))
    archive = of_path(path)
    format_ = recognised(archive, EVERY)
    assert format_ is not None
    told = [each for each in format_.read(archive, Choices()) if hasattr(each, "conversation")]
    [conversation] = [each.conversation for each in told]
    said = [(each.sender, each.text) for each in conversation.messages]
    assert said == [("user", ASKS), ("bot", ANSWERS)]
    [step] = conversation.steps
    assert (step.type, step.name) == ("tool", TOOL)
    assert (json.loads(step.arguments), json.loads(step.result)) == (
        json.loads(ARGUMENTS),
        json.loads(RESULT),
    )
