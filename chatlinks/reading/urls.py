from django.urls import path

from chatlinks.reading.views import (
    contact,
    conversation_list,
    file,
    find_user,
    following,
    list_exports,
    mark,
    page,
    share,
    transcript,
    whole,
)
from chatlinks.web import numbers  # noqa: F401, <number:…> in paths

urlpatterns = [
    path("", conversation_list.show, name="home"),
    path("c/<str:token>", page.show, name="chat-link"),
    path("c/<str:token>/all", whole.show, name="whole"),
    path("c/<str:token>/following", following.follow, name="following"),
    path("c/<str:token>/all/following", following.follow_whole, name="whole-following"),
    path("c/<str:token>/shares", share.share, name="share"),
    path("c/<str:token>/marks", mark.make, name="mark"),
    path("c/<str:token>/marks/<number:mark>/undo", mark.undo, name="undo-mark"),
    path("c/<str:token>/user.json", contact.export, name="export-user"),
    path("c/<str:token>/forget", contact.forget, name="forget-user"),
    path("files/<str:file>", file.show, name="file"),
    path("exports", list_exports.show, name="list-exports"),
    path("exports/ask", list_exports.ask, name="ask-list-export"),
    path("exports/<number:export>", list_exports.download, name="list-export"),
    path("exports/<number:export>/delete", list_exports.delete, name="delete-list-export"),
    path("find-user", find_user.find, name="find-user"),
    path("c/<str:token>/export", transcript.download, name="export"),
    path("c/<str:token>/all/export", transcript.download_whole, name="whole-export"),
    path("c/<str:token>/transcript.txt", transcript.download, name="transcript"),
    path(
        "c/<str:token>/all/transcript.txt",
        transcript.download_whole,
        name="whole-transcript",
    ),
]
