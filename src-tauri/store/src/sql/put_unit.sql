INSERT INTO unit (
    id, name, fold, symbol, active
)
VALUES (
    :id, :name, :fold, :symbol, :active
)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, fold = excluded.fold, symbol = excluded.symbol,
    active = excluded.active
