INSERT INTO passage (id, plan, position, step, from_stage, to_stage, by, role, at, hash, version,
                     reason, signer, number, day, other)
SELECT :id, :plan, coalesce(max(position) + 1, 0), :step, :from, :to, :by, :role, :at, :hash,
       :version, :reason, :signer, :number, :day, :other
FROM passage WHERE plan = :plan
