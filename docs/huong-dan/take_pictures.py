"""Take the pictures of the guide from two offices: the demo as it opens, and the demo after its whole season.

    .venv/bin/python docs/huong-dan/take_pictures.py [--demo DATA] [--season DATA]

DATA are folders that exist already (as of `bangvang demo load`, `bangvang season --out`); without them both are made first.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PICTURES = Path(__file__).resolve().parent / "hinh"
PORT = 8237
ADDRESS = f"http://127.0.0.1:{PORT}"
PASSWORD = "mua-thu-vang-2024"  # noqa: S105 — of the invented demo, printed on its sign-in page
LARGEST = 200 * 1024
DESK, LOW, PHONE = {"width": 1280, "height": 860}, {"width": 1280, "height": 740}, {"width": 390, "height": 844}
# name, who, address or steps (a link to follow: "> start of its address", ">>" the last such), window
OPENING = (
    ("viec-cua-toi", "chuyenvien.so", ["/"], DESK),
    ("viec-cua-toi-truong", "canbo.thpt", ["/"], DESK),
    ("dang-ky", "canbo.thpt", ["/dang-ky/", "> /dang-ky/"], DESK),
    ("nhap-cac-nam-truoc", "canbo.thpt", ["/so-khen-thuong/nhap/"], DESK),
    ("ho-so-cua-toi", "giaovien.thpt", ["/ho-so-cua-toi/"], DESK),
)
CLOSING = (
    ("ke-hoach", "chuyenvien.so", ["/ke-hoach/", "> /ke-hoach/"], DESK),
    ("phong-trao", "chuyenvien.so", ["/phong-trao/"], DESK),
    ("kip-thoi", "chuyenvien.so", ["/kip-thoi/"], LOW),
    ("de-nghi", "chuyenvien.so", ["/de-nghi/"], DESK),
    ("to-trinh", "canbo.thpt", ["/de-nghi/", ">> /de-nghi/"], LOW),
    ("ho-so", "chuyenvien.so", ["/ho-so/?award=CSTDCS", "> /ho-so/"], LOW),
    ("phien-hop", "thuky.hoidong", ["/phien-hop/", "> /phien-hop/"], DESK),
    ("quyet-dinh", "chuyenvien.so", ["/quyet-dinh/", "> /quyet-dinh/"], LOW),
    ("nhat-ky", "thanhtra", ["/nhat-ky/"], DESK),
    ("bang-vang", "", ["/cong-khai/"], DESK),
    ("tra-cuu", "", ["/tra-cuu/{code}/"], DESK),
    ("tra-cuu-dien-thoai", "", ["/tra-cuu/{code}/"], PHONE),
)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--demo", type=Path)
    asked.add_argument("--season", type=Path)
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        demo = told.demo or made_demo(Path(scratch) / "demo")
        season = told.season or made_season(Path(scratch) / "season")
        take_all(OPENING, demo, "2024-06-12")
        take_all(CLOSING, season, "2025-01-31")
    return heavy()


def made_demo(data: Path) -> Path:
    data.mkdir()
    manage(data, "bangvang.config.manage", "migrate", "-v0")
    manage(data, "bangvang.cli", "demo", "load")
    return data


def made_season(out: Path) -> Path:
    manage(out, "bangvang.cli", "season", "--out", str(out))
    return out / "data"


def surroundings(data: Path, day: str = "2024-06-12") -> dict[str, str]:
    return {**os.environ, "BANGVANG_DATA": str(data), "BANGVANG_TODAY": day, "BANGVANG_DEBUG": "1"}


def manage(data: Path, *command: str) -> str:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=surroundings(data),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout.strip()


@contextmanager
def served(data: Path, day: str) -> Iterator[None]:
    command = [sys.executable, "-m", "bangvang.config.manage", "runserver", "--noreload", str(PORT)]
    server = subprocess.Popen(command, cwd=ROOT, env=surroundings(data, day), stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        wait_for_door()
        yield
    finally:
        server.terminate()
        server.wait()


def wait_for_door() -> None:
    for _try in range(120):
        try:
            urllib.request.urlopen(f"{ADDRESS}/tra-cuu/")  # noqa: S310
        except urllib.error.URLError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("The server did not open its door.")


def take_all(wanted: tuple[Any, ...], data: Path, day: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    with served(data, day), sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, who, way, window in wanted:
            context = chromium.new_context(base_url=ADDRESS, locale="vi-VN", viewport=window)
            take(context.new_page(), name, who, way, data)
            context.close()
        chromium.close()


def take(page: Any, name: str, who: str, way: list[str], data: Path) -> None:
    if who:
        sign_in(page, who)
    for step in way:
        if step.startswith(">"):
            how, _space, start = step.partition(" ")
            link = f"a[href^='{start}']:not([href*='/dot/'])"
            found = page.locator(f"main table {link}, main section li {link}")
            (found.last if how == ">>" else found.first).click()
        else:
            page.goto(step.format(code=code_of(data) if "{code}" in step else ""))
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")
    print(name, page.url)


def sign_in(page: Any, who: str) -> None:
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(who)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("heading", name="Việc của tôi", level=1).wait_for()


def code_of(data: Path) -> str:
    """The code of one certificate of the season."""
    asked = (
        "from bangvang.office.decisions.models import Certificate as C; print(C.objects.order_by('pk').first().code)"
    )
    return manage(data, "bangvang.config.manage", "shell", "-v0", "-c", asked).splitlines()[-1]


def heavy() -> int:
    found = [picture.name for picture in PICTURES.glob("*.png") if picture.stat().st_size > LARGEST]
    print("Too heavy: " + ", ".join(found) if found else "All pictures are at most 200 kB.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
