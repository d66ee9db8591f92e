INSERT INTO package (id, way, kind, digest, key, counter, plan, version, hash, answers, name, at,
                     review, summary)
VALUES (:id, :way, :kind, :digest, :key, :counter, :plan, :version, :hash, :answers, :name, :at,
        :review, :summary)
ON CONFLICT (id) DO UPDATE SET at = :at, review = :review, summary = :summary
