"""The job of this room."""

from procrastinate.contrib.django import app

from chatlinks.audit import chain

EVERY_TEN_SECONDS = "* * * * * */10"


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(name="chain_audit", queueing_lock="chain_audit")
def chain_audit(timestamp: int) -> None:
    chain.extend()
