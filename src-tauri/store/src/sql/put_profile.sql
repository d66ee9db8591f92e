INSERT INTO profile (id, position, name, role, official, keeper, active, pin, recovery, tries, tried)
SELECT :id, coalesce(max(position) + 1, 0), :name, :role, :official, :keeper, :active, '', '', 0, NULL
FROM profile WHERE true
ON CONFLICT (id) DO UPDATE SET name = :name, role = :role, official = :official,
    keeper = :keeper, active = :active
