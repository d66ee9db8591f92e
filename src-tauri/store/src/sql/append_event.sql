INSERT INTO event (seq, at, actor, kind, plan, subject, detail, previous, hash)
VALUES (:seq, :at, :actor, :kind, :plan, :subject, :detail, :previous, :hash)
