from django.urls import path
from django.views.generic import RedirectView

from chatlinks.analytics.views import conversations, csv, messages, report, reports, words

urlpatterns = [
    path("analytics", RedirectView.as_view(url="/analytics/messages", query_string=True), name="overview"),
    path("analytics/messages", messages.show, name="messages"),
    path("analytics/messages.csv", csv.download, {"page": "messages"}, name="messages-csv"),
    path("analytics/conversations", conversations.show, name="conversations"),
    path("analytics/conversations.csv", csv.download, {"page": "conversations"}, name="conversations-csv"),
    path("analytics/words", words.show, name="words"),
    path("analytics/words.csv", words.download, name="words-csv"),
    path("analytics/reports", reports.show, name="reports"),
    path("analytics/reports/ask", reports.ask, name="ask-report"),
    path("analytics/reports/<int:report_id>", report.download, name="report"),
    path("analytics/reports/<int:report_id>/delete", report.delete, name="delete-report"),
]
