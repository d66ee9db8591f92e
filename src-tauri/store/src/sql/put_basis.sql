INSERT INTO basis (
    plan, position, text
)
VALUES (
    :plan, :position, :text
)
ON CONFLICT (plan, position) DO UPDATE SET
    text = excluded.text
