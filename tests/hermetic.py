"""Whoever imports this lives, with all that it starts, in the build folder's `home`.

No test reads or changes what is the user's: settings, bookmarks, caches. The C++ tests do the same (hermetic.cpp).
"""

import os
import pathlib

SOURCE = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("KURILSCOPE_PROGRAM", str(SOURCE / "build" / "release" / "kurilscope"))
BUILD = pathlib.Path(PROGRAM).resolve().parent

FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".run",
}


def live_in(home):
    """Points HOME and every XDG folder of this process below one folder."""
    for name, folder in FOLDERS.items():
        path = pathlib.Path(home) / folder
        path.mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(path)
    os.chmod(os.environ["XDG_RUNTIME_DIR"], 0o700)


live_in(BUILD / "home")
