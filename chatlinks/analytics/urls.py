from django.urls import path

from chatlinks.analytics.views import (
    ask_report,
    conversations,
    csat,
    csv,
    delete_report,
    delete_view,
    messages,
    overview,
    report,
    reports,
    reviews,
    saved_views,
    weekly_view,
    words,
    words_csv,
)
from chatlinks.web import numbers  # noqa: F401, <number:…> in paths

urlpatterns = [
    path("analytics", overview.show, name="overview"),
    path(
        "analytics/messages",
        messages.show,
        name="messages",
    ),
    path(
        "analytics/messages.csv",
        csv.download,
        {"page": "messages"},
        name="messages-csv",
    ),
    path(
        "analytics/conversations",
        conversations.show,
        name="conversations",
    ),
    path(
        "analytics/conversations.csv",
        csv.download,
        {"page": "conversations"},
        name="conversations-csv",
    ),
    path("analytics/words", words.show, name="words"),
    path(
        "analytics/words.csv",
        words_csv.download,
        name="words-csv",
    ),
    path("analytics/csat", csat.show, name="csat"),
    path(
        "analytics/reviews",
        reviews.show,
        name="reviews",
    ),
    path(
        "analytics/views",
        saved_views.show,
        name="saved-views",
    ),
    path(
        "analytics/views/<number:view>/weekly",
        weekly_view.weekly,
        name="weekly-view",
    ),
    path(
        "analytics/views/<number:view>/delete",
        delete_view.delete,
        name="delete-view",
    ),
    path(
        "analytics/reports",
        reports.show,
        name="reports",
    ),
    path(
        "analytics/reports/ask",
        ask_report.ask,
        name="ask-report",
    ),
    path(
        "analytics/reports/<number:report_id>",
        report.download,
        name="report",
    ),
    path(
        "analytics/reports/<number:report_id>/delete",
        delete_report.delete,
        name="delete-report",
    ),
]
