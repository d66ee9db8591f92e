INSERT INTO block (
    id, plan, section, annex, position, kind, label, text, marks, grid
)
VALUES (
    :id, :plan, :section, :annex, :position, :kind, :label, :text, :marks, :grid
)
ON CONFLICT (id) DO UPDATE SET
    section = excluded.section, annex = excluded.annex, position = excluded.position,
    kind = excluded.kind, label = excluded.label, text = excluded.text, marks = excluded.marks,
    grid = excluded.grid
-- An id that another plan has is not taken away from it.
WHERE block.plan = excluded.plan
