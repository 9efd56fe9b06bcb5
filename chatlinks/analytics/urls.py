from django.urls import path

from chatlinks.analytics.views import csat, overview, reviews, saved

urlpatterns = [
    path("analytics", overview.show, name="overview"),
    path("analytics/csat", csat.show, name="csat"),
    path("analytics/reviews", reviews.show, name="reviews"),
    path("analytics/views", saved.show, name="saved-views"),
    path("analytics/views/<int:view>/weekly", saved.weekly, name="weekly-view"),
    path("analytics/views/<int:view>/delete", saved.delete, name="delete-view"),
]
