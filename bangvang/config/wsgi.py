"""The door for the web server."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangvang.config.settings")
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # every screen is loaded before the first visitor comes
# What stands from the start stays: the collector never walks it again. A page makes many small things that soon go.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
