"""The cities that builds are tested with are those that the preview shows."""

from tests.publish.conftest import built, model

__all__ = ["built", "model"]
