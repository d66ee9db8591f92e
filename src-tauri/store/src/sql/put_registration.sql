INSERT INTO registration (id, year, series, number, symbol, day, subject, signer, recipients,
                          keeper, copies, handed, receipt, note, plan, struck)
VALUES (:id, :year, :series, :number, :symbol, :day, :subject, :signer, :recipients,
        :keeper, :copies, :handed, :receipt, :note, :plan, :struck)
ON CONFLICT (id) DO UPDATE SET
    subject = excluded.subject, signer = excluded.signer, recipients = excluded.recipients,
    keeper = excluded.keeper, copies = excluded.copies, handed = excluded.handed,
    receipt = excluded.receipt, note = excluded.note, struck = excluded.struck
