"""The explorer: the screen over a case, and the only room that knows Textual."""

import sys

if "asyncio" not in sys.modules and "ssl" not in sys.modules:
    # Textual needs asyncio, which does without encryption where there is none; otherwise it loads OpenSSL, which is a
    # fortieth of a start, for connections of which none is ever made here. Whoever asks for `ssl` later gets it.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    import asyncio as asyncio

    del sys.modules["ssl"]
