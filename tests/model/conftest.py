"""A scripted server for each test that asks a language model."""

from collections.abc import Iterator

import pytest

from tests.model.model_server import ModelServer


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running
