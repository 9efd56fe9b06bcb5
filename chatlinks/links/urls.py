from django.urls import path

from chatlinks.links.views import (
    contact,
    file,
    find_user,
    home,
    mark,
    page,
    passcode,
    revoke,
    share,
    transcript,
    whole,
)

urlpatterns = [
    path("", home.show, name="home"),
    path("c/<str:token>", page.show, name="chat-link"),
    path("c/<str:token>/all", whole.show, name="whole"),
    path("c/<str:token>/passcode", passcode.give, name="passcode"),
    path("c/<str:token>/shares", share.share, name="share"),
    path("c/<str:token>/shares/<int:share>/revoke", revoke.revoke, name="revoke"),
    path("c/<str:token>/marks", mark.make, name="mark"),
    path("c/<str:token>/marks/<int:mark>/undo", mark.undo, name="undo-mark"),
    path("c/<str:token>/user.json", contact.export, name="export-user"),
    path("c/<str:token>/forget", contact.forget, name="forget-user"),
    path("files/<str:file>", file.show, name="file"),
    path("find-user", find_user.find, name="find-user"),
    path("c/<str:token>/transcript.txt", transcript.download, name="transcript"),
]
