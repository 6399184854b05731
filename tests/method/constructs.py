"""The constructs that a method of the field can need, each with the YAML that says it.

Every row is read by the real reader and played to its end.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from msgspec import Struct

from intervisie.method.choices import (
    Basis,
    Confidence,
    Each,
    Experience,
    Form,
    GoesTo,
    HelpsWith,
    Laps,
    LedBy,
    May,
    Mode,
    Position,
    Procedure,
    RecordKind,
    SpeakingOrder,
    Who,
)
from intervisie.method.model import Method, Part

MINUTE = timedelta(minutes=1)


class Construct(Struct, frozen=True):
    """One construct: what it is in English and Dutch, the YAML for it, and what the reader makes of that.

    `head` stands among the keys of the method, `steps` among its steps; both are empty where the program
    does it without a word in the file, and then `promise` is None and the sentences say where it lives.
    """

    number: int
    english: str
    dutch: str
    head: str = ""
    steps: str = ""
    promise: Callable[[Method], bool] | None = None


def first(method: Method) -> Part:
    """Return the first part of the first step."""
    return method.steps[0].parts[0]


CONSTRUCTS = (
    Construct(
        1,
        "A stable id, a version, a language, other names",
        "Een vast id, een versie, een taal, andere namen",
        head="version: 2\naliases: [collegiale casus]",
        promise=lambda m: (m.version, m.aliases) == (2, ("collegiale casus",)),
    ),
    Construct(
        2,
        "The form of guidance",
        "De vorm van begeleiding",
        head="form: coaching",
        promise=lambda m: m.form is Form.COACHING,
    ),
    Construct(
        3,
        "Origin, sources, licence, confidence, a form of our own",
        "Herkomst, bronnen, licentie, zekerheid, een eigen vorm",
        head="origin: Uit eigen praktijk.\nsources: [Geen]\nlicence: CC BY 4.0\nconfidence: low\nhouse_form: yes",
        promise=lambda m: (m.confidence, m.house_form, m.licence) == (Confidence.LOW, True, "CC BY 4.0"),
    ),
    Construct(
        4,
        "What it is for, what it suits, what it does not, reasons not to begin",
        "Waar het voor is, wat erbij past, wat niet, redenen om niet te beginnen",
        head="purpose: Feiten eerst.\nfits: [een voorval]\navoid: [een vaag gevoel]\nstop_if: [er is geweld in het spel]",
        promise=lambda m: m.stop_if == ("er is geweld in het spel",) and bool(m.fits and m.avoid),
    ),
    Construct(
        5,
        "How many people, and what happens outside that",
        "Hoeveel mensen, en wat er daarbuiten gebeurt",
        head="people: {min: 4, ideal: 5, max: 6, outside: split}",
        promise=lambda m: m.people.splits and m.people.most == 6,
    ),
    Construct(
        6,
        "Experience, and who can lead it",
        "Ervaring, en wie het kan leiden",
        head="experience: some\nled_by: trained",
        promise=lambda m: (m.experience, m.led_by) == (Experience.SOME, LedBy.TRAINED),
    ),
    Construct(
        7,
        "Materials, the room, how it goes online",
        "Materiaal, de ruimte, hoe het online gaat",
        head="materials: [kaartjes]\nroom: [stoelen in een kring]\nonline: [camera en microfoon uit]",
        promise=lambda m: bool(m.materials and m.room and m.online),
    ),
    Construct(
        8,
        "Ground rules of its own",
        "Eigen spelregels",
        head="ground_rules: [Je mag jezelf tegenspreken.]",
        promise=lambda m: m.ground_rules == ("Je mag jezelf tegenspreken.",),
    ),
    Construct(
        9,
        "Variants, with other steps, times or modes",
        "Varianten, met andere stappen, tijden of werkvormen",
        head="variants: [{id: kort, name: Kort, leaves_out: [tips], times: {advies: 5m}, modes: {advies: fishbowl}}]",
        steps="- {id: advies, title: Advies, time: 10m}\n- {id: tips, title: Tips}",
        promise=lambda m: (
            (m.variants[0].leaves_out, m.variants[0].modes) == (("tips",), (("advies", Mode.FISHBOWL),))
        ),
    ),
    Construct(
        10,
        "What is written down unless a part says otherwise; nothing can be right",
        "Wat er wordt opgeschreven als een onderdeel niets zegt; niets kan goed zijn",
        head="record: none",
        promise=lambda m: first(m).record is None,
    ),
    Construct(
        11,
        "Roles, how many hold them, and what they do",
        "Rollen, hoeveel mensen ze hebben en wat ze doen",
        head="roles: [{id: observator, name: Observator, holders: 1 - 2, may: [write]}]",
        promise=lambda m: (m.roles[0].most, m.roles[0].may) == (2, (May.WRITE,)),
    ),
    Construct(
        12,
        "Roles of this method only, and its own word for the usual ones",
        "Rollen van alleen deze methode, en een eigen woord voor de gewone",
        head="roles: [{id: case-owner, name: Coachee}, {id: facilitator, name: Coach}]",
        promise=lambda m: [role.name for role in m.roles] == ["Coachee", "Coach"],
    ),
    Construct(
        13,
        "Whether the facilitator joins in",
        "Of de gespreksleider meedoet",
        steps="- {title: Advies, mode: turns, facilitator: joins}",
        promise=lambda m: first(m).facilitator_joins,
    ),
    Construct(
        14,
        "Two case owners for one case; a role given on the way",
        "Twee inbrengers bij één casus; een rol die onderweg wordt verdeeld",
        head="roles: [{id: case-owner, name: Inbrenger, holders: 1 - 2}]",
        steps="- {title: Wie leidt het gesprek?, mode: choice, gives: [facilitator]}",
        promise=lambda m: m.roles[0].most == 2 and first(m).gives == ("facilitator",),
    ),
    Construct(
        15,
        "Everybody in turn as the case owner",
        "Iedereen om de beurt als inbrenger",
        steps="- for_each: participant\n  steps:\n    - {title: Vertellen, mode: case-owner, time: 2m}",
        promise=lambda m: m.steps[0].loop is not None and m.steps[0].loop.as_role == "case-owner",
    ),
    Construct(
        16,
        "Steps with a mode: who speaks, who listens, and from where",
        "Stappen met een werkvorm: wie spreekt, wie luistert, en waar",
        steps="- {title: Roddelen, mode: fishbowl, listens: case-owner, position: back-turned}",
        promise=lambda m: (first(m).speaks, first(m).position) == (Who.ADVISERS, Position.BACK_TURNED),
    ),
    Construct(
        17,
        "A step of two or more parts, each with its own mode and clock",
        "Een stap van twee of meer onderdelen, elk met een eigen werkvorm en klok",
        steps="- title: Standpunt\n  parts: [{mode: writing, time: 3m}, {mode: turns, time: 1m per adviser}]",
        promise=lambda m: [part.mode for part in m.steps[0].parts] == [Mode.WRITING, Mode.TURNS],
    ),
    Construct(
        18,
        "What is read aloud, and questions to put one by one",
        "Wat wordt voorgelezen, en vragen om één voor één te stellen",
        steps="- {title: Vragen, say: Stel een vraag., ask: [Wat zag je?, Wat dacht je?]}",
        promise=lambda m: (first(m).say, len(first(m).ask)) == ("Stel een vraag.", 2),
    ),
    Construct(
        19,
        "A step of a shared block, with words of its own",
        "Een stap uit een gedeeld blok, met eigen woorden",
        steps="- {use: evaluation, title: Hoe ging het?}",
        promise=lambda m: (m.steps[0].id, m.steps[0].title) == ("evaluation", "Hoe ging het?"),
    ),
    Construct(
        20,
        "A step that is only done when somebody asks for it",
        "Een stap die alleen wordt gedaan als iemand erom vraagt",
        steps="- {title: Tips, optional: yes, asked_by: case-owner}\n- {title: Slot}",
        promise=lambda m: m.steps[0].optional and m.steps[0].asked_by == "case-owner",
    ),
    Construct(
        21,
        "A yes or no that takes steps in, or leaves them out",
        "Een ja of nee waardoor stappen erbij komen of wegvallen",
        steps=(
            "- title: Sleutelvraag\n"
            "  branch: {ask: Heb je een vraag?, no: {takes_in: [bedenken]}}\n"
            "- {id: bedenken, title: Vraag bedenken, optional: yes}"
        ),
        promise=lambda m: m.steps[0].branch is not None and m.steps[0].branch.no.takes_in == ("bedenken",),
    ),
    Construct(
        22,
        "Steps once more, so many times at most, in less time",
        "Stappen nog een keer, hooguit zo vaak, in minder tijd",
        steps=(
            "- {id: vragen, title: Vragen, time: 10m}\n"
            "- title: Geholpen?\n"
            "  branch: {ask: Kun je verder?, no: {again_from: vragen, at_most: 2, time: 50%}}"
        ),
        promise=lambda m: (
            m.steps[1].branch is not None
            and (m.steps[1].branch.no.at_most, m.steps[1].branch.no.percent) == (2, 50)
        ),
    ),
    Construct(
        23,
        "Steps once for each person or party",
        "Stappen voor iedereen, of voor elke partij, één keer",
        head="roles: [{id: partij-a, name: Partij A, party: yes}, {id: partij-b, name: Partij B, party: yes}]",
        steps="- for_each: party\n  steps: [{title: Intake, mode: interview, time: 30m}]",
        promise=lambda m: m.steps[0].loop is not None and m.steps[0].loop.each is Each.PARTY,
    ),
    Construct(
        24,
        "Turns that go round until everybody passes",
        "Beurten die rondgaan tot iedereen past",
        steps="- {title: Vragen, mode: questions, time: 15m, laps: until-all-pass}",
        promise=lambda m: first(m).laps is Laps.UNTIL_ALL_PASS,
    ),
    Construct(
        25,
        "A menu: the group picks one way to do the step",
        "Een menu: de groep kiest hoe ze de stap doet",
        steps=(
            "- title: Advies\n"
            "  mode: choice\n"
            "  module:\n"
            "    - {id: raad, title: Goede raad, mode: turns, time: 1m per adviser}\n"
            "    - {id: resonantie, title: Resonantie, mode: turns, time: 1m per adviser}"
        ),
        promise=lambda m: [module.id for module in m.steps[0].modules] == ["raad", "resonantie"],
    ),
    Construct(
        26,
        "Subgroups that work at the same time, under one clock",
        "Groepjes die tegelijk werken, onder één klok",
        steps=(
            "- for_each: {each: seat, group_size: 3}\n"
            "  steps: [{title: Vertellen, mode: case-owner, time: 2m}]\n"
            "- {title: Bespreken, mode: subgroups, time: 5m}"
        ),
        promise=lambda m: (
            m.steps[0].loop is not None
            and (m.steps[0].loop.each, m.steps[0].loop.group_size) == (Each.SEAT, 3)
        ),
    ),
    Construct(
        27,
        "What happens outside this meeting: before it and after it",
        "Wat er buiten deze bijeenkomst gebeurt: ervoor en erna",
        head="before: [Spreek elke partij apart.]\nafter: [Bel na twee weken.]",
        promise=lambda m: bool(m.before and m.after),
    ),
    Construct(
        28,
        "A series over weeks, with learning goals: not in a method but with the group that meets again, "
        "because one file is one meeting; `before` and `after` say what is done in between",
        "Een reeks over weken, met leerdoelen: niet in een methode maar bij de groep die terugkomt, want één "
        "bestand is één bijeenkomst; `before` en `after` zeggen wat er tussendoor gebeurt",
    ),
    Construct(
        29,
        "Preparation, with something of the case owner's own",
        "Voorbereiding, met iets van de inbrenger zelf",
        head="before: [Schrijf je vraag in één zin op.]\nhidden: [{id: voorwerk, ask: Wat is je eigen antwoord?}]",
        promise=lambda m: m.before != () and m.hidden[0].revealed_at == "",
    ),
    Construct(
        30,
        "Breaks: at a place, or when it has been long enough",
        "Pauzes: op een plek, of als het lang genoeg heeft geduurd",
        head="break_after: 75m",
        steps="- {title: Pauze, mode: break, time: 10m, optional: yes}\n- {title: Verder}",
        promise=lambda m: m.break_after == 75 * MINUTE and first(m).mode is Mode.BREAK,
    ),
    Construct(
        31,
        "To interrupt at any moment: commands, in every method: `/hold`, `/apart NAME`, `/meta-talk`, "
        "`/break 10`, `/harvest`, `/off-record`",
        "Onderbreken, op elk moment: opdrachten, in elke methode: `/stil`, `/apart NAAM`, `/metagesprek`, "
        "`/pauze 10`, `/afronden`, `/buiten-verslag`",
    ),
    Construct(
        32,
        "An order that is kept: a step is not skipped without a warning",
        "Een volgorde die vaststaat: een stap overslaan gaat niet zonder waarschuwing",
        head="order: strict",
        steps="- {title: Verkennen, required: yes}",
        promise=lambda m: m.strict_order and m.steps[0].required,
    ),
    Construct(
        33,
        "How many questions each may ask, and how",
        "Hoeveel vragen iedereen mag stellen, en hoe",
        steps="- {title: Vragen, mode: questions, questions_each: 3, follow_ups: 1, questions_only: yes}",
        promise=lambda m: (
            (first(m).questions_each, first(m).follow_ups, first(m).questions_only) == (3, 1, True)
        ),
    ),
    Construct(
        34,
        "Silence, and a silence between two contributions",
        "Stilte, en stilte tussen twee bijdragen",
        steps="- {title: Stilte, mode: silence, time: 3m}\n- {title: Dialoog, mode: turns, pause_between: 10s}",
        promise=lambda m: m.steps[1].parts[0].pause_between == timedelta(seconds=10),
    ),
    Construct(
        35,
        "The order of speaking, and whether people may pass",
        "De volgorde van spreken, en of je mag passen",
        steps="- {title: Rondje, mode: turns, order: random, passing: not-allowed}",
        promise=lambda m: (first(m).speaking_order, first(m).may_pass) == (SpeakingOrder.RANDOM, False),
    ),
    Construct(
        36,
        "A sentence to complete, with a limit of words or sentences",
        "Een zin om af te maken, met een grens aan woorden of zinnen",
        steps="- {title: Kern, record: {kind: hypotheses, sentence: Mijn probleem is dat ik …, words: 15, sentences: 1}}",
        promise=lambda m: (
            (r := first(m).record) is not None
            and (r.sentence, r.most_words, r.most_sentences) == ("Mijn probleem is dat ik …", 15, 1)
        ),
    ),
    Construct(
        37,
        "Something hidden that a later step shows",
        "Iets verborgens dat een latere stap laat zien",
        head="hidden: [{id: afloop, ask: Hoe liep het af?, revealed_at: onthulling}]",
        steps="- {title: Vertellen}\n- {id: onthulling, title: Wat de inbrenger deed, mode: case-owner}",
        promise=lambda m: m.steps[1].parts[0].reveals == ("afloop",),
    ),
    Construct(
        38,
        "Time that grows with the group, the cases or the cards; a share of the whole; a sum",
        "Tijd die meegroeit met de groep, de casussen of de kaartjes; een deel van het geheel; een som",
        head="duration: 60m",
        steps=(
            "- {id: vragen, title: Vragen, time: 5m + 2m per adviser, record: {kind: questions, id: kaartjes}}\n"
            "- {title: Waarderen, time: 1m per item, record: {kind: marks, of: kaartjes, marks: [warm, koud]}}\n"
            "- {title: Doel, time: 10%}"
        ),
        promise=lambda m: (
            m.steps[1].parts[0].timing.per_item == MINUTE and m.steps[2].parts[0].timing.percent == 10
        ),
    ),
    Construct(
        39,
        "A limit for one turn, with its own countdown; equal time for parties",
        "Een grens voor één beurt, die apart aftelt; evenveel tijd voor partijen",
        steps="- {title: Rondje, mode: turns, time: 2m per person, turn_limit: 2m}",
        promise=lambda m: first(m).turn_limit == 2 * MINUTE,
    ),
    Construct(
        40,
        "To fit it to a given time: between the shortest and the longest, with steps that are never shortened",
        "Passend maken op een gegeven tijd: tussen de kortste en de langste, met stappen die nooit korter worden",
        head="protect: [slot]",
        steps="- {title: Analyse, time: 15m, between: 10m - 20m}\n- {id: slot, title: Slot, time: 5m}",
        promise=lambda m: (first(m).timing.least, m.protect) == (10 * MINUTE, ("slot",)),
    ),
    Construct(
        41,
        "When the end is announced, and whether it is firm",
        "Wanneer het einde wordt aangekondigd, en of het vaststaat",
        steps="- {title: Analyse, time: 15m, warn_at: 3m, end: firm}",
        promise=lambda m: (first(m).warn_at, first(m).firm_end) == (3 * MINUTE, True),
    ),
    Construct(
        42,
        "The total for this group: computed, `intervisie methods show ID --people 6 --time 75m`",
        "Het totaal voor deze groep: uitgerekend, `intervisie methods show ID --people 6 --time 75m`",
    ),
    Construct(
        43,
        "Where a time comes from",
        "Waar een tijd vandaan komt",
        steps="- {title: Analyse, time: 15m, basis: sourced}",
        promise=lambda m: first(m).timing.basis is Basis.SOURCED,
    ),
    Construct(
        44,
        "What is written down, and records that go on with an earlier one",
        "Wat er wordt opgeschreven, en wat verdergaat met iets eerders",
        steps=(
            "- {title: Advies, mode: turns, record: {kind: advice, id: adviezen}}\n"
            "- title: Oogst\n"
            "  mode: case-owner-choice\n"
            "  record: {kind: marks, of: adviezen, marks: [neem ik over, denk ik over na, nu niet]}"
        ),
        promise=lambda m: (r := m.steps[1].parts[0].record) is not None and r.of == "adviezen",
    ),
    Construct(
        45,
        "The case question, with every wording kept",
        "De inbrengvraag, waarvan elke formulering blijft staan",
        steps="- {title: Je vraag nu, mode: case-owner, record: case-question}",
        promise=lambda m: (r := first(m).record) is not None and r.kind is RecordKind.CASE_QUESTION,
    ),
    Construct(
        46,
        "Marks that only the case owner gives",
        "Een waardering die alleen de inbrenger geeft",
        steps=(
            "- {title: Vragen, record: {kind: questions, id: vragen}}\n"
            "- title: Waarderen\n"
            "  mode: case-owner-choice\n"
            "  record: {kind: marks, of: vragen, marks: [warm, lauw, koud]}"
        ),
        promise=lambda m: (
            (r := m.steps[1].parts[0].record) is not None and r.marks == ("warm", "lauw", "koud")
        ),
    ),
    Construct(
        47,
        "Votes and ranking of every kind, with the conditions of the minority",
        "Stemmen en ordenen in alle soorten, met de voorwaarden van de minderheid",
        steps=(
            "- {title: Ideeën, record: {kind: hypotheses, id: ideeen}}\n"
            "- {title: Stemmen, mode: choice, record: {kind: vote, of: ideeen, procedure: dots, dots: 3}}"
        ),
        promise=lambda m: (
            (r := m.steps[1].parts[0].record) is not None and (r.procedure, r.dots) == (Procedure.DOTS, 3)
        ),
    ),
    Construct(
        48,
        "A scale with the meaning of its ends, before and after; numbers for many things, with their spread",
        "Een schaal met de betekenis van de uiteinden, voor en na; cijfers voor meer dingen, met hun spreiding",
        steps=(
            "- {title: Nu, mode: case-owner, record: {kind: scale, id: nu, scale: {from: 1, to: 10, low: niets, high: klaar}}}\n"
            "- {title: Straks, mode: case-owner, record: {kind: scale, scale: {from: 1, to: 10}, compare_with: nu}}\n"
            "- {title: Krachten, record: {kind: hypotheses, id: krachten}}\n"
            "- {title: Hoe sterk?, record: {kind: ratings, of: krachten, scale: {from: 1, to: 5}}}"
        ),
        promise=lambda m: (r := m.steps[1].parts[0].record) is not None and r.before == "nu",
    ),
    Construct(
        49,
        "Two columns, four cells, a table",
        "Twee kolommen, vier vakken, een tabel",
        steps=(
            "- {title: Factoren, record: {kind: columns, columns: [Helpt, Remt]}}\n"
            "- {title: Kwadrant, record: {kind: cells, columns: [Kwaliteit, Valkuil, Uitdaging, Allergie]}}\n"
            "- {title: Perspectieven, record: {kind: table, columns: [Wie, Waarde, Norm]}}"
        ),
        promise=lambda m: (
            [len(step.parts[0].record.columns) for step in m.steps if step.parts[0].record] == [2, 4, 3]
        ),
    ),
    Construct(
        50,
        "How many stand behind a statement, or where on a line",
        "Hoeveel mensen achter een uitspraak staan, of waar op een lijn",
        steps="- {title: Invalshoeken, mode: positions, record: positions}",
        promise=lambda m: (r := first(m).record) is not None and r.kind is RecordKind.POSITIONS,
    ),
    Construct(
        51,
        "Actions with who, by when, and a look-back",
        "Acties met wie, wanneer, en een terugblik",
        steps="- {title: Acties, record: actions}",
        promise=lambda m: (r := first(m).record) is not None and r.kind is RecordKind.ACTIONS,
    ),
    Construct(
        52,
        "Agreements between parties, with who, by when, and the date to look back",
        "Afspraken tussen partijen, met wie, wanneer, en een datum om terug te kijken",
        steps="- {title: Afspraken, record: agreement}\n- {title: Terugkijken, record: next-meeting}",
        promise=lambda m: (r := first(m).record) is not None and r.kind is RecordKind.AGREEMENT,
    ),
    Construct(
        53,
        "For whose eyes a record is",
        "Voor wiens ogen iets is",
        steps="- {title: Voorgesprek, record: {kind: notes, goes_to: facilitator}}",
        promise=lambda m: (r := first(m).record) is not None and r.goes_to is GoesTo.FACILITATOR,
    ),
    Construct(
        54,
        "Whether it says who said it",
        "Of erbij staat wie het zei",
        steps="- {title: Evaluatie, record: {kind: evaluation, attribution: no-names}}",
        promise=lambda m: (r := first(m).record) is not None and not r.attributed,
    ),
    Construct(
        55,
        "A photo of the flip chart: not kept, because a picture cannot be anonymised or struck line by line; "
        "a note says where it hangs",
        "Een foto van de flip-over: wordt niet bewaard, want een beeld kun je niet per regel anoniem maken of "
        "schrappen; een notitie zegt waar hij hangt",
    ),
    Construct(
        56,
        "Documents with the notes under headings of the method",
        "Documenten met de notities onder kopjes van de methode",
        steps="- {title: Standpunten, mode: turns, record: {kind: one-per-person, label: Standpunt}}",
        promise=lambda m: (r := first(m).record) is not None and r.label == "Standpunt",
    ),
    Construct(
        57,
        "Pitfalls to guard, from the shared list or your own",
        "Valkuilen om op te letten, van de gedeelde lijst of van jezelf",
        steps="- {title: Vragen, watch: [P1, vragen naar de afloop]}",
        promise=lambda m: [watch.id for watch in first(m).watch] == ["P1", ""],
    ),
    Construct(
        58,
        "A hint for the facilitator alone",
        "Een tip voor alleen de gespreksleider",
        steps="- {title: Vragen, for_facilitator: Wie al iets vroeg wacht even.}",
        promise=lambda m: first(m).for_facilitator == "Wie al iets vroeg wacht even.",
    ),
    Construct(
        59,
        "Quiet hints about how a question is put; never in advice",
        "Stille wenken over hoe een vraag is gesteld; nooit bij advies",
        steps="- {title: Verdiepen, mode: plenary, hints: on}",
        promise=lambda m: first(m).question_hints,
    ),
    Construct(
        60,
        "How people sit or look, shown when the part begins",
        "Hoe mensen zitten of kijken, te zien als het onderdeel begint",
        steps="- {title: Reflecteren, posture: Kijk elkaar aan en niet de inbrenger.}",
        promise=lambda m: first(m).posture == "Kijk elkaar aan en niet de inbrenger.",
    ),
    Construct(
        61,
        "Help with choosing: the kinds of question it helps with, as `intervisie methods show` tells",
        "Hulp bij het kiezen: bij wat voor vraag het helpt, zoals `intervisie methods show` vertelt",
        head="helps_with: [event, own-part]",
        promise=lambda m: m.helps_with == (HelpsWith.EVENT, HelpsWith.OWN_PART),
    ),
)
