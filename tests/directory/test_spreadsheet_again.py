"""Importing once more: what is changed, what stays as it was, and what a failure leaves."""

import json
from pathlib import Path

import pytest
import yaml

from directory import spreadsheet_files
from directory.load import load
from directory.spreadsheet_import import import_spreadsheet
from tests.directory.spreadsheets_made import (
    FILE,
    WHOLE,
    csv_text,
    files_under,
    imported,
    mentor,
    refused,
    rows_of,
    sheet,
)

ONE_CHANGED = "Mentors: 0 new, 1 changed, 0 as they were, 1 without a row left alone."
AS_IT_WAS = "Mentors: 0 new, 0 changed, 1 as they were, 1 without a row left alone."


def test_running_it_again_touches_nothing(sample: Path, tmp_path: Path) -> None:
    path = sheet(tmp_path, WHOLE | {"email": "nia@police.example"})
    imported(sample, path)
    before = files_under(sample)
    assert imported(sample, path) == AS_IT_WAS
    assert files_under(sample) == before


def test_a_file_that_says_the_same_by_hand_stays_as_it_is(sample: Path, tmp_path: Path) -> None:
    by_hand = sample / "mentors/nia-prosser.yml"
    text = FILE.replace("[phone, video]", "  # no trains\n  - phone\n  - video").replace(
        "role: Head of Forecasting", "role:   'Head  of Forecasting '"
    )
    by_hand.write_bytes(text.replace("\n", "\r\n").encode())
    before = files_under(sample)
    assert imported(sample, sheet(tmp_path, WHOLE)) == AS_IT_WAS
    assert files_under(sample) == before


def test_only_the_file_whose_row_changed_is_written(sample: Path, tmp_path: Path) -> None:
    jo = mentor(name="Jo Bloggs")
    imported(sample, sheet(tmp_path, WHOLE, jo))
    before = files_under(sample)
    said = imported(sample, sheet(tmp_path, WHOLE | {"places": None}, jo))
    after = files_under(sample)
    assert said == "Mentors: 0 new, 1 changed, 1 as they were, 1 without a row left alone."
    assert {name for name in after if before.get(name) != after[name]} == {
        "mentors/nia-prosser.yml"
    }
    assert (sample / "mentors/nia-prosser.yml").read_text() == FILE.replace("places: 2\n", "")


def test_comments_and_forms_made_by_hand_stay_beside_a_change(sample: Path, tmp_path: Path) -> None:
    by_hand = (
        FILE.replace("grade: officer", "\n# she moves in May\ngrade:   'officer'   # for now")
        .replace("[phone, video]", "\n  - phone # best\n  - video")
        .replace("name: Nia", "name:  Nia")
    )
    path = sample / "mentors/nia-prosser.yml"
    path.write_text(by_hand)
    changed = {"location": "Bath", "languages": None, "pronouns": "she/her", "places": 3}
    assert imported(sample, sheet(tmp_path, WHOLE | changed)) == ONE_CHANGED
    assert path.read_text() == (
        by_hand.replace("location: Swansea", "location: Bath")
        .replace("languages: [English, Cymraeg]\n", "")
        .replace("Nia Prosser\n", "Nia Prosser\npronouns: she/her\n")
        .replace("places: 2", "places: 3")
    )


def test_a_file_in_another_layout_is_written_anew(sample: Path, tmp_path: Path) -> None:
    path = sample / "mentors/nia-prosser.yml"
    path.write_text(json.dumps(yaml.safe_load(FILE)))
    assert imported(sample, sheet(tmp_path, WHOLE)) == AS_IT_WAS
    assert imported(sample, sheet(tmp_path, WHOLE | {"places": 3})) == ONE_CHANGED
    assert path.read_text() == FILE.replace("places: 2", "places: 3")


def test_fields_without_a_column_stay_as_the_file_has_them(sample: Path, tmp_path: Path) -> None:
    imported(sample, sheet(tmp_path, WHOLE))
    short = {"id": "nia-prosser", "name": "Nia Prosser", "places": 5, "spot minutes": 60}
    assert imported(sample, sheet(tmp_path, short)) == ONE_CHANGED
    assert (sample / "mentors/nia-prosser.yml").read_text() == FILE.replace(
        "places: 2", "places: 5"
    ).replace("minutes: 30", "minutes: 60")


def test_what_a_broken_file_says_besides_the_row_is_not_guessed(
    sample: Path, tmp_path: Path
) -> None:
    (sample / "mentors/nia-prosser.yml").write_text("name: [Nia\n")
    said = refused(sample, sheet(tmp_path, mentor()))
    assert said
    assert all(one.startswith("mentors/nia-prosser.yml:") for one in said)


def test_an_import_that_was_cut_short_is_finished_by_the_next(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"Mentor {letter}" for letter in "ABCDEF"]
    path = sheet(
        tmp_path, *(mentor(name=name, email=f"{name[-1]}@police.example") for name in names)
    )
    left, replace = [3], Path.replace

    def cut_short(self: Path, target: Path) -> Path:
        if not left[0]:
            raise OSError(28, "No space left on device", str(target))
        left[0] -= 1
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut_short)
        with pytest.raises(OSError, match="No space left"):
            import_spreadsheet(sample, path)

    assert imported(sample, path) == (
        "Mentors: 3 new, 0 changed, 3 as they were, 1 without a row left alone. "
        "people.csv: 6 new, 0 changed."
    )
    assert load(sample)[1] == []
    assert not (sample / spreadsheet_files.STAGE).exists()


def test_a_full_disk_changes_nothing(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_under(sample / "mentors")

    def full(self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    path = tmp_path / "list.csv"
    path.write_text(csv_text(rows_of(mentor())), encoding="utf-8")
    with pytest.raises(OSError, match="No space left"):
        import_spreadsheet(sample, path)
    assert files_under(sample / "mentors") == before
