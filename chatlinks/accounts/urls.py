from django.urls import path

from chatlinks.accounts.views import sign_in_by_link

urlpatterns = [path("sign-in/<str:token>", sign_in_by_link.sign_in, name="sign-in-by-link")]
