"""For trying mutants: an example that fails is not made smaller, which takes minutes and tells nothing here."""

from __future__ import annotations


def pytest_configure() -> None:
    """Set this before the tests are imported, whose settings are made from it."""
    from hypothesis import Phase, settings  # here, since pytest has not yet had a look at it

    settings.register_profile("hasty", phases=(Phase.explicit, Phase.reuse, Phase.generate))
    settings.load_profile("hasty")
