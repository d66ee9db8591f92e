-- Numbers of the register, and those that plans came with from their files, with their symbols.
SELECT number, symbol FROM registration WHERE year = :year AND series = :series
UNION
SELECT number, symbol FROM plan
WHERE date_year = :year AND date_month IS NOT NULL AND date_day IS NOT NULL
  AND number IS NOT NULL AND sample = 0
