"""Fixtures every storey shares."""

import pytest

from tests import cast as company


@pytest.fixture
def cast(db: None) -> company.Cast:
    """The cast in its units, freshly built."""
    return company.build()
