INSERT INTO requirement (
    id, checklist, position, place, text, addressed, addressee, answer, note, ties
)
VALUES (
    :id, :checklist, :position, :place, :text, :addressed, :addressee, :answer, :note, :ties
)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position, place = excluded.place, text = excluded.text,
    addressed = excluded.addressed, addressee = excluded.addressee, answer = excluded.answer,
    note = excluded.note, ties = excluded.ties
-- An id that another checklist has is not taken away from it.
WHERE requirement.checklist = excluded.checklist
