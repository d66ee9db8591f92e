INSERT INTO paragraph (
    plan, part, position, text, marks
)
VALUES (
    :plan, :part, :position, :text, :marks
)
ON CONFLICT (plan, part, position) DO UPDATE SET
    text = excluded.text, marks = excluded.marks
