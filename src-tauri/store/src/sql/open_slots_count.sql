SELECT count(*) FROM slot WHERE state = 'planned' AND day <= :until
