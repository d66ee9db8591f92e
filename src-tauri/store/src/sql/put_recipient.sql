INSERT INTO recipient (
    plan, position, name, purpose
)
VALUES (
    :plan, :position, :name, :purpose
)
ON CONFLICT (plan, position) DO UPDATE SET
    name = excluded.name, purpose = excluded.purpose
