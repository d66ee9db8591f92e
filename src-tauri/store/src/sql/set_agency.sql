INSERT OR REPLACE INTO agency (
    one, parent, name_lines, kind, model, place, plan_symbol, drafting_symbol
)
VALUES (1, :parent, :name_lines, :kind, :model, :place, :plan_symbol, :drafting_symbol)
