from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("analytics", RedirectView.as_view(url="/analytics/messages", query_string=True), name="overview"),
]
