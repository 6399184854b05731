"""The annual report and the year plan as plain data for a template, as `plain.py` does it for the others."""

from __future__ import annotations

from datetime import date

from intervisie.documents.labels import PROOF
from intervisie.documents.plain import Data, labels_in, named_day
from intervisie.documents.year import Year
from intervisie.text import Text, say, say_count
from intervisie.words.catalogue import Words

_GOAL_ROWS = 3

YEAR: dict[str, Text] = {
    **{name: PROOF[name] for name in ("group", "name", "date", "time", "net", "signature")},
    "year": say("Year"),
    "drafted": say("Draft of"),
    "draft": say(
        "A draft from the meetings that were kept: numbers, times and methods. No case stands in it."
    ),
    "meetings": say("Meetings"),
    "sizes": say("Group size"),
    "leader": say("Facilitator, qualification and registration"),
    "themes": say("Themes, and the methods with which they were treated"),
    "not_traceable": say("In general words; of a small group a theme soon tells who it is about."),
    "theme": say("Theme"),
    "method": say("Method"),
    "methods": say("Methods"),
    "times": say("How often"),
    "present": say("Present"),
    "goal": say("Goal"),
    "adopted": say("Adopted on"),
}

REPORT: dict[str, Text] = {
    **YEAR,
    "title": say("Annual report"),
    "goals": say("Goals of the year plan, and whether they were reached"),
    "reached": say("Reached"),
    "actions": say("Shared actions"),
    "learned": say("What we learned as a group"),
    "evaluation": say("Evaluation of the group"),
    "safety": say("Safety"),
    "turns": say("Division of turns"),
    "leading": say("How the conversation is led"),
    "composition": say("Changes in the composition of the group"),
    "next_year": say("Plan for next year"),
    "see_plan": say("See the year plan."),
    "annex": say("Annex: attendance"),
    "only_here": say("Names stand only in this annex."),
    "first": say("First time"),
    "last": say("Last time"),
}
"""The headings of the annual report."""

PLAN: dict[str, Text] = {
    **YEAR,
    "title": say("Year plan"),
    "plan_draft": say("A draft to fill in. What was kept of the year before stands at the end."),
    "size": say("Group size"),
    "number": say("Number of meetings"),
    "goals": say("Goals"),
    "notice": say("How we will notice, and by when"),
    "place": say("Place or online"),
    "led_by": say("Led by"),
    "before": say("The year before"),
}
"""The headings of the year plan."""


def annual_report_data(year: Year, today: date) -> Data:
    """Return what a template of the annual report gets; `today` is the day of the draft."""
    words = Words(year.language)
    return {
        "document": "annual-report",
        **_head(year, year.year, today, words),
        "label": labels_in(REPORT, words),
        "title": words.text(say("{title} {year}", title=REPORT["title"], year=str(year.year))),
        "held": [
            {
                "date": words.text(say("{day}", day=each.begin.date())),
                "date_iso": each.begin.date().isoformat(),
                "time": words.text(say("{begin} to {end}", begin=each.begin, end=each.end)),
                "net": words.text(say("{net}", net=each.net)),
                "size": each.size,
                "methods": list(each.methods),
            }
            for each in year.held
        ],
        "people": [
            {
                "name": each.name,
                "meetings": each.meetings,
                "net": words.text(say("{net}", net=each.net)),
                "first": words.text(say("{day}", day=each.first)),
                "last": words.text(say("{day}", day=each.last)),
            }
            for each in year.people
        ],
        "actions": {
            "all": year.actions.all,
            "done": year.actions.done,
            "changed": year.actions.changed,
            "dropped": year.actions.dropped,
            "unknown": year.actions.unknown,
            "said": words.text(_actions(year)),
        },
        "composition": [words.text(text) for text in _composition(year)],
        "goal_rows": _GOAL_ROWS,
    }


def year_plan_data(before: Year, today: date) -> Data:
    """Return what a template of the plan for the year after `before` gets; `today` is when it is drafted."""
    words = Words(before.language)
    return {
        "document": "year-plan",
        **_head(before, before.year + 1, today, words),
        "label": labels_in(PLAN, words),
        "title": words.text(say("{title} {year}", title=PLAN["title"], year=str(before.year + 1))),
        "rows": before.rows,
        "goal_rows": _GOAL_ROWS,
    }


def _head(year: Year, of: int, today: date, words: Words) -> Data:
    """Return what both documents hold: `net`, `meetings`, `sizes` and `methods` are of the year that was."""
    return {
        "language": words.language,
        **named_day(today, words),
        "year": of,
        "group": year.group,
        "meetings": len(year.held),
        "net": words.text(say("{net}", net=year.net)) if year.held else "",
        "sizes": words.text(_sizes(year)) if year.held else "",
        "members": len(year.people),
        "methods": [
            {
                "name": name,
                "times": times,
                "said": words.text(say_count("{count} time", "{count} times", times)),
            }
            for name, times in year.methods
        ],
    }


def _sizes(year: Year) -> Text:
    sizes = [each.size for each in year.held]
    if min(sizes) == max(sizes):
        return say("{size}", size=sizes[0])
    return say("{least} to {most}", least=min(sizes), most=max(sizes))


def _actions(year: Year) -> Text:
    found = year.actions
    if not found.all:
        return say("No actions were shared.")
    return say(
        "{count} shared: {done} done, {changed} changed, {dropped} dropped, {unknown} not known yet.",
        count=found.all,
        done=found.done,
        changed=found.changed,
        dropped=found.dropped,
        unknown=found.unknown,
    )


def _composition(year: Year) -> list[Text]:
    told: list[Text] = []
    if year.joined is not None and year.left is not None:
        told.append(say("Joined as members: {joined}; left: {left}.", joined=year.joined, left=year.left))
    told.append(say("There for the first time this year: {number}.", number=year.newcomers))
    if year.not_back is not None:
        told.append(say("There last year and not this year: {number}.", number=year.not_back))
    return told
