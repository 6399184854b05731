"""Hostile method files: what people, programs and enemies can put where a method should stand.

Every file here must be refused with a place and a sentence, quickly; none may be read as a method.
"""

from __future__ import annotations

from intervisie.method.keys import METHOD, PART_KEYS, STEP

HEAD = "format: 1\nid: ronde\nlanguage: nl\nname: Ronde\n"
STEPS = "steps:\n  - title: Casus\n    time: 10m\n"
SOUND = HEAD + STEPS

_SEEN_BY_NOBODY = (
    *range(0x01, 0x09),
    0x0B,
    0x0C,
    *range(0x0E, 0x20),
    0x7F,
    *range(0x80, 0xA0, 5),
    0x2028,
    0x2029,
    0xFDD0,
    0xFEFF,
    0xFFFE,
    0x1FFFF,
    0x10FFFF,
)
_NO_TIMES = (
    "10", "-5m", "+5m", "0m", "00h00m", "481m", "9h", "99999m", "1e3m", "0x10m", "5 m", "5M", "m",
    "per adviser", "5m per", "5m per x", "5m +", "+ 5m", "5m 5m", "1m1h", "1s1m",
    ".inf", ".nan", "~", "null", "no", "1:30",
    "12:30:00",
    "١٠m", "１０m", "10m\u00a0per adviser", "5m per adviser per person", "1m,5", "{}", "[5m]", "1m" * 500,
)  # fmt: skip
_NO_IDS = (
    "Ronde", "ronde 1", "../ronde", "/etc/passwd", "ronde.yaml", "ronde/", "ronde\\x", "a_b", "-a", "a-",
    "é", "..", ".", "ronde;", "ronde|", "ro nde",
    "ronde\u202eednor", "ro\u200bnde", "r\u043ende", "x" * 65, "~user", "$(id)", "%n%n",
    "{a: b}",
    "[a]", "a\u00a0b", "CON:", "NUL.txt",
)  # fmt: skip
_CUT_OFF = SOUND.encode() + "é".encode()[:1]


def corpus() -> dict[str, bytes]:
    """Return every hostile file by a name that tells what is in it."""
    files: dict[str, bytes] = {
        "nothing": b"",
        "50-mb": SOUND.encode() + b"#" * (300 * 1024),
        "braces": b"{" * 200_000,
        "brackets": b"[" * 200_000,
        "flow-pairs": b"[{" * 50_000,
        "dashes": b"- " * 100_000,
        "question-marks": b"? " * 100_000,
        "nested-thirteen": f"{SOUND}fits: {'[' * 13}{']' * 13}\n".encode(),
        "many-values": f"{SOUND}fits: [{'a,' * 60_000}]\n".encode(),
        "many-keys": (SOUND + "".join(f"k{number}: v\n" for number in range(12_000))).encode(),
        "many-unknown-steps": (HEAD + "steps:\n" + "  - {tilte: a, tjid: 1}\n" * 2_000).encode(),
        "many-same-keys": (SOUND + "name: x\n" * 4_000).encode(),
        "alias-bomb": (
            "a: &a [x]\n" + "".join(f"k{n}: &k{n} [*a,*a,*a]\n" for n in range(99)) + SOUND
        ).encode(),
        "merge-bomb": ("a: &a {x: y}\n<<: [*a, *a]\n" + SOUND).encode(),
        "recursive-alias": f"{SOUND}fits: &f [*f]\n".encode(),
        "second-document": f"{SOUND}---\n{SOUND}".encode(),
        "second-document-by-dots": f"{SOUND}...\n{SOUND}".encode(),
        "tag-directive": f"%TAG ! tag:example.org,2000:\n---\n{SOUND}fits: !x []\n".encode(),
        "unknown-anchor": f"{SOUND}purpose: *nobody\n".encode(),
        "complex-key": f"{SOUND}? [a, b]\n: c\n".encode(),
        "mapping-as-key": f"{SOUND}? {{a: b}}\n: c\n".encode(),
        "escaped-nul": f'{SOUND}purpose: "a\\0b"\n'.encode(),
        "escaped-escape": f'{SOUND}purpose: "a\\e[2Jb"\n'.encode(),
        "escaped-next-line": f'{SOUND}purpose: "a\\Nb"\n'.encode(),
        "escaped-surrogate": f'{SOUND}purpose: "a\\ud800b"\n'.encode(),
        "nul": SOUND.encode() + b"purpose: a\x00b\n",
        "utf-16-le": SOUND.encode("utf-16-le"),
        "utf-16-be": SOUND.encode("utf-16-be"),
        "utf-16-marked": SOUND.encode("utf-16"),
        "utf-32-marked": SOUND.encode("utf-32"),
        "windows-1252": SOUND.replace("Casus", "Één").encode("cp1252"),
        "utf-8-cut-off": _CUT_OFF,
        "utf-8-overlong": SOUND.encode() + b"purpose: \xc0\x80\n",
        "utf-8-surrogate": SOUND.encode() + b"purpose: \xed\xa0\x80\n",
        "program": b"\x7fELF\x02\x01\x01" + bytes(300),
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "html": b"<!doctype html><html><body>Log in</body></html>",
        "mail": b"From: someone\nTo: everybody\nSubject: hello\n\nDear all,\n",
        "shell-script": b"#!/bin/sh\nrm -rf ~\n",
        "settings-of-something-else": b"services:\n  web: {image: nginx}\n",
        "json-list": b"[1, 2, 3]",
        "private-key": b"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhki\n-----END PRIVATE KEY-----\n",
        "newer-format": SOUND.replace("format: 1", "format: 2").encode(),
        "format-of-hundred-digits": SOUND.replace("format: 1", "format: " + "9" * 100).encode(),
        "cycle-of-reveals": f"{HEAD}hidden: [{{id: a, ask: b, revealed_at: a}}]\n{STEPS}".encode(),
    }
    tags = ("!x", "!!str", "!!python/object/apply:os.system", "!!binary", "!<tag:yaml.org,2002:str>", "!")
    files |= {f"tag-{tag}": f"{SOUND}purpose: {tag} hallo\n".encode() for tag in tags}
    files |= {f"unseen-{code:04x}": f"{SOUND}purpose: a{chr(code)}b\n".encode() for code in _SEEN_BY_NOBODY}
    for number, time in enumerate(_NO_TIMES):
        files[f"time-{number}"] = f"{HEAD}steps:\n  - {{title: a, time: {time}}}\n".encode()
    for number, value in enumerate(_NO_IDS):
        files[f"id-{number}"] = SOUND.replace("ronde", value).encode()
        files[f"step-id-{number}"] = f"{HEAD}steps: [{{title: a, id: {value}}}]\n".encode()
    for key in METHOD.keys:
        files[f"twice-{key.name}"] = f"{SOUND}{key.name}: a\n{key.name}: a\n".encode()
        files[f"deep-{key.name}"] = f"{SOUND}{key.name}: {{a: [{{b: c}}]}}\n".encode()
        files[f"empty-{key.name}"] = f"{SOUND}{key.name}:\n".encode()
    for key in (*STEP.keys[:1], *PART_KEYS):
        files[f"step-deep-{key.name}"] = f"{SOUND}    {key.name}: {{a: [{{b: c}}]}}\n".encode()
        files[f"step-capital-{key.name}"] = f"{SOUND}    {key.name.capitalize()}: a\n".encode()
        files[f"step-wide-{key.name}"] = f"{SOUND}    {_wide(key.name)}: a\n".encode()
        files[f"step-joined-{key.name}"] = f"{SOUND}    {key.name[0]}\u200d{key.name[1:]}: a\n".encode()
    return files


def _wide(word: str) -> str:
    """Return a word in full-width letters, which compare equal after normalisation."""
    return "".join(chr(ord(char) + 0xFEE0) for char in word)
