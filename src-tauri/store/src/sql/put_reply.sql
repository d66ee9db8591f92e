INSERT INTO reply (id, remark, by, role, at, text) VALUES (:id, :remark, :by, :role, :at, :text)
ON CONFLICT (id) DO NOTHING
