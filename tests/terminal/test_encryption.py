"""Encryption as people use it: asked for unseen, proved first, and no trace of a word on the disk."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from intervisie.errors import AnswerNeededError
from tests.archive.sealed import PASSPHRASE, a_sealed_archive, a_vault, traces
from tests.terminal.programs import ROOT, START, archive_of, command, environment, run

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.terminal.test_terminal import Terminal

WORDS = ("Marmelade", "Zeekoetje", "Walrussen", "Pinguin")
NAMES = ("--participant", "Zeekoetje", "--participant", "Walrussen")
SEALED = ("start", "incidentmethode", *NAMES, "--group", "Pinguinclub", "--plain", "--yes")
LINES = "/owner Zeekoetje\n/question Marmelade?\n#note Marmelade van Walrussen\n"
DOCTOR = ("doctor",)
ASKED = "Passphrase (nothing shows while you type):"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a data folder in which what begins is sealed, with a vault that opens quickly."""
    a_vault(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return the name of a file with the passphrase in it."""
    return secret(tmp_path / "passphrase", PASSPHRASE)


def secret(path: Path, passphrase: str, mode: int = 0o600) -> str:
    path.write_text(f"{passphrase}\n", encoding="utf-8")
    path.chmod(mode)
    return str(path)


def everything(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_a_meeting_goes_through_a_pipe_sealed_and_comes_back_whole(home: Path, file: str) -> None:
    begun = run(home, *SEALED, lines=LINES, INTERVISIE_PASSPHRASE_FILE=file)
    resumed = run(
        home,
        "resume",
        "--plain",
        lines="#note Pinguin zei ook iets\n/end\n/yes\n",
        INTERVISIE_PASSPHRASE_FILE=file,
    )
    sheet = run(
        home, "export", "--document", "owner", "--output", "-", INTERVISIE_PASSPHRASE_FILE=file
    ).stdout.decode()

    assert (begun.returncode, resumed.returncode) == (0, 0)
    assert "Marmelade?" in sheet
    assert traces(WORDS, home) == []
    assert [one.notes for one in a_sealed_archive(home).summaries()] == [2]


def test_no_word_is_on_the_disk_during_a_meeting_or_after_it(home: Path, file: str, tmp_path: Path) -> None:
    """Figure 20 of the design, over ten meetings: data, temporary files and crash reports."""
    temporary, config = tmp_path / "temporary", tmp_path / "config"
    for folder in (temporary, config):
        folder.mkdir()
    outside = {name: str(config) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    for _ in range(10):
        process = subprocess.Popen(
            command(*SEALED),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            env=environment(home, INTERVISIE_PASSPHRASE_FILE=file, TMPDIR=str(temporary), **outside),
        )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(LINES.encode())
        process.stdin.flush()
        heard = b""
        while b"Noted (1)." not in heard:
            line = process.stdout.readline()
            assert line, heard
            heard += line
        assert traces(WORDS, home, temporary, config) == []
        process.communicate(b"/end\n/yes\n", timeout=30)
        assert process.returncode == 0
        assert traces(WORDS, home, temporary, config) == []

    assert len(a_sealed_archive(home).summaries()) == 10


def test_a_meeting_that_goes_on_elsewhere_stays_sealed_there(home: Path, file: str, tmp_path: Path) -> None:
    stick, other = tmp_path / "stick", tmp_path / "other"
    a_vault(other)
    lines = f"{LINES}/save-in {other}\n/save-in {stick}\n#note Pinguin op een stick\n"

    done = run(home, *SEALED, lines=lines, INTERVISIE_PASSPHRASE_FILE=file)

    assert b"sealed with another vault" in done.stdout
    assert b"Noted (2)." in done.stdout
    assert traces(WORDS, home, stick, other) == []
    assert [one.notes for one in a_sealed_archive(stick).summaries()] == [2]
    listed = run(stick, "meetings", "list", INTERVISIE_PASSPHRASE_FILE=file)
    assert b"2 notes" in listed.stdout


def test_a_draft_on_a_terminal_is_sealed_and_offered_again(home: Path) -> None:
    half = "Marmelade van Zeekoetje, lang genoeg om meteen te bewaren"
    terminal = Terminal(home, *SEALED)
    terminal.see(ASKED).enter(PASSPHRASE).see("The clock stands still.").ready()
    terminal.enter("#note een").see("Noted (1).").type(f"{half} en nog niet af").see("niet af")
    begun = time.monotonic()
    while not list((home / "meetings").glob("*.draft")) and time.monotonic() - begun < 20:
        pass
    terminal.child.kill(15)
    assert terminal.ended() == 143
    assert list((home / "meetings").glob("*.draft"))
    assert traces(WORDS, home) == []

    again = Terminal(home, "resume", "--plain")

    again.see(ASKED).enter(PASSPHRASE).see(half).type("\x15\x04")
    assert again.ended() == 0


def test_the_passphrase_is_asked_before_the_first_question_and_never_shown(home: Path) -> None:
    terminal = Terminal(home, "start", "--plain")
    terminal.see(ASKED)
    before = terminal.child.before or ""

    terminal.enter(PASSPHRASE).see("Help me choose")
    shown = terminal.child.before or ""
    terminal.child.close(force=True)

    assert "?" not in before
    assert PASSPHRASE not in shown
    assert "*" not in shown


def test_three_wrong_passphrases_end_it_with_nothing_changed(home: Path, file: str) -> None:
    run(home, *SEALED, lines=LINES, INTERVISIE_PASSPHRASE_FILE=file)
    before = everything(home)

    for arguments in (SEALED, ("meetings", "list"), ("resume", "--plain"), ("search", "x"), ("doctor",)):
        terminal = Terminal(home, *arguments)
        for guess in ("fout", "ook fout"):
            terminal.see(ASKED).enter(guess).see("That is not the passphrase.")
        terminal.see(ASKED).enter("weer fout").see("wrong three times")
        assert terminal.ended() == 7

    assert everything(home) == before


def test_a_second_guess_may_be_right(home: Path, file: str) -> None:
    run(home, *SEALED, lines=LINES, INTERVISIE_PASSPHRASE_FILE=file)
    terminal = Terminal(home, "meetings", "list")

    terminal.see(ASKED).enter("fout").see(ASKED).enter(PASSPHRASE).see("Incident")

    assert terminal.ended() == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("meetings", "list"),
        ("meetings", "show"),
        ("search", "Marmelade"),
        ("export", "--document", "minutes", "--output", "-"),
        ("resume", "--plain"),
        ("actions", "list"),
        ("hours",),
        ("overview",),
        ("groups", "list"),
        ("doctor",),
        ("start", "incidentmethode", *NAMES, "--plain", "--yes"),
        ("encryption", "seal"),
        ("encryption", "off"),
        ("encryption", "recovery"),
        ("encryption", "passphrase"),
    ],
    ids=" ".join,
)
def test_a_wrong_passphrase_in_a_file_is_7_for_every_command(
    home: Path, file: str, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    run(home, *SEALED, lines=LINES, INTERVISIE_PASSPHRASE_FILE=file)
    before = everything(home)

    done = run(home, *arguments, INTERVISIE_PASSPHRASE_FILE=secret(tmp_path / "wrong", "a wrong guess"))

    assert done.returncode == 7
    assert b"Traceback" not in done.stderr
    assert everything(home) == before
    assert not any(word.encode() in done.stdout + done.stderr for word in WORDS)


def test_a_wrong_passphrase_is_refused_as_vaults_are_really_made(tmp_path: Path) -> None:
    home, file = tmp_path / "home", secret(tmp_path / "right", PASSPHRASE)
    made = run(home, "encryption", "on", INTERVISIE_PASSPHRASE_FILE=file)
    before = everything(home)

    done = run(home, *SEALED, INTERVISIE_PASSPHRASE_FILE=secret(tmp_path / "wrong", "a wrong guess"))

    assert (made.returncode, done.returncode) == (0, 7)
    assert everything(home) == before
    assert run(home, *SEALED, INTERVISIE_PASSPHRASE_FILE=file).returncode == 0


def test_nobody_to_ask_is_8_and_names_the_way_for_scripts(home: Path) -> None:
    done = subprocess.run(
        command(*SEALED),
        input=b"",
        capture_output=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env=environment(home),
        start_new_session=True,
    )

    assert done.returncode == 8
    assert b"INTERVISIE_PASSPHRASE_FILE" in done.stderr
    assert not list((home / "meetings").glob("*.jsonl"))


def test_a_passphrase_comes_through_a_pipe_of_its_own(home: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)

    done = subprocess.run(
        command(*SEALED),
        input=LINES.encode(),
        capture_output=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env=environment(home, INTERVISIE_PASSPHRASE_FILE=f"/dev/fd/{reading}"),
        pass_fds=(reading,),
    )
    os.close(reading)

    assert done.returncode == 0
    assert b"Noted (1)." in done.stdout


def test_a_passphrase_file_that_cannot_be_used_is_5(home: Path, tmp_path: Path) -> None:
    before = everything(home)
    empty, folder = secret(tmp_path / "empty", ""), tmp_path / "folder"
    folder.mkdir(0o700)
    long = secret(tmp_path / "long", "x" * 10_000)
    open_to_all = secret(tmp_path / "open", PASSPHRASE, 0o644)

    for unusable in (empty, str(folder), long, open_to_all, str(tmp_path / "nowhere"), "a\x1bb"):
        done = run(home, *SEALED, INTERVISIE_PASSPHRASE_FILE=unusable)

        assert done.returncode == 5, unusable
        assert b"\x1b" not in done.stderr
        assert PASSPHRASE.encode() not in done.stderr
    assert everything(home) == before


@pytest.mark.parametrize(
    ("pattern", "becomes"),
    [
        (b"(.{200}).*", rb"\1"),
        (rb'"operations":1', rb'"operations":9'),
        (rb".+", b'{"format":2}'),
        (rb".+", b""),
    ],
    ids=["cut", "changed", "newer", "empty"],
)
def test_a_vault_that_cannot_be_used_is_4(home: Path, file: str, pattern: bytes, becomes: bytes) -> None:
    run(home, *SEALED, lines=LINES, INTERVISIE_PASSPHRASE_FILE=file)
    vault = home / "vault.json"
    vault.write_bytes(re.sub(pattern, becomes, vault.read_bytes(), count=1, flags=re.DOTALL))

    for arguments in (
        SEALED,
        ("meetings", "list"),
        ("encryption", "status"),
        ("encryption", "on"),
        ("doctor",),
    ):
        done = run(home, *arguments, INTERVISIE_PASSPHRASE_FILE=file)

        assert done.returncode == 4, arguments
        assert b"Traceback" not in done.stderr


def test_encryption_is_turned_on_in_a_conversation_with_a_recovery_key_shown_once(tmp_path: Path) -> None:
    run(tmp_path, *START, lines="#note Marmelade\n")
    terminal = Terminal(tmp_path, "encryption", "on")

    terminal.see("A lost passphrase cannot be asked for again")
    terminal.see("New passphrase").enter("kort").see("too short")
    terminal.see("New passphrase").enter(PASSPHRASE).see("Once more").enter("iets anders").see(
        "two different"
    )
    terminal.see("New passphrase").enter(PASSPHRASE).see("Once more").enter(PASSPHRASE).see(
        "Encryption is on"
    )
    terminal.see("recovery key").see("Make a recovery key").type("\r")
    terminal.child.expect(r"\b([0-9A-Z]{4}(?:-[0-9A-Z]{4}){8})\b")
    written = terminal.child.match.group(1)
    terminal.see("unsealed").see("Seal them too").type("\r").see("1 is sealed now.")
    assert terminal.ended() == 0

    assert traces(("Marmelade", written, PASSPHRASE), tmp_path) == []
    opened = Terminal(tmp_path, "meetings", "list")
    opened.see(ASKED).enter(written.lower()).see("Incident")
    assert opened.ended() == 0


def test_encryption_is_turned_on_and_off_by_a_script(tmp_path: Path) -> None:
    home, file = tmp_path / "home", secret(tmp_path / "right", PASSPHRASE)
    run(home, *START, lines="#note Marmelade\n")

    def told(*arguments: str) -> str:
        done = run(home, *arguments, INTERVISIE_PASSPHRASE_FILE=file)
        assert done.returncode == 0, done.stderr
        return done.stdout.decode()

    def status() -> dict[str, object]:
        found: dict[str, object] = json.loads(told("encryption", "status", "--json"))
        return found

    nothing, one = ({"sealed": 0, "half_sealed": 0, "unsealed": count} for count in (0, 1))
    off = {"on": False, "vault": False, "recovery_key": False, "meetings": one, "groups": nothing}
    assert status() == off
    assert "To seal it: intervisie encryption seal" in told("encryption", "on")
    assert status() == {**off, "on": True, "vault": True}
    assert "Encryption is on already." in told("encryption", "on", "--seal")
    assert status() == {**off, "on": True, "vault": True, "meetings": {**nothing, "sealed": 1}}
    assert "Everything here is sealed." in told("encryption", "seal")
    assert "It is not shown again" in told("encryption", "recovery")
    assert status()["recovery_key"] is True
    assert "opens nothing any more" in told("encryption", "recovery", "--remove")
    assert "stays sealed" in told("encryption", "off")
    assert status()["on"] is False
    assert "with the passphrase you had" in told("encryption", "on")
    assert (home / "vault.json").stat().st_mode & 0o777 == 0o600


def test_the_passphrase_is_changed_by_a_script(home: Path, file: str, tmp_path: Path) -> None:
    run(home, *SEALED, lines=LINES, INTERVISIE_PASSPHRASE_FILE=file)
    new, short = secret(tmp_path / "new", "heel andere woorden"), secret(tmp_path / "short", "kort")

    refused = run(home, "encryption", "passphrase", "--new", short, INTERVISIE_PASSPHRASE_FILE=file)
    done = run(home, "encryption", "passphrase", "--new", new, INTERVISIE_PASSPHRASE_FILE=file)

    assert (refused.returncode, done.returncode) == (2, 0)
    assert run(home, "meetings", "list", INTERVISIE_PASSPHRASE_FILE=file).returncode == 7
    assert b"Incident" in run(home, "meetings", "list", INTERVISIE_PASSPHRASE_FILE=new).stdout


def test_what_needs_a_vault_says_so_without_one(tmp_path: Path) -> None:
    for name in ("off", "passphrase", "recovery", "seal"):
        done = run(tmp_path, "encryption", name)

        assert done.returncode == 2
        assert b"intervisie encryption on" in done.stderr


def test_a_meeting_in_progress_stays_unsealed_and_is_named(tmp_path: Path) -> None:
    home, file = tmp_path / "home", secret(tmp_path / "right", PASSPHRASE)
    terminal = Terminal(home, *START)
    terminal.see("The clock stands still.").ready()
    a_vault(home)

    done = run(home, "encryption", "seal", INTERVISIE_PASSPHRASE_FILE=file)

    terminal.enter("#note een").see("Noted (1).").type("\x04")
    assert terminal.ended() == 0
    assert done.returncode == 6
    assert b"stays unsealed" in done.stderr
    again = run(home, "encryption", "seal", INTERVISIE_PASSPHRASE_FILE=file)
    assert again.stdout.startswith(b"1 is sealed now.")


@pytest.mark.parametrize("delay", range(0, 6, 2))
def test_a_kill_while_everything_is_being_sealed_loses_nothing(tmp_path: Path, delay: int) -> None:
    home, file = tmp_path / "home", secret(tmp_path / "right", PASSPHRASE)
    for number in range(3):
        begun = run(home, *START, lines=f"#note Marmelade {number}\n")
        assert begun.returncode == 0, begun.stderr
    a_vault(home)
    process = subprocess.Popen(
        command("encryption", "seal"), cwd=ROOT, env=environment(home, INTERVISIE_PASSPHRASE_FILE=file)
    )
    while process.poll() is None and len(list((home / "meetings").glob("*.key"))) <= delay // 2:
        pass
    process.kill()
    process.wait()

    archive = a_sealed_archive(home)
    assert [one.notes for one in archive.summaries()] == [1, 1, 1]
    assert run(home, "encryption", "seal", INTERVISIE_PASSPHRASE_FILE=file).returncode == 0
    assert traces(("Marmelade",), home) == []
    assert [one.notes for one in a_sealed_archive(home).summaries()] == [1, 1, 1]


def test_without_the_library_it_is_said_how_to_get_it(home: Path, file: str, tmp_path: Path) -> None:
    hiding = tmp_path / "hiding" / "nacl"
    hiding.mkdir(parents=True)
    (hiding / "__init__.py").write_text("raise ImportError('not here')")
    path = os.pathsep.join((str(hiding.parent), str(ROOT)))

    for arguments in (SEALED, ("encryption", "seal")):
        done = run(home, *arguments, INTERVISIE_PASSPHRASE_FILE=file, PYTHONPATH=path)
        assert done.returncode == 2
        assert b"pip install 'intervisie[encryption]'" in done.stderr
    elsewhere = run(tmp_path / "elsewhere", *START, lines="#note een\n", PYTHONPATH=path)
    assert elsewhere.returncode == 0


def test_completion_asks_nothing_and_offers_dates_only(home: Path, file: str) -> None:
    run(home, *SEALED, lines=LINES, INTERVISIE_PASSPHRASE_FILE=file)
    completing = {"_INTERVISIE_COMPLETE": "complete_bash"}

    done = run(home, **completing, COMP_WORDS="intervisie resume ", COMP_CWORD="2")

    assert done.stdout.decode().strip().endswith("-1")
    assert b"assphrase" not in done.stdout + done.stderr
    groups = run(home, **completing, COMP_WORDS="intervisie groups show ", COMP_CWORD="3")
    assert b"Pinguin" not in groups.stdout


def test_a_sealed_meeting_is_erased_by_its_date_without_the_passphrase(home: Path, file: str) -> None:
    run(home, *SEALED, lines=LINES, INTERVISIE_PASSPHRASE_FILE=file)
    (handle,) = a_sealed_archive(home).handles()

    done = subprocess.run(
        command("meetings", "erase", handle, "--yes"),
        capture_output=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env=environment(home),
        start_new_session=True,
    )

    assert done.returncode == 0
    assert [path.name for path in (home / "meetings").iterdir()] == ["handles.lock"]


def test_only_the_meetings_that_are_named_are_sealed(tmp_path: Path) -> None:
    home, file = tmp_path / "home", secret(tmp_path / "right", PASSPHRASE)
    for _ in range(2):
        run(home, *START, lines="#note een\n")
    a_vault(home)
    last, first = a_sealed_archive(home).handles()

    done = run(home, "encryption", "seal", first, INTERVISIE_PASSPHRASE_FILE=file)
    unknown = run(home, "encryption", "seal", "2020-01-01-1", INTERVISIE_PASSPHRASE_FILE=file)

    assert (done.returncode, unknown.returncode) == (0, 2)
    plain = archive_of(home)
    assert [note.text for note in plain.load(last).notes] == ["een"]
    with pytest.raises(AnswerNeededError):
        plain.load(first)


def test_the_first_meeting_that_is_kept_on_a_terminal_ends_with_the_offer(tmp_path: Path) -> None:
    def last_words(home: Path) -> str:
        terminal = Terminal(home, *START)
        if (home / "vault.json").exists():
            terminal.see(ASKED).enter(PASSPHRASE)
        terminal.see("The clock stands still.").ready().enter("/end").see("/yes").enter("/yes")
        terminal.see("closed").ready().type("\x04").see("The group minutes")
        terminal.ended()
        return str(terminal.child.before)

    first, second = last_words(tmp_path / "home"), last_words(tmp_path / "home")
    a_vault(tmp_path / "sealed")

    assert "intervisie encryption on" in " ".join(first.split())
    assert "encryption" not in second
    assert "encryption" not in last_words(tmp_path / "sealed")


@pytest.fixture(autouse=True)
def _no_trace_in_the_temporary_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Look that nothing a test ran left a word where every program may write."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setenv("TMPDIR", str(folder))
    yield
    for path in folder.rglob("*"):
        assert not path.is_file() or b"Marmelade" not in path.read_bytes()
