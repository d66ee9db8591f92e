INSERT INTO plan (
    id, year, agency_lines, symbol, place, subject, signature_lines, signer,
    sample, created, updated, changed
)
VALUES (:id, :year, '[]', '', '', '', '[]', '', :sample, :created, :created, 0)
