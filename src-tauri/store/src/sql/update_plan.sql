UPDATE plan SET
    year = :year, parent = :parent, agency_lines = :agency_lines, number = :number,
    symbol = :symbol, place = :place, date_year = :date_year, date_month = :date_month,
    date_day = :date_day, subject = :subject, signature_lines = :signature_lines,
    signer = :signer, urgency = :urgency, circulation = :circulation, draft = :draft,
    continues = :continues
WHERE id = :id
