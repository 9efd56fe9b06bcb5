"""Every address under which people sign in and keep their account.

Those of allauth that have a use here, no other. Nobody signs up, changes his e-mail or connects
another account by himself, so there are no pages for that.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as company
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import path, re_path

from chatlinks.accounts.views import account_page, login, sign_in_as, sign_in_by_link

urlpatterns = [
    path("account", account_page.show, name="account"),
    path("sign-in/as", sign_in_as.sign_in, name="sign-in-as"),
    path("sign-in/<str:token>", sign_in_by_link.sign_in, name="sign-in-by-link"),
    path("accounts/login/", login.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path(
        "accounts/reauthenticate/",
        account.reauthenticate,
        name="account_reauthenticate",
    ),
    path(
        "accounts/password/change/",
        account.password_change,
        name="account_change_password",
    ),
    path("accounts/password/set/", account.password_set, name="account_set_password"),
    path(
        "accounts/password/reset/",
        account.password_reset,
        name="account_reset_password",
    ),
    path(
        "accounts/password/reset/done/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("accounts/2fa/", mfa.index, name="mfa_index"),
    path("accounts/2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path(
        "accounts/2fa/reauthenticate/",
        mfa.reauthenticate,
        name="mfa_reauthenticate",
    ),
    path("accounts/2fa/totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path(
        "accounts/2fa/totp/deactivate/",
        totp.deactivate_totp,
        name="mfa_deactivate_totp",
    ),
    path(
        "accounts/2fa/recovery-codes/",
        codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "accounts/2fa/recovery-codes/generate/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "accounts/2fa/recovery-codes/download/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path(
        "accounts/company/cancelled/",
        company.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path(
        "accounts/oidc/<str:provider_id>/login/",
        openid.login,
        name="openid_connect_login",
    ),
    path(
        "accounts/oidc/<str:provider_id>/login/callback/",
        openid.callback,
        name="openid_connect_callback",
    ),
]
