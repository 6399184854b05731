"""The words that a method file chooses from: modes, kinds of record, roles and the rest. Pure.

These words also stand in journals: one that changes meaning needs an upcaster in `intervisie.meeting.codec`.
"""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """How people interact in a part; decides who may speak unless the part says otherwise."""

    PLENARY = "plenary"
    CASE_OWNER = "case-owner"
    WRITING = "writing"
    TURNS = "turns"
    QUESTIONS = "questions"
    FISHBOWL = "fishbowl"
    OUT = "out"
    SUBGROUPS = "subgroups"
    CHOICE = "choice"
    SILENCE = "silence"
    CASE_OWNER_CHOICE = "case-owner-choice"
    INTERVIEW = "interview"
    PAIRS = "pairs"
    POSITIONS = "positions"
    PARTIES = "parties"
    BREAK = "break"


SILENT_MODES = frozenset({Mode.WRITING, Mode.SILENCE})
"""Modes in which nobody speaks: no running seconds are shown, and only a still line tells the end."""

TURN_MODES = frozenset({Mode.TURNS, Mode.QUESTIONS, Mode.PARTIES})
"""Modes in which people have the floor one after another."""


PARALLEL_MODES = frozenset({Mode.SUBGROUPS, Mode.PAIRS})
"""Modes in which several conversations go on at once, under one clock."""


class Who(StrEnum):
    """A set of the people present, by their part in the case.

    `PARTIES` are the holders of every role that is a party. `ROLES` is never written by an author: it
    says that the roles named beside it are meant.
    """

    EVERYONE = "everyone"
    ADVISERS = "advisers"
    CASE_OWNER = "case-owner"
    FACILITATOR = "facilitator"
    NOBODY = "nobody"
    PARTIES = "parties"
    ROLES = "roles"


class Basis(StrEnum):
    """Where a time comes from: a source, computed from a source, or the editor's choice."""

    SOURCED = "sourced"
    DERIVED = "derived"
    EDITORIAL = "editorial"


class Laps(StrEnum):
    """How often a part in turns goes round: once, or until everybody passes in the same lap."""

    ONCE = "once"
    UNTIL_ALL_PASS = "until-all-pass"


class SpeakingOrder(StrEnum):
    """In which order people have their turns: round the table, drawn, or as they come forward."""

    CLOCKWISE = "clockwise"
    RANDOM = "random"
    VOLUNTEERS = "volunteers"
    TALKING_PIECE = "talking-piece"


class Position(StrEnum):
    """Where those sit who only listen."""

    IN_CIRCLE = "in-circle"
    OUTSIDE_CIRCLE = "outside-circle"
    BACK_TURNED = "back-turned"
    OUT_OF_ROOM = "out-of-room"


class May(StrEnum):
    """What the holder of a role does in the conversation."""

    SPEAK = "speak"
    ASK = "ask"
    ADVISE = "advise"
    WRITE = "write"


class LedBy(StrEnum):
    """Who can lead a method: a member in turn, somebody from outside, somebody trained or registered."""

    ROTATING = "rotating"
    EXTERNAL = "external"
    TRAINED = "trained"
    REGISTERED = "registered"


class HelpsWith(StrEnum):
    """What kind of question a method helps with; the coarse grain by which one is chosen."""

    EVENT = "event"
    PRACTICAL = "practical"
    EXPERTISE = "expertise"
    OWN_PART = "own-part"
    RELATION = "relation"
    GOAL = "goal"
    CHANGE = "change"
    CONFLICT = "conflict"
    MORAL = "moral"
    SUCCESS = "success"
    THEME = "theme"
    LEARNING = "learning"


class Yields(StrEnum):
    """What people have at the end: advice, insight, a next step, a decision or an agreement."""

    ADVICE = "advice"
    INSIGHT = "insight"
    STEP = "step"
    DECISION = "decision"
    AGREEMENT = "agreement"


class Trust(StrEnum):
    """How much people have to trust each other before a method is safe for them."""

    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


class Each(StrEnum):
    """What a loop goes round: the people, or the seats of subgroups that work at the same time."""

    PARTICIPANT = "participant"
    SEAT = "seat"
    PARTY = "party"


class Procedure(StrEnum):
    """How the group chooses."""

    CONSENSUS = "consensus"
    ONE_VOTE = "one-vote"
    DOTS = "dots"
    RANKING = "ranking"
    URGENCY = "urgency"
    IN_TURN = "in-turn"


class GoesTo(StrEnum):
    """The only document in which a record may stand."""

    OWNER_SHEET = "owner-sheet"
    MINUTES = "minutes"
    FACILITATOR = "facilitator"
    NOWHERE = "nowhere"


class RecordKind(StrEnum):
    """What a part writes down."""

    NOTES = "notes"
    QUESTIONS = "questions"
    QUESTIONS_AND_ANSWERS = "questions-and-answers"
    ONE_PER_PERSON = "one-per-person"
    CASE_LIST = "case-list"
    CASE_CHOICE = "case-choice"
    HYPOTHESES = "hypotheses"
    ADVICE = "advice"
    COMMITMENT = "commitment"
    ACTIONS = "actions"
    LOOK_BACK = "look-back"
    LEARNING = "learning"
    EVALUATION = "evaluation"
    AGREEMENT = "agreement"
    NEXT_MEETING = "next-meeting"
    CASE_QUESTION = "case-question"
    FEELINGS = "feelings"
    MARKS = "marks"
    RATINGS = "ratings"
    SCALE = "scale"
    COLUMNS = "columns"
    CELLS = "cells"
    TABLE = "table"
    VOTE = "vote"
    POSITIONS = "positions"
    NONE = "none"


class Form(StrEnum):
    """The form of guidance a method belongs to."""

    INTERVISIE = "intervisie"
    SUPERVISIE = "supervisie"
    COACHING = "coaching"
    ANALYSE = "analyse"
    DIALOOG = "dialoog"
    MOREEL_BERAAD = "moreel-beraad"


class Experience(StrEnum):
    """What the group and its facilitator should have done before."""

    BEGINNER = "beginner"
    SOME = "some"
    TRAINED_FACILITATOR = "trained-facilitator"


class Confidence(StrEnum):
    """How sure the sources are of the steps."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Block(StrEnum):
    """A shared fragment: one that the meeting puts round the methods, or one that is put into a method."""

    OPENING = "opening"
    CASE_CHOICE = "case-choice"
    COMMITMENT = "commitment"
    CLOSING = "closing"
    VALUES_ROUND = "values-round"
    QUESTION_SHARPENING = "question-sharpening"
