from django.urls import path

from chatlinks.links.views import passcode, revoke, share

urlpatterns = [
    path("c/<str:token>/passcode", passcode.give, name="passcode"),
    path("c/<str:token>/shares", share.share, name="share"),
    path("c/<str:token>/shares/<int:share>/revoke", revoke.revoke, name="revoke"),
]
