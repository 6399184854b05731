"""Working out the running order of a meeting: python -m benchmarks.unfold

The whole order, opening to closing: of a meeting with one case and with four, and of a method in which
twelve people each have a turn of eight steps, with a question that leads back, ways to choose from and steps
on request. The goal is under a millisecond.
"""

from __future__ import annotations

import time
from datetime import timedelta
from statistics import median

from intervisie.cli.methods import open_library
from intervisie.meeting.order import unfold
from intervisie.meeting.stop import Facts
from intervisie.method.choices import Each, Mode, Who
from intervisie.method.model import Blocks, Branch, Loop, Method, Module, Part, Path, Step, Timing

TIMES = 2_000
PEOPLE = 12


def main() -> None:
    library = open_library()
    blocks, method = library.blocks("nl"), library.find("incidentmethode", "nl")
    for cases in (1, 4):
        show(f"{cases} case(s)", blocks, (method,) * cases, Facts())
    large, facts = a_large_one()
    show(f"a loop of {PEOPLE} people", blocks, (large,), facts)


def show(name: str, blocks: Blocks, methods: tuple[Method, ...], facts: Facts) -> None:
    times = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        stops = unfold(blocks, methods, facts)
        times.append(time.perf_counter() - begun)
    print(f"unfold, {name}, {len(stops)} stops: {median(times) * 1e3:.3f} ms (goal: under 1)")


def a_large_one() -> tuple[Method, Facts]:
    """Return a method with everything in a loop, and what everybody decided in it."""
    part = Part(mode=Mode.TURNS, timing=Timing(fixed=timedelta(minutes=5)), speaks=Who.ADVISERS)
    ways = tuple(Module(id=f"way-{number}", title="Way", parts=(part, part)) for number in range(6))
    body = (
        *(Step(id=f"step-{number}", title="Step", parts=(part, part)) for number in range(5)),
        Step(id="choosing", title="Choosing", parts=(part,), modules=ways),
        Step(id="helped", title="Helped", parts=(part,), branch=Branch("?", no=Path(again_from="step-3"))),
        Step(id="extra", title="Extra", parts=(part,), optional=True),
    )
    people = tuple(f"{number:032x}" for number in range(PEOPLE))
    loop = Step(id="round", title="Round", parts=(), loop=Loop(Each.PARTICIPANT), steps=body)
    scopes = [f"1/round@{person}" for person in people]
    facts = Facts(
        lists={"1/round": people},
        answers={f"{scope}/helped/1": False for scope in scopes},
        modules={f"{scope}/choosing/1": "way-3" for scope in scopes},
    )
    return Method(id="large", language="nl", name="Large", steps=(loop,)), facts


if __name__ == "__main__":
    main()
