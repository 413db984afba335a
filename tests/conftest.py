"""Fixtures every storey shares."""

import pytest
from django.conf import settings

from tests import cast as company


@pytest.fixture(scope="session", autouse=True)
def apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests keep their files in a folder of their own and live on 12 June 2024, whatever the machine's settings say."""
    settings.MEDIA_ROOT = str(tmp_path_factory.mktemp("files"))
    settings.BANGVANG_TODAY = "2024-06-12"
    settings.DEMO = True


@pytest.fixture
def cast(db: None) -> company.Cast:
    """The cast in its units, freshly built."""
    return company.build()
