INSERT INTO peer (key, name, seen, paired, counter)
VALUES (:key, :name, :seen, :paired, :counter)
ON CONFLICT (key) DO UPDATE SET name = :name, seen = :seen, paired = :paired, counter = :counter
