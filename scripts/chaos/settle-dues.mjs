/** The accountant declares to ICAMO a part of what is left to pay of the year's dues. */
export async function declareDues({ claims, user, ipm, random, number }) {
  const accountant = await user(ipm, 'comptable');
  const page = await accountant.open(`/ipm/${ipm.slug}/dues/pay`);
  if (!page.form(isDeclaration)) return;
  const reference = `CHAOS-DUES-${number}`;
  await claims.claim(
    {
      kind: 'dues-payment',
      // The payment, the money that left the books, and what reached ICAMO of it: all of it, or nothing.
      sql: `SELECT COUNT(*) FROM DuesPayment d
          JOIN LedgerPosting p ON p.ipmId = d.ipmId AND p.causeKind = 'dues-payment' AND p.causeId = d.id
          JOIN DuesRemittance r ON r.debtorIpmId = d.ipmId AND r.paymentId = d.id
        WHERE d.ipmId = ? AND d.reference = ?`,
      values: [ipm.id, reference],
    },
    () =>
      accountant.submit(page, isDeclaration, {
        amountXof: String(random.int(1, 50)),
        method: random.pick(['bank', 'cheque']),
        reference,
      }),
  );
}

const isDeclaration = (fields) => fields.has('year') && fields.has('reference');
