from django.urls import path

from chatlinks.demo.views import shop

urlpatterns = [
    path("demo", shop.choose, name="demo"),
    path(
        "demo/<str:key>",
        shop.show,
        name="demo-site",
    ),
]
