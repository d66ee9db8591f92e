INSERT INTO official (
    id, name, fold, position, unit, active
)
VALUES (
    :id, :name, :fold, :position, :unit, :active
)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, fold = excluded.fold, position = excluded.position,
    unit = excluded.unit, active = excluded.active
