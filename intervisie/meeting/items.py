"""What a later part goes on with: the notes that an earlier record of the same case holds. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from intervisie.meeting.note import Note
from intervisie.meeting.present import candidates
from intervisie.meeting.shapes import KIND_OF_RECORD
from intervisie.meeting.state import Meeting, case_id_at, current_stop
from intervisie.meeting.stop import Stop
from intervisie.method.choices import RecordKind


def items_of(meeting: Meeting, stop: Stop, record_id: str) -> tuple[Note, ...]:
    """Return the notes of a record that a stop goes on with, in order of entry.

    They are of the same case and of every pass of their step. What was struck or is off the record is
    never among them, nor is a note that was given another kind by hand.
    """
    kinds = {
        one.key: KIND_OF_RECORD[one.part.record.kind]
        for one in meeting.order
        if one.round == stop.round and one.part.record is not None and one.part.record.id == record_id
    }
    case = case_id_at(meeting, stop)
    return tuple(
        note
        for note in meeting.notes
        if kinds.get(note.stop) is note.kind and note.case == case and not note.struck and not note.off_record
    )


def items_at(meeting: Meeting, stop: Stop) -> tuple[Note, ...]:
    """Return the notes that are marked, rated or voted on at a stop, none where nothing is."""
    record = stop.part.record
    if record is None or record.kind not in (RecordKind.MARKS, RecordKind.RATINGS, RecordKind.VOTE):
        return ()
    return items_of(meeting, stop, record.of) if record.of else ()


def stop_about(meeting: Meeting, kind: RecordKind) -> Stop | None:
    """Return the stop at which marks, numbers or votes typed now are meant to stand, or None.

    That is the present one, else one of the same step, else the last of the same stretch that was
    visited: what was forgotten can still be typed a step later.
    """
    here = current_stop(meeting)
    of_kind = [one for one in meeting.order if one.part.record is not None and one.part.record.kind is kind]
    near: Iterable[Stop] = (
        *(one for one in of_kind if one.key == here.key),
        *(one for one in of_kind if one.key.rpartition("/")[0] == here.key.rpartition("/")[0]),
        *(one for one in reversed(of_kind) if one.round == here.round and one.key in meeting.visits),
    )
    return next(iter(near), None)


def voted_over(meeting: Meeting) -> tuple[Stop | None, tuple[Note, ...]]:
    """Return where votes typed now belong and what they are over; None for the cases that were offered.

    Where a case is to be chosen, votes are over the cases, whatever was voted on before.
    """
    stop = None if current_stop(meeting).asks_for_case else stop_about(meeting, RecordKind.VOTE)
    if stop is None or stop.part.record is None or not stop.part.record.of:
        return None, candidates(meeting)
    return stop, items_of(meeting, stop, stop.part.record.of)
