INSERT INTO task (
    id, plan, position, standing, text, deliverable, lead, lead_fold, coordinating, official,
    wording, due, budget, remarks, origin, sentence, apart
)
VALUES (
    :id, :plan, :position, :standing, :text, :deliverable, :lead, :lead_fold, :coordinating,
    :official, :wording, :due, :budget, :remarks, :origin,
    :sentence, :apart
)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position, standing = excluded.standing, text = excluded.text,
    deliverable = excluded.deliverable, lead = excluded.lead, lead_fold = excluded.lead_fold,
    coordinating = excluded.coordinating, official = excluded.official,
    wording = excluded.wording, due = excluded.due, budget = excluded.budget,
    remarks = excluded.remarks, origin = excluded.origin,
    sentence = excluded.sentence, apart = excluded.apart
-- An id that another plan has is not taken away from it.
WHERE task.plan = excluded.plan
