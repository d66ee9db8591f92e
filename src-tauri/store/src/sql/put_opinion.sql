INSERT INTO opinion (id, plan, round, hash, verdict, reason, by, role, at)
VALUES (:id, :plan, :round, :hash, :verdict, :reason, :by, :role, :at)
ON CONFLICT (id) DO NOTHING
