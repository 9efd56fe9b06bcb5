from typing import Any

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "chatlinks.reading"

    def ready(self) -> None:
        from chatlinks.conversations.signals import masked_anew

        masked_anew.connect(hide, dispatch_uid="hidden in exports")


def hide(sender: Any, conversation_ids: list[int], **kwargs: Any) -> None:
    """Files that were made before and hold what is hidden now aren't given out any more; and what
    the finder saw stands elsewhere by now.
    """
    from chatlinks.reading.list import exports
    from chatlinks.reading.sharing import finder_readings

    exports.hide(conversation_ids)
    finder_readings.forget(conversation_ids)
