"""What holds for every test: nobody's own folder, language or crash reports are touched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

# A machine under load must not turn a slow example into a failure; what must be quick has a benchmark.
settings.register_profile("promises", deadline=None)
settings.load_profile("promises")

_LANGUAGE_SETTINGS = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the whole run an empty data folder and the English language, child processes included."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _LANGUAGE_SETTINGS:
            patch.delenv(name, raising=False)
        patch.setenv("INTERVISIE_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("INTERVISIE_LANGUAGE", "en")
        patch.setenv("PYTHONUTF8", "1")
        yield
