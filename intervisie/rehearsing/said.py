"""What scripted people say, for every kind of record, in two languages. Pure.

Plausible and about nobody: a small case about a meeting that runs late. Whoever reads the documents of a
rehearsal sees at once what stands where.
"""

from __future__ import annotations

from intervisie.method.choices import RecordKind
from intervisie.text import Either

NAMES = (
    "Anna", "Bas", "Cem", "Dewi", "Els", "Fay", "Gijs", "Hoa", "Ilse", "Jos",
    "Kim", "Lot", "Mo", "Nina", "Okan", "Pia", "Quin", "Roos", "Sem", "Tess",
    "Udo", "Vera", "Wim", "Xenia", "Youri", "Zita", "Amir", "Bo", "Chris", "Daan",
    "Eva", "Finn", "Gea", "Huub", "Iris", "Jip", "Koen", "Lea", "Max", "Noud",
)  # fmt: skip
"""Names for everybody at the table, also at that of the largest method."""

_GENERAL = (
    Either("Het overleg loopt elke week uit.", "The meeting runs late every week."),
    Either("Niemand zegt er iets van.", "Nobody says anything about it."),
    Either("Na afloop praat iedereen op de gang verder.", "Afterwards everybody talks on in the corridor."),
    Either("De voorzitter wil iedereen horen.", "The chair wants to hear everybody."),
    Either("Op vrijdag lukt het wel.", "On Fridays it does work."),
    Either("Iedereen wil graag op tijd naar huis.", "Everybody would like to be home in time."),
)

SAID: dict[RecordKind, tuple[Either, ...]] = {
    RecordKind.NOTES: _GENERAL,
    RecordKind.QUESTIONS: (
        Either("Wie zit het overleg voor?", "Who chairs the meeting?"),
        Either("Wat gebeurt er als het uitloopt?", "What happens when it runs late?"),
        Either("Wanneer ging het wel goed?", "When did it go well?"),
    ),
    RecordKind.QUESTIONS_AND_ANSWERS: (
        Either("Hoe lang duurt het overleg? | Een uur, op papier.", "How long is it? | An hour, on paper."),
        Either("Wie merkt het als eerste? | De balie.", "Who notices first? | The front desk."),
        Either("Wat heb je al gezegd? | Nog niets.", "What have you said so far? | Nothing yet."),
    ),
    RecordKind.ONE_PER_PERSON: (
        Either("ik zou het aan het begin zeggen", "I would say it at the start"),
        Either("ik zou de agenda korter maken", "I would shorten the agenda"),
        Either("ik zou vragen wie er last van heeft", "I would ask who minds"),
    ),
    RecordKind.CASE_LIST: (
        Either("een overleg dat steeds uitloopt", "a meeting that keeps running late"),
        Either("een collega die alles alleen doet", "a colleague who does it all alone"),
        Either("een vraag waar ik geen nee op zei", "a request that I did not turn down"),
    ),
    RecordKind.CASE_CHOICE: _GENERAL,
    RecordKind.HYPOTHESES: (
        Either("Misschien is het thuis stiller dan hier.", "Perhaps home is quieter than here."),
        Either("Niemand wil de spelbreker zijn.", "Nobody wants to spoil it."),
        Either("Het overleg is het enige moment samen.", "The meeting is the only time together."),
    ),
    RecordKind.ADVICE: (
        Either("Begin met de vraag hoe laat we klaar zijn.", "Start by asking when we finish."),
        Either("Zet het belangrijkste punt bovenaan.", "Put the main point first."),
        Either("Ga een keer op tijd weg en kijk wat er gebeurt.", "Leave on time once and see what happens."),
    ),
    RecordKind.COMMITMENT: (
        Either("Ik zeg het maandag aan het begin.", "I will say it on Monday, at the start."),
    ),
    RecordKind.ACTIONS: (
        Either("De agenda korter maken | {name} | 1 maart", "Shorten the agenda | {name} | 1 March"),
        Either("Het voorstel bespreken | {name}", "Talk the proposal over | {name}"),
        Either("Een keer op tijd weggaan | {name} | 1 april", "Leave on time once | {name} | 1 April"),
    ),
    RecordKind.LOOK_BACK: (
        Either("De actie van vorige keer is gelukt.", "Last time's action worked."),
        Either("Ik heb het anders gedaan dan ik dacht.", "I did it otherwise than I thought."),
        Either("Het is er nog niet van gekomen.", "I have not come round to it yet."),
    ),
    RecordKind.LEARNING: (
        Either("Eerst vragen, dan pas iets vinden.", "Ask first, judge later."),
        Either("Stilte is ook een antwoord.", "Silence is an answer too."),
        Either("Mijn eerste idee was niet het beste.", "My first idea was not the best."),
    ),
    RecordKind.EVALUATION: (
        Either("Het tempo was goed.", "The pace was right."),
        Either("Volgende keer meer tijd voor vragen.", "More time for questions next time."),
        Either("Iedereen deed mee.", "Everybody took part."),
    ),
    RecordKind.AGREEMENT: (
        Either("Wat hier gezegd wordt, blijft hier.", "What is said here stays here."),
        Either("We beginnen op tijd.", "We start on time."),
    ),
    RecordKind.NEXT_MEETING: (Either("Donderdag 14 januari om 15.00 uur.", "Thursday 14 January at 3 pm."),),
    RecordKind.CASE_QUESTION: (
        Either(
            "Hoe zeg ik dat het overleg op tijd moet eindigen?",
            "How do I say that the meeting must end on time?",
        ),
    ),
    RecordKind.FEELINGS: (
        Either("Het voelt als een trein zonder stations.", "It feels like a train without stations."),
        Either("Ik word er moe van.", "It makes me tired."),
        Either("Ik zie een klok zonder wijzers.", "I see a clock without hands."),
    ),
    RecordKind.VOTE: (
        Either("Als we het een maand proberen, doe ik mee.", "If we try it for a month, I am in."),
    ),
    RecordKind.POSITIONS: (
        Either("Het overleg is er voor het werk. | {half}", "The meeting is there for the work. | {half}"),
        Either("Het overleg is er voor ons. | {rest}", "The meeting is there for us. | {rest}"),
    ),
}
"""Lines by kind of record, to be said one after another; those that need the meeting have blanks.

Of more than three, the next three are for the next step that records the same.
"""

BLANKS: tuple[tuple[Either, ...], ...] = (
    (
        Either("een kortere agenda", "a shorter agenda"),
        Either("meer rust", "more peace"),
        Either("een lastig gesprek", "a difficult talk"),
        Either("een vaste eindtijd", "a fixed end"),
        Either("de steun van de voorzitter", "the support of the chair"),
        Either("wat geduld", "some patience"),
    ),
    (
        Either("duidelijke afspraken", "clear agreements"),
        Either("ieders tijd", "everybody's time"),
        Either("minder tijd samen", "less time together"),
        Either("koffie na afloop", "coffee afterwards"),
        Either("een collega die meedoet", "a colleague who joins in"),
        Either("een goed begin", "a good beginning"),
    ),
)
"""What fills the blanks of a sentence, one set for each line, and cells where `ROWS` has none."""

BLANKS_OF: dict[RecordKind, tuple[tuple[Either, ...], ...]] = {
    RecordKind.CASE_QUESTION: (
        (
            Either("op tijd stoppen", "end on time"),
            Either("iedereen aan het woord komt", "everybody has a say"),
            Either("de agenda vol is", "the agenda is full"),
        ),
    ),
    RecordKind.ADVICE: (
        (Either("op tijd beginnen", "start on time"), Either("dat rust geeft", "that gives peace")),
        (
            Either("de agenda korter maken", "shorten the agenda"),
            Either("dat scheelt", "that helps"),
        ),
    ),
}
"""The same for sentences that go on with a verb."""

ROWS: dict[int, tuple[Either, ...]] = {
    2: (
        Either("minder tijd samen | het werk blijft liggen", "less time together | the work is left undone"),
        Either("de oude gewoonte | een duidelijke agenda", "the old habit | a clear agenda"),
    ),
    3: (
        Either("de collega's | ieders tijd | op tijd beginnen", "colleagues | their time | start on time"),
        Either("de voorzitter | het overzicht | op tijd stoppen", "the chair | the overview | end on time"),
    ),
}
"""Rows for records with so many columns."""

SCALE = Either("er is al iets veranderd", "something has changed already")
SECRET = Either("wat niemand nog weet", "what nobody knows yet")
