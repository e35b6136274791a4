"""What all cases have in common. A case overrides what it names."""

SECRET_KEY = "not a secret: it signs nothing that leaves this process"
DEBUG = False
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["corsheaders"]
MIDDLEWARE = [
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.common.CommonMiddleware",
]
ROOT_URLCONF = "urls"
USE_TZ = True
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
LOGGING_CONFIG = None
