from django.apps import AppConfig
from django.contrib.admin import apps as admin


class AccountsConfig(AppConfig):
    name = "chatlinks.accounts"
    verbose_name = "People"
    default = True


class AdministrationConfig(admin.AdminConfig):
    default_site = "chatlinks.accounts.administration.Administration"
    default = False
