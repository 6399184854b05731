"""Mistakes in method files, each with whether a schema can see it: what the two checks must agree on."""

from __future__ import annotations

from msgspec import Struct

HEAD = "format: 1\nid: korte-ronde\nlanguage: nl\nname: Korte ronde\n"
STEPS = "steps:\n  - title: Vragen\n    mode: questions\n    time: 4m per adviser\n"


class Mistake(Struct, frozen=True):
    """A file with one mistake; `only_here` is why no schema can see it, "" when it can."""

    name: str
    text: str
    only_here: str = ""


def _top(name: str, lines: str, only_here: str = "") -> Mistake:
    return Mistake(name, HEAD + lines + STEPS, only_here)


def _only_step(name: str, lines: str, only_here: str = "") -> Mistake:
    return Mistake(name, f"{HEAD}steps:\n  - {lines}\n", only_here)


MISTAKES = (
    Mistake("no steps", HEAD),
    Mistake("no name", HEAD.replace("name: Korte ronde\n", "") + STEPS),
    Mistake("no id", HEAD.replace("id: korte-ronde\n", "") + STEPS),
    Mistake("no language", HEAD.replace("language: nl\n", "") + STEPS),
    Mistake("no format", HEAD.replace("format: 1\n", "") + STEPS),
    Mistake("a format of the future", HEAD.replace("format: 1", "format: 99") + STEPS),
    Mistake("a language that is not there", HEAD.replace("language: nl", "language: de") + STEPS),
    Mistake("capitals in an id", HEAD.replace("korte-ronde", "Korte Ronde") + STEPS),
    Mistake("steps that are a text", HEAD + "steps: vragen\n"),
    Mistake("no step at all", HEAD + "steps: []\n"),
    _top("a Dutch word for a key", "doel: Leren\n"),
    _top("a form that does not exist", "form: therapie\n"),
    _top("a list for a text", "purpose: [leren]\n"),
    _top("an empty purpose", "purpose:\n"),
    _top("people in words", "people: zes\n"),
    _top("fewest people in words", "people: {min: twee}\n"),
    _top("nobody at all", "people: {min: 0}\n"),
    _top("an unknown key of people", "people: {minimum: 3}\n"),
    _top("sources as one text", "sources: een boek\n"),
    _top("a hidden thing without a question", "hidden:\n  - {id: afloop, revealed_at: step-1}\n"),
    _only_step("a mode in Dutch", "{title: Vragen, mode: rondje}"),
    _only_step("a time without a unit", "{title: Vragen, time: 10}"),
    _only_step("a clock time for a duration", "{title: Vragen, time: '12:30'}"),
    _only_step("a time per participant", "{title: Vragen, time: 2m per deelnemer}"),
    _only_step("a range that is no range", "{title: Vragen, between: 15m}"),
    _only_step("no title", "{mode: questions}"),
    _only_step("a step that is a text", "Vragen stellen"),
    _only_step("a key that does not exist", "{title: Vragen, kleur: rood}"),
    _only_step("a record that does not exist", "{title: Vragen, record: aantekeningen}"),
    _only_step("an unknown key of a record", "{title: Vragen, record: {kind: notes, soort: x}}"),
    _only_step("an empty list of parts", "{title: Vragen, parts: []}"),
    _only_step("roles as words", "{title: Vragen, gives: {a: b}}"),
    _top("a role without a name", "roles:\n  - {id: secretaris}\n"),
    _top("a variant without an id", "variants:\n  - {name: Kort}\n"),
    _only_step("a yes that is none", "{title: Vragen, optional: misschien}"),
    _only_step("pitfalls as one text", "{title: Vragen, watch: P1}"),
    _only_step("a branch without a question", "{title: Vragen, branch: {yes: {again_from: step-1}}}"),
    _only_step(
        "a share that is no share", "{title: V, branch: {ask: Ja?, no: {again_from: step-1, time: 5}}}"
    ),
    _only_step("one module", "{title: Kiezen, module: [{id: a, title: A}]}"),
    _only_step("a module without a title", "{title: Kiezen, module: [{id: a}, {id: b, title: B}]}"),
    _only_step("a loop over nothing", "{for_each: iedereen, steps: [{title: Vragen}]}"),
    _only_step("a loop without steps", "{for_each: participant, steps: []}"),
    _only_step("laps that do not exist", "{title: Vragen, mode: turns, laps: zeven}"),
    _only_step("two lines for a title", '{title: "Vragen\\nstellen"}'),
    _only_step("a goal that does not exist", "{title: Vragen, record: {kind: notes, goes_to: iedereen}}"),
    # What only the whole file tells.
    _top("protecting what is not there", "protect: [einde]\n", "it points at an id"),
    _top(
        "hidden until a step that is not there",
        "hidden:\n  - {id: a, ask: Wat?, revealed_at: einde}\n",
        "it points at an id",
    ),
    _top("more people at least than at most", "people: {min: 9, max: 3}\n", "it compares numbers"),
    _only_step("a pitfall that is not in the list", "{title: Vragen, watch: [P99]}", "it points at an id"),
    _only_step(
        "a range the wrong way round", "{title: Vragen, time: 5m, between: 9m - 3m}", "it compares numbers"
    ),
    _only_step("a time of nothing", "{title: Vragen, time: 0m}", "it reckons with times"),
    _only_step("a time longer than a day", "{title: Vragen, time: 20h}", "it reckons with times"),
    _only_step("a block that does not exist", "{use: welkom}", "it points at an id"),
    _only_step(
        "parts beside a mode",
        "{title: V, mode: turns, parts: [{say: a}, {say: b}]}",
        "two keys exclude each other",
    ),
    Mistake(
        "two steps with one id",
        f"{HEAD}steps:\n  - {{id: a, title: A}}\n  - {{id: a, title: B}}\n",
        "ids are unique",
    ),
)
"""Each is refused by `methods check`; those without a reason also by a schema."""
