"""How people come in: name and password, the second step, the service of their work."""

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mijn_werk"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "keten.inloggen.adapters.Poortadapter"
ACCOUNT_FORMS = {"login": "keten.organisaties.forms.inloggen.InlogFormulier"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "inlognaam"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
# Names, passwords and codes are counted in keten.inloggen.actions; what is left to
# allauth are keys. Never per address: fifteen partners may sit behind one.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/key", "login": False}
# In how many browsers one account is logged in at most; 0 is no limit.
KETEN_MAX_SESSIES = 2
KETEN_TOESTEL_COOKIE = "keten_toestel"

# Whoever has no second factor reaches only the pages on which to choose one.
KETEN_TWEEDE_FACTOR = True
MFA_ADAPTER = "keten.inloggen.adapters.Factoradapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
# Where the people of an organisation log in is a row; the secret is in the environment.
SOCIALACCOUNT_ADAPTER = "keten.inloggen.oidc.adapter.Dienstadapter"
# A link and no form: the policy lets no form lead to another site.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
# The key before this one, while the secrets of factors are sealed anew
# (`manage.py roteer_inlogsleutel`). It opens nothing else: sessions end at once.
KETEN_SECRET_KEY_VORIGE = ""
