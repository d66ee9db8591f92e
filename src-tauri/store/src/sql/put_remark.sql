INSERT INTO remark (id, plan, round, hash, anchor, by, role, at, text, suggestion, source, state,
                    ruled_by, ruled_role, ruled_at, answer)
VALUES (:id, :plan, :round, :hash, :anchor, :by, :role, :at, :text, :suggestion, :source, :state,
        :ruled_by, :ruled_role, :ruled_at, :answer)
ON CONFLICT (id) DO UPDATE SET anchor = :anchor, text = :text, suggestion = :suggestion,
    state = :state, ruled_by = :ruled_by, ruled_role = :ruled_role, ruled_at = :ruled_at,
    answer = :answer
