SELECT * FROM mark WHERE task = :of ORDER BY quarter
