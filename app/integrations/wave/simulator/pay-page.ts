import type { Session } from './simulator-state';

const GROUP_SEPARATOR = '\u202f';
const NO_BREAK_SPACE = '\u00a0';

/** The page of an open session: who is paid, how much, by which number, and three ways on. */
export function payPage(
  { wire }: Session,
  entry: { mobile: string; mobileIsWrong: boolean },
): string {
  const restricted = wire.restrict_payer_mobile !== null;
  const hint = entry.mobileIsWrong
    ? '<p id="mobile-hint" class="error" role="alert">Entrez un numéro sénégalais, par exemple 77 123 45 67.</p>'
    : `<p id="mobile-hint" class="hint">${restricted ? 'Seul ce numéro peut payer.' : 'Le compte Wave qui paie.'}</p>`;
  return page(
    `Payer ${wire.business_name}`,
    `<p class="label">Vous payez</p>
    <h1>${escapeHtml(wire.business_name)}</h1>
    <p class="amount">${formatAmount(wire.amount)}</p>
    ${lastErrorNotice(wire.last_payment_error)}
    <form method="post">
      <label for="mobile">Numéro de téléphone</label>
      <input id="mobile" name="mobile" type="tel" inputmode="tel" autocomplete="tel" required
        aria-describedby="mobile-hint"${entry.mobileIsWrong ? ' aria-invalid="true"' : ''}
        value="${escapeHtml(entry.mobile)}">
      ${hint}
      <button class="primary" name="action" value="pay">Payer</button>
      <button name="action" value="refuse">Refuser (solde insuffisant)</button>
      <button class="quiet" name="action" value="cancel" formnovalidate>Annuler</button>
    </form>
    ${referenceLine(wire.client_reference)}`,
  );
}

/** The page of a session with which nothing can be done any more. */
export function closedPage({ wire }: Session): string {
  const paid = wire.checkout_status === 'complete';
  const address = paid ? wire.success_url : wire.error_url;
  return page(
    paid ? 'Paiement effectué' : 'Session expirée',
    `<p class="label">${escapeHtml(wire.business_name)}</p>
    <h1>${paid ? 'Paiement effectué' : 'Session expirée'}</h1>
    <p class="amount">${formatAmount(wire.amount)}</p>
    <p>${paid ? 'Ce paiement est déjà fait ; rien d’autre n’est débité.' : 'Ce lien de paiement n’est plus valable. Rien n’a été débité.'}</p>
    <p><a class="primary" href="${escapeHtml(address)}">Revenir chez ${escapeHtml(wire.business_name)}</a></p>
    ${referenceLine(wire.client_reference)}`,
  );
}

export function unknownPage(): string {
  return page(
    'Lien inconnu',
    '<h1>Lien inconnu</h1><p>Aucun paiement ne correspond à cette adresse.</p>',
  );
}

function formatAmount(amount: string): string {
  const grouped = amount.replace(/\B(?=(\d{3})+$)/g, GROUP_SEPARATOR);
  return `${grouped}${NO_BREAK_SPACE}FCFA`;
}

function lastErrorNotice(error: Session['wire']['last_payment_error']): string {
  if (error === null) return '';
  const reason = REASONS[error.code] ?? 'Wave ne dit pas pourquoi';
  return `<p class="error" role="alert">Le paiement précédent a échoué&nbsp;: ${reason}.</p>`;
}

const REASONS: Readonly<Record<string, string>> = {
  'blocked-account': 'le compte est bloqué',
  'cross-border-payment-not-allowed': 'un compte d’un autre pays ne peut pas payer',
  'customer-age-restricted': 'l’âge du titulaire ne le permet pas',
  'insufficient-funds': 'le solde du compte est insuffisant',
  'kyb-limits-exceeded': 'le commerçant a atteint sa limite',
  'payer-mobile-mismatch': 'ce numéro n’est pas celui qui doit payer',
};

function referenceLine(reference: string | null): string {
  return reference === null ? '' : `<p class="reference">Référence ${escapeHtml(reference)}</p>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="notice">Simulateur de paiement&nbsp;: aucun argent réel</p>
<div class="card">
${content}
</div>
</main>
</body>
</html>`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #14212b; --soft: #52636f; --line: #c3ced6; --field: #84939e;
  --ground: #eef3f6; --card: #fff; --accent: #075985; --accent-ink: #fff; --error: #a31515; }
@media (prefers-color-scheme: dark) { :root { --ink: #eaf1f5; --soft: #a9bac5; --line: #34444f;
  --field: #7c8f9b; --ground: #0e161c; --card: #17222a; --accent: #7dd3fc; --accent-ink: #06202e;
  --error: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
main { max-width: 26rem; margin: 0 auto; padding: 1rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.5rem; }
.notice { margin: 0 0 1rem; text-align: center; font-size: .875rem; color: var(--soft); }
h1 { margin: 0; font-size: 1.25rem; line-height: 1.3; overflow-wrap: anywhere; }
.label { margin: 0; color: var(--soft); font-size: .875rem; }
.amount { margin: .5rem 0 1.5rem; font-size: clamp(1.25rem, 7.5vw, 2.25rem); font-weight: 700; line-height: 1.2;
  font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
input { width: 100%; min-height: 3rem; padding: 0 .75rem; font: inherit; font-size: 1.125rem;
  color: inherit; background: transparent; border: 1px solid var(--field); border-radius: .5rem; }
.hint, .reference { color: var(--soft); font-size: .875rem; }
.hint { margin: .25rem 0 1.25rem; }
.reference { margin: 1.25rem 0 0; overflow-wrap: anywhere; }
.error { color: var(--error); font-size: .9375rem; }
form .error { margin: .25rem 0 1.25rem; }
button, a.primary { display: flex; align-items: center; justify-content: center; width: 100%;
  min-height: 3rem; padding: .5rem 1rem; margin-top: .75rem; font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; color: var(--ink); background: transparent;
  border: 1px solid var(--field); border-radius: .5rem; cursor: pointer; }
button.primary, a.primary { color: var(--accent-ink); background: var(--accent); border-color: var(--accent); }
button.quiet { border-color: transparent; color: var(--soft); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
