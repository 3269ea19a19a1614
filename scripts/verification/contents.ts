/** Business columns in the order of business keys: no ids, no instants, nothing that chance decides. */
export const CONTENTS: readonly string[] = [
  `SELECT ninea, name, number, regionCode, sector, phone, email, address, status, affiliatedOn, endedOn
    FROM Affiliation WHERE ipmId = ? ORDER BY number`,
  `SELECT matricule, lastName, firstName, birthDate, sex, phone, email, status, enrolledOn, leftOn
    FROM Participant WHERE ipmId = ? ORDER BY matricule`,
  `SELECT p.matricule, d.matchKey, d.lastName, d.firstName, d.birthDate, d.sex, d.relation,
      d.schoolCertificateUntil, d.validFrom, d.validTo
    FROM Participant p JOIN Dependant d ON d.ipmId = p.ipmId AND d.participantId = p.id
    WHERE p.ipmId = ? ORDER BY p.matricule, d.matchKey`,
  `SELECT p.matricule, a.number, e.monthlySalaryXof, e.validFrom, e.validTo
    FROM Participant p JOIN Employment e ON e.ipmId = p.ipmId AND e.participantId = p.id
    JOIN Affiliation a ON a.ipmId = e.ipmId AND a.id = e.affiliationId
    WHERE p.ipmId = ? ORDER BY p.matricule, a.number, e.validFrom`,
  `SELECT c.number, a.number AS affiliation, c.regionCode, c.period, c.revision, c.state, c.dueOn, c.lineCount,
      c.baseXof, c.totalXof, c.employerXof, c.workerXof, c.allocatedXof, c.settledOn
    FROM ContributionCall c JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    WHERE c.ipmId = ? ORDER BY c.number`,
  `SELECT c.number, l.position, l.matricule, l.salaryXof, l.baseXof, l.totalXof, l.employerXof,
      l.workerXof
    FROM ContributionCall c
    JOIN ContributionCallLine l ON l.ipmId = c.ipmId AND l.callId = c.id
    WHERE c.ipmId = ? ORDER BY c.number, l.position`,
  `SELECT number, method, amountXof, feeXof, receivedOn, allocatedXof
    FROM Receipt WHERE ipmId = ? ORDER BY number`,
  `SELECT r.number AS receipt, c.number, l.amountXof
    FROM Allocation l JOIN Receipt r ON r.ipmId = l.ipmId AND r.id = l.receiptId
    JOIN ContributionCall c ON c.ipmId = l.ipmId AND c.id = l.callId
    WHERE l.ipmId = ? ORDER BY r.number, c.number, l.amountXof`,
  `SELECT p.number, p.event, p.valueDate, t.position, t.debitCode, t.creditCode, t.amountXof
    FROM LedgerPosting p JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
    WHERE p.ipmId = ? ORDER BY p.number, t.position`,
  `SELECT year, cashedXof, dueXof FROM DuesYear WHERE ipmId = ? ORDER BY year`,
  `SELECT period, cashedXof, dueXof FROM DuesMonth WHERE ipmId = ? ORDER BY period`,
  `SELECT year, method, reference, amountXof, paidOn, state, receiptNumber, reason
    FROM DuesPayment WHERE ipmId = ? ORDER BY paidOn, method, reference, amountXof`,
  `SELECT i.slug, d.year, d.method, d.reference, d.amountXof, d.paidOn, d.state, d.number, d.reason
    FROM DuesRemittance d JOIN Ipm i ON i.id = d.debtorIpmId
    WHERE d.ipmId = ? ORDER BY i.slug, d.paidOn, d.method, d.reference, d.amountXof`,
  `SELECT i.slug, d.period, SUM(d.deltaXof) AS deltaXof
    FROM DuesClaim d JOIN Ipm i ON i.id = d.debtorIpmId
    WHERE d.ipmId = ? GROUP BY i.slug, d.period ORDER BY i.slug, d.period`,
  `SELECT number, providerReference, state, receivedOn, dueOn, lineCount, billedXof, ipmShareXof,
      coPaymentXof, aboveCeilingXof, excessXof, rejectedXof
    FROM ProviderInvoice WHERE ipmId = ? ORDER BY providerReference, receivedOn, billedXof, number`,
  `SELECT a.number, i.providerReference, l.position, p.matricule, d.matchKey, l.careOn, l.actCode,
      l.quantity, l.billedXof, l.tariffXof, l.rateBasisPoints, l.baseXof, l.ipmShareXof,
      l.coPaymentXof, l.aboveCeilingXof, l.excessXof, l.rejectedXof, l.reasons
    FROM ProviderInvoice i
    JOIN ProviderAdhesion a ON a.ipmId = i.ipmId AND a.id = i.adhesionId
    JOIN ProviderInvoiceLine l ON l.ipmId = i.ipmId AND l.invoiceId = i.id
    JOIN Participant p ON p.ipmId = l.ipmId AND p.id = l.participantId
    LEFT JOIN Dependant d ON d.ipmId = l.ipmId AND d.id = l.dependantId
    WHERE i.ipmId = ? ORDER BY a.number, i.providerReference, l.position`,
];
