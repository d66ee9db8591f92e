INSERT INTO template (id, name, created, content)
VALUES (:id, :name, :created, :content)
