INSERT INTO checklist (
    id, plan, doc_type, code, date_year, date_month, date_day, issuer, subject, source, created
)
VALUES (
    :id, :plan, :doc_type, :code, :date_year, :date_month, :date_day, :issuer, :subject, :source,
    :created
)
ON CONFLICT (id) DO UPDATE SET
    doc_type = excluded.doc_type, code = excluded.code, date_year = excluded.date_year,
    date_month = excluded.date_month, date_day = excluded.date_day, issuer = excluded.issuer,
    subject = excluded.subject, source = excluded.source
-- An id that another plan has is not taken away from it.
WHERE checklist.plan = excluded.plan
