"""An event broker of Rasa's that posts each event to Chat Links. It needs nothing but Rasa.

Put it beside your bot's endpoints.yml, where Python finds it, and name it there:

    event_broker:
      type: rasa_broker.ChatLinksBroker
      url: https://chat.example.org/hooks/ADDRESS
      secret: whsec_…

Events wait in memory, and go out one after another in a thread of their own, so the bot waits for
nothing. What isn't taken is sent again until it is; what still waits when Rasa ends is lost.
"""

import json
import logging
import queue
import threading
import time
from typing import Any

import requests
from rasa.core.brokers.broker import EventBroker

logger = logging.getLogger(__name__)
MOST = 10_000  # events that wait; more are dropped, and that is logged
WAITS = (1, 5, 25, 60)  # seconds before it is sent again; the last one from then on
REFUSED = {400, 413}  # the same again would fare no better


class ChatLinksBroker(EventBroker):
    def __init__(self, url: str, secret: str) -> None:
        self.url = url
        self.secret = secret
        self.waiting: queue.Queue[bytes] = queue.Queue(MOST)
        threading.Thread(target=self.send_all, daemon=True).start()

    @classmethod
    async def from_endpoint_config(
        cls, broker_config: Any, event_loop: Any = None
    ) -> "ChatLinksBroker | None":
        if broker_config is None:
            return None
        return cls(broker_config.url, broker_config.kwargs["secret"])

    def publish(self, event: dict[str, Any]) -> None:
        try:
            self.waiting.put_nowait(json.dumps(event).encode())
        except queue.Full:
            logger.error("Too many events wait to be sent; one is dropped.")

    def send_all(self) -> None:
        while True:
            body = self.waiting.get()
            tried = 0
            while not self.send(body):
                time.sleep(WAITS[min(tried, len(WAITS) - 1)])
                tried += 1
            self.waiting.task_done()

    def send(self, body: bytes) -> bool:
        """Is it done with?"""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.secret}"}
        try:
            answer = requests.post(self.url, body, headers=headers, timeout=10)
        except requests.RequestException:
            logger.warning("Chat Links can't be reached.")
            return False
        if not answer.ok:
            logger.warning("Chat Links answered %s.", answer.status_code)
        return answer.ok or answer.status_code in REFUSED
