"""The whole pool as it is started for a person: what it keeps, shows and refuses."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import boto3
import pytest

from laptop.places import HOME
from laptop.spare import Laptop

MENTEE = "dee@gov.example"
MAY_SECONDS = 30


def page(pool: Laptop, address: str) -> str:
    """Read a page, whatever its status."""
    try:
        with urllib.request.urlopen(pool.base_url + address, timeout=20) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as refused:
        return refused.read().decode()


def until(true: Callable[[], bool]) -> bool:
    """Wait a while for something that takes a moment."""
    give_up = time.monotonic() + MAY_SECONDS
    while not (happened := true()) and time.monotonic() < give_up:
        time.sleep(0.1)
    return happened


def letters(pool: Laptop) -> list[str]:
    """List the letters' files, oldest first."""
    return sorted(file.name for file in pool.inbox_dir.glob("*.eml"))


def ask_for_a_code(pool: Laptop) -> None:
    """Post the sign-in form as a browser does."""
    connection = http.client.HTTPConnection(pool.base_url.removeprefix("http://"), timeout=20)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin",
        "Origin": pool.base_url,
    }
    connection.request("POST", "/my/sign-in", urllib.parse.urlencode({"address": MENTEE}), headers)
    assert connection.getresponse().status == 303
    connection.close()


def count_items(pool: Laptop) -> int:
    """Count what the table holds."""
    client = boto3.client(
        "dynamodb",
        endpoint_url=pool.endpoint_url,
        region_name="eu-west-2",
        aws_access_key_id="laptop",
        aws_secret_access_key="laptop",
    )
    count: int = client.scan(TableName=pool.table_name, Select="COUNT")["Count"]
    return count


def run_in(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the laptop with its memory and its site in a folder of the test."""
    places = [f"--remembered={folder / 'laptop'}", f"--public={folder / 'public'}"]
    command = [sys.executable, "-m", "laptop", *places, *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_it_says_where_it_is_and_who_to_sign_in_as(pool: Laptop) -> None:
    """A line for each step, then the address, the inbox and sample people."""
    steps = re.findall(r"^(\w+ing .*) …$", pool.output, re.MULTILINE)
    assert steps == [
        "Starting the emulated AWS",
        "Building the directory from 4 biographies",
        "Publishing the mentors to the table",
    ]
    assert f"{pool.base_url}/inbox/" in pool.output
    assert "amara.okafor@northshire.police.example" in pool.output
    assert "Elin Haf Tudur has no address" in pool.output


def test_a_letter_is_in_the_inbox_soon_after_it_is_written(pool: Laptop) -> None:
    """From the outbox through the stream to the function that sends."""
    before = letters(pool)
    ask_for_a_code(pool)
    assert until(lambda: letters(pool) != before)
    assert MENTEE in page(pool, "/inbox/")
    assert "is your code" in page(pool, f"/inbox/latest?to={MENTEE}")


def test_an_edited_biography_is_on_screen_and_a_broken_one_is_not(
    pool: Laptop, copied: Path
) -> None:
    """The last good page stays, under the problems, until the file is put right."""
    file = copied / "mentors" / "mei-lin.yml"
    good = file.read_text()
    file.write_text(good.replace("name: Mei Lin", "name: Mei Lin Chandra"))
    assert until(lambda: "Mei Lin Chandra" in page(pool, "/mentors/mei-lin/"))
    file.write_text(good.replace("name: Mei Lin", "name: [Mei"))
    assert until(lambda: "Not shown yet" in page(pool, "/mentors/mei-lin/"))
    broken = page(pool, "/mentors/mei-lin/")
    assert "mentors/mei-lin.yml:" in broken
    assert broken.index("Not shown yet") < broken.rindex("Mei Lin Chandra")
    assert "Not shown yet" in page(pool, "/my/sign-in")
    file.write_text(good)
    assert until(lambda: "Not shown yet" not in page(pool, "/mentors/mei-lin/"))
    assert "Chandra" not in page(pool, "/mentors/mei-lin/")


def test_a_photo_is_on_screen_as_soon_as_it_lies_there_and_gone_with_it(
    pool: Laptop, copied: Path
) -> None:
    """A page shows the photo of its mentor, and the initials again without it."""
    photo, shown = copied / "mentors" / "mei-lin.jpg", re.compile(r'<img class="pool-photo large"')
    picture = (HOME / "mentors" / "mei-lin.jpg").read_bytes()
    photo.unlink(missing_ok=True)
    assert until(lambda: not shown.search(page(pool, "/mentors/mei-lin/")))
    photo.write_bytes(picture)
    assert until(lambda: bool(shown.search(page(pool, "/mentors/mei-lin/"))))
    photo.unlink()
    assert until(lambda: not shown.search(page(pool, "/mentors/mei-lin/")))


def test_an_edited_page_is_on_screen(pool: Laptop, copied: Path) -> None:
    """Prose as well as biographies."""
    file = copied / "site" / "pages" / "guidance" / "mentees.md"
    file.write_text(file.read_text() + "\nA line that was just added.\n")
    assert until(lambda: "A line that was just added." in page(pool, "/guidance/mentees/"))


def test_stopping_and_starting_loses_nothing(pool: Laptop) -> None:
    """Letters, table and clock; a mentor published before is not published anew."""
    before = letters(pool)
    items = count_items(pool)
    assert pool.stop() == 0
    pool.start()
    assert (letters(pool), count_items(pool)) == (before, items)


def test_a_crash_loses_nothing_either(pool: Laptop) -> None:
    """The emulator notices that it was left alone, and saves."""
    items = count_items(pool)
    pool.kill()
    pool.start()
    assert count_items(pool) == items


def test_a_day_can_be_moved_to_and_stays(pool: Laptop) -> None:
    """The daily work runs for each day on the way; a restart goes on from there."""
    target = datetime.now(UTC).date() + timedelta(days=30)
    answer = pool.set_date(target.isoformat())
    assert answer.startswith(f"It is {target:%A} {target.day} {target:%B %Y} in the pool now")
    assert (pool.places.remembered / "functions.log").read_text().count("day done") >= 30
    pool.stop()
    pool.start()
    assert f"{target:%A} {target.day} {target:%B %Y}" in pool.output
    earlier = (target - timedelta(days=2)).isoformat()
    assert "time only goes forward" in pool.set_date(earlier)
    assert 'Write the date as in "2027-01-15"' in pool.set_date("next week")


def test_nobody_without_the_token_moves_the_clock(pool: Laptop) -> None:
    """A page in the same browser must not be able to."""
    form = urllib.parse.urlencode({"date": date.max.isoformat()}).encode()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{pool.base_url}/laptop/day", form, timeout=20)


def test_a_second_pool_on_the_same_memory_is_refused(pool: Laptop) -> None:
    """Two would overwrite what the other remembers; and nothing is forgotten while it runs."""
    for command in (["run", "--port=0"], ["clean"]):
        second = run_in(pool.places.remembered.parent, *command)
        assert second.returncode == 1
        assert second.stderr.startswith("The pool runs already in this folder")
    assert letters(pool)


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    """And how to take another; nothing is started."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = run_in(tmp_path, "run", f"--port={port}")
    assert refused.returncode == 1
    assert refused.stderr == (
        f"Port {port} is in use by another program: stop that one, or choose another port "
        f"with `make run PORT={port + 1}`.\n"
    )


def test_a_broken_file_at_the_first_start_is_said(tmp_path: Path, copied: Path) -> None:
    """There is no last good page to show: exit code 1, and what to put right."""
    file = copied / "mentors" / "ben-hughes.yml"
    good = file.read_text()
    file.write_text("name: [\n")
    try:
        refused = run_in(tmp_path, f"--root={copied}", "run", "--port=0")
    finally:
        file.write_text(good)
    assert refused.returncode == 1
    assert "can't be built before this is put right" in refused.stderr
    assert "mentors/ben-hughes.yml:" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_moving_a_pool_that_is_not_running_is_said(tmp_path: Path) -> None:
    """And how to start it."""
    refused = run_in(tmp_path, "day", "2027-01-15")
    assert refused.returncode == 1
    assert refused.stderr.startswith("The pool isn't running: start it with `make run`")


def test_clean_forgets_and_says_what(tmp_path: Path) -> None:
    """All that is remembered, and nothing else."""
    (tmp_path / "laptop" / "inbox").mkdir(parents=True)
    done = run_in(tmp_path, "clean")
    assert (done.returncode, (tmp_path / "laptop").exists()) == (0, False)
    assert done.stdout.startswith("Forgotten: every request, pairing, appointment and letter")


def test_a_machine_without_python_is_told_what_to_install() -> None:
    """By make itself, in a sentence."""
    environment = {name: value for name, value in os.environ.items() if name != "MAKEFLAGS"}
    command = ["make", "-s", "run", "PYTHON="]
    refused = subprocess.run(
        command, cwd=HOME, env=environment, capture_output=True, text=True, check=False
    )
    assert refused.returncode != 0
    assert refused.stderr.startswith("Mentor Pool needs Python 3.11 or newer")
