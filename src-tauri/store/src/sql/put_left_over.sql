INSERT INTO left_over (
    plan, position, line, text, reason
)
VALUES (
    :plan, :position, :line, :text, :reason
)
ON CONFLICT (plan, position) DO UPDATE SET
    line = excluded.line, text = excluded.text, reason = excluded.reason
