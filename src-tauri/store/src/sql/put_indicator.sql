INSERT INTO indicator (id, plan, position, text, unit, aim_kind, aim, origin)
VALUES (
    :id, :plan,
    (SELECT coalesce(max(position) + 1, 0) FROM indicator WHERE plan = :plan),
    :text, :unit, :aim_kind, :aim, :origin
)
ON CONFLICT (id) DO UPDATE SET
    text = :text, unit = :unit, aim_kind = :aim_kind, aim = :aim, origin = :origin
