/** A provider's invoice from its entry to its payment, each step by whom it belongs to. */
export async function handleInvoice({ claims, user, ipm, random, number }) {
  if (ipm.acts.length === 0) return;
  const providerReference = `CHAOS-${number}`;
  const step = (kind, sql, work) =>
    claims.claim({ kind, sql, values: [ipm.id, providerReference] }, work);
  const claimsAgent = await user(ipm, 'liquidation');
  const act = random.pick(ipm.acts);
  const page = await claimsAgent.open(`/ipm/${ipm.slug}/invoices/new?provider=${act.adhesionId}`);
  const { location } = await step('invoice-entry', ENTERED, () =>
    claimsAgent.submit(page, isInvoice, invoiceOf({ ipm, act, random, providerReference })),
  );
  await take(step, claimsAgent, location, 'adjudicate', auditOf('invoice.adjudicated'));
  const isApproved = await take(
    step,
    await user(ipm, 'gerant'),
    location,
    'approve',
    auditOf('invoice.approved'),
  );
  if (!isApproved) return;
  const accountant = await user(ipm, 'comptable');
  if (random.int(0, 1) === 0 && (await orderPayout(step, accountant, location))) return;
  const isPaid = await take(step, accountant, location, 'pay', auditOf('invoice.paid'), {
    reference: `VIR-${number}`,
  });
  if (!isPaid || random.int(1, 3) > 1) return;
  await take(step, accountant, location, 'undo-payment', auditOf('invoice.payment-undone'), {
    reason: 'Virement rejeté par la banque',
  });
}

/** Through Wave, when the provider has an account there; what became of it is reckoned at Wave. */
async function orderPayout(step, browser, location) {
  const [list, id] = [location.slice(0, location.lastIndexOf('/')), location.split('/').at(-1)];
  const page = await browser.open(`${list}/pay?invoice=${id}`);
  const isOrder = (fields) => fields.has('totalXof');
  if (!page.form(isOrder)) return false;
  await step('payout-order', auditOf('invoice.payout-ordered'), () =>
    browser.submit(page, isOrder, { namesVerified: 'on' }),
  );
  return true;
}

/** The provider types its own invoice; who pays it is another's work. */
export async function enterOwnInvoice({ claims, user, ipm, random, number }) {
  if (ipm.ownActs.length === 0) return;
  const providerReference = `CHAOS-OWN-${number}`;
  const provider = await user(ipm, 'prestataire');
  const page = await provider.open(`/provider/${ipm.slug}/invoices/new`);
  const act = random.pick(ipm.ownActs);
  await claims.claim(
    { kind: 'own-invoice', sql: ENTERED, values: [ipm.id, providerReference] },
    () => provider.submit(page, isInvoice, invoiceOf({ ipm, act, random, providerReference })),
  );
}

const ENTERED = 'SELECT COUNT(*) FROM ProviderInvoice WHERE ipmId = ? AND providerReference = ?';

const isInvoice = (fields) => fields.has('providerReference');

const invoiceOf = ({ ipm, act, random, providerReference }) => ({
  _intent: 'enter',
  adhesionId: act.adhesionId,
  providerReference,
  'lines.0.matricule': random.pick(ipm.members).matricule,
  'lines.0.careOn': new Date().toISOString().slice(0, 10),
  'lines.0.actCode': act.actCode,
  'lines.0.quantity': '1',
  'lines.0.billedXof': act.priceXof,
});

/** False when the page does not offer the step: an invoice of which the fund owes nothing is not approved. */
async function take(step, browser, location, intent, sql, values = {}) {
  const page = await browser.open(location);
  const isIt = (fields) => fields.get('_intent') === intent;
  if (!page.form(isIt)) return false;
  await step(`invoice-${intent}`, sql, () => browser.submit(page, isIt, values));
  return true;
}

const auditOf = (action) =>
  `SELECT COUNT(*) FROM AuditEntry e JOIN ProviderInvoice i ON i.ipmId = e.ipmId AND i.id = e.entityId
    WHERE i.ipmId = ? AND i.providerReference = ? AND e.entityKind = 'invoice'
      AND e.action = '${action}'`;
