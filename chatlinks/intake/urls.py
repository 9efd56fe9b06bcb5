from django.urls import path

from chatlinks.intake.views import file_import

urlpatterns = [
    path("import", file_import.business_list, name="import-businesses"),
    path("import/<slug:key>", file_import.show, name="imports"),
    path("import/<slug:key>/<number:number>", file_import.one, name="import"),
]
