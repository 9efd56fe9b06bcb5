from django.urls import path

from chatlinks.demo.views import example, shop

urlpatterns = [
    path("start/<slug:key>/example", example.add, name="example-conversation"),
    path("demo", shop.choose, name="demo"),
    path(
        "demo/<str:key>",
        shop.show,
        name="demo-site",
    ),
]
