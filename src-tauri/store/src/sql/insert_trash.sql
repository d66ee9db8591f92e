INSERT INTO trash (id, seq, at, kind, plan, title, payload, restored)
VALUES (:id, :seq, :at, :kind, :plan, :title, :payload, 0)
