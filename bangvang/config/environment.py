"""Settings from the environment: three small readers and where the data lies."""

import os
import secrets
from pathlib import Path


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_bool(name: str, default: bool = False) -> bool:
    return env_text(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def env_int(name: str, default: int) -> int:
    return int(env_text(name) or default)


def env_secret(name: str, folder: Path) -> str:
    """The secret from the environment, else one made once and kept with mode 0600 in the data folder."""
    if value := env_text(name):
        return value
    path = folder / f"{name.lower()}.txt"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()
