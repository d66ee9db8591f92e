INSERT INTO phrase (id, position, text, fold)
VALUES (:id, :position, :text, :fold)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position, text = excluded.text, fold = excluded.fold
