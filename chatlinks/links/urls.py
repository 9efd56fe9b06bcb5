from django.urls import path

from chatlinks.links.views import home, page, passcode, revoke, share, transcript, whole

urlpatterns = [
    path("", home.show, name="home"),
    path("c/<str:token>", page.show, name="chat-link"),
    path("c/<str:token>/all", whole.show, name="whole"),
    path("c/<str:token>/passcode", passcode.give, name="passcode"),
    path("c/<str:token>/shares", share.share, name="share"),
    path("c/<str:token>/shares/<int:share>/revoke", revoke.revoke, name="revoke"),
    path("c/<str:token>/transcript.txt", transcript.download, name="transcript"),
]
