"""The workers for jobs, in one process: one for all that is done here, one for what is told to
endpoints elsewhere, which may be slow. Neither waits for the other.
"""

import asyncio
from typing import Any

from chatlinks.api.outgoing.waking import QUEUE

USUAL = "default"
GRACE = 1.0  # seconds; long jobs are told to stop, short ones are waited for all the same


def work(app: Any) -> None:
    """Until it is told to stop, or one of them loses the database: raises what that one raised."""
    asyncio.run(work_on(app))


async def work_on(app: Any) -> None:
    async with app.open_async():
        usual = asyncio.create_task(run(app, USUAL))
        outgoing = asyncio.create_task(run(app, QUEUE, install_signal_handlers=False))
        done, left = await asyncio.wait({usual, outgoing}, return_when=asyncio.FIRST_COMPLETED)
        for each in left:
            each.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        for each in done:
            each.result()


async def run(app: Any, queue: str, **more: Any) -> None:
    await app.run_worker_async(queues=[queue], shutdown_graceful_timeout=GRACE, **more)
