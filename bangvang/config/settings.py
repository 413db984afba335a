"""All settings of Bảng Vàng. Whatever an office may change is read from the environment (docs/settings.md)."""

import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from bangvang.config.environment import env_bool, env_int, env_secret, env_text

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent
TESTING = "pytest" in sys.modules
DATA = Path(env_text("BANGVANG_DATA") or ROOT / "data")

DEMO = env_bool("BANGVANG_DEMO", default=True)
DEMO_PASSWORD = "mua-thu-vang-2024" if DEMO else ""  # written on the sign-in page of the demo office
# The office's own day. Empty: the day of the clock (production). The demo lives on 12 June 2024.
BANGVANG_TODAY = env_text("BANGVANG_TODAY", "2024-06-12" if DEMO else "")
PUBLIC_ADDRESS = env_text("BANGVANG_ADDRESS", "http://127.0.0.1:8000")
DEBUG = env_bool("BANGVANG_DEBUG")
SECRET_KEY = "only-for-tests-" * 4 if TESTING else env_secret("BANGVANG_SECRET_KEY", DATA)
ALLOWED_HOSTS = env_text("BANGVANG_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [host for host in env_text("BANGVANG_TRUSTED_ORIGINS").split(",") if host]
HTTPS = env_bool("BANGVANG_HTTPS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "template_partials.apps.SimpleAppConfig",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "bangvang.toolbox",
    "bangvang.office.units",
    "bangvang.office.people",
    "bangvang.office.documents",
    "bangvang.office.training",
    "bangvang.office.plans",
    "bangvang.office.movements",
    "bangvang.office.achievements",
    "bangvang.office.registrations",
    "bangvang.office.eligibility",
    "bangvang.office.dossiers",
    "bangvang.office.councils",
    "bangvang.office.decisions",
    "bangvang.web.shared",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bangvang.web.shared.zipped.ZippedPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "bangvang.web.shared.doorway.at_the_door",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "bangvang.config.urls"
WSGI_APPLICATION = "bangvang.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Templates stand beside their views; papers' sentences beside their app.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web", PACKAGE / "office"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bangvang.web.shared.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "bangvang.web.shared.templatetags.bangvang",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
                )
            ],
        },
    }
]


def database(address: str) -> dict:
    """SQLite in the data folder by default; `postgres://user:password@host:port/name` in production."""
    if not address:
        return sqlite(DATA / "bangvang.sqlite3")
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def sqlite(path: Path) -> dict:
    # IMMEDIATE: a reader that turns writer under WAL would else meet "database is locked".
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }


DATABASES = {"default": database(env_text("BANGVANG_DATABASE"))}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "bangvang.web.accounts.backend.AccountBackend"]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else ["django.contrib.auth.hashers.Argon2PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "sign-in"
AXES_FAILURE_LIMIT = env_int("BANGVANG_SIGN_IN_TRIES", 5)
AXES_COOLOFF_TIME = 0.25  # hours: a quarter of an hour, or a new link by the administrator
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "bangvang.web.shared.doorway.address_of"
AXES_LOCKOUT_CALLABLE = "bangvang.web.accounts.views.locked_out"
AXES_RESET_ON_SUCCESS = True

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "bangvang.web.shared.wrong.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "tinh/"
STATIC_ROOT = DATA / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
# Private: never served as a folder; each file passes its own view and permission.
MEDIA_ROOT = env_text("BANGVANG_FILES") or str(DATA / "files")
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
CORRECTION_DAYS = env_int("BANGVANG_CORRECTION_DAYS", 3)  # working days to answer a request to correct a record
UPLOAD_MAX_BYTES = env_int("BANGVANG_UPLOAD_MAX_MB", 25) * 1_000_000

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if TESTING or env_bool("BANGVANG_JOBS_AT_ONCE")
        else "django_tasks_db.DatabaseBackend"
    }
}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SILENCED_SYSTEM_CHECKS = ["models.W042"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_text("BANGVANG_LOG", "WARNING")},
}
