INSERT INTO search_entry (id, owner, plan, section, text, fold)
VALUES (:id, :owner, :plan, :section, :text, :fold)
ON CONFLICT (id) DO UPDATE SET
    plan = excluded.plan, section = excluded.section, text = excluded.text, fold = excluded.fold
