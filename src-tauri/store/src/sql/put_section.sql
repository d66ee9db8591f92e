INSERT INTO section (
    id, plan, parent, position, kind, label, title, run_in
)
VALUES (
    :id, :plan, :parent, :position, :kind, :label, :title, :run_in
)
ON CONFLICT (id) DO UPDATE SET
    parent = excluded.parent, position = excluded.position, kind = excluded.kind,
    label = excluded.label, title = excluded.title, run_in = excluded.run_in
-- An id that another plan has is not taken away from it.
WHERE section.plan = excluded.plan
