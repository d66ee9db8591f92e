INSERT INTO version (id, plan, number, cause, stage, hash, by, role, at, note, content)
VALUES (:id, :plan, :number, :cause, :stage, :hash, :by, :role, :at, :note, :content)
