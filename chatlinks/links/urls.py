from django.urls import path

from chatlinks.links.views import passcode, revoke, with_slash
from chatlinks.web import numbers  # noqa: F401, <number:…> in paths

urlpatterns = [
    path("c/<str:token>/", with_slash.show, name="chat-link-slash"),
    path("c/<str:token>/passcode", passcode.give, name="passcode"),
    path("c/<str:token>/shares/<number:share>/revoke", revoke.revoke, name="revoke"),
]
