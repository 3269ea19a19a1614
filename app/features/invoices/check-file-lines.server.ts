import type { IpmContext } from '~/platform/context';
import { InvoiceLinesForm, type EnteredLine } from './invoice-form';
import { nameLines } from './name-lines.server';

type Written = Readonly<Record<string, string>>;
type Checked = EnteredLine & { readonly index: number };

/**
 * Every wrong line of a bordereau, as errors of the form's own fields: what cannot be read, who is not
 * known, care that has not happened yet, and acts that the convention has no price for on that day.
 */
export async function checkFileLines(
  ctx: Pick<IpmContext, 'sql' | 't' | 'today'>,
  adhesionId: bigint,
  lines: readonly Written[],
): Promise<Record<string, string>> {
  const { t } = ctx;
  const errors: Record<string, string> = {};
  const refuse = (index: number, field: string, sentence: string) => {
    errors[`lines.${index}.${field}`] ??= sentence;
  };
  const readable: Checked[] = [];
  for (const [index, line] of lines.entries()) {
    const parsed = InvoiceLinesForm.safeParse({ lines: [filled(line)] });
    const [read] = parsed.data?.lines ?? [];
    if (read !== undefined) readable.push({ ...read, index });
    for (const issue of parsed.error?.issues ?? []) {
      const field = String(issue.path.at(-1) ?? 'matricule');
      const text = line[field] ?? '';
      const why = t.dynamic(`errors.${text === '' ? 'required' : issue.message}`);
      refuse(index, field, t('care.file.wrong', { line: index + 1, text, why }));
    }
  }
  const { problems } = await nameLines(ctx.sql, readable);
  for (const { index, field, reason, values } of problems) {
    const line = (readable[index]?.index ?? 0) + 1;
    refuse(line - 1, field, t.dynamic(`reasons.${reason}`, { ...values, line }));
  }
  const priced = await pricedActs(ctx, adhesionId, readable);
  for (const { index, actCode, careOn } of readable) {
    if (careOn > ctx.today) refuse(index, 'careOn', t('reasons.day-in-future'));
    else if (!priced(actCode, careOn)) {
      refuse(index, 'actCode', t('care.file.noPrice', { line: index + 1, act: actCode, careOn }));
    }
  }
  return errors;
}

/** As a browser would send it: an empty field does not reach the schema. */
const filled = (line: Written) =>
  Object.fromEntries(Object.entries(line).filter(([, text]) => text !== ''));

type Price = { readonly actCode: string; readonly validFrom: string; readonly validTo: string };

async function pricedActs(
  { sql }: Pick<IpmContext, 'sql'>,
  adhesionId: bigint,
  lines: readonly EnteredLine[],
) {
  const codes = [...new Set(lines.map(({ actCode }) => actCode))];
  const prices =
    codes.length === 0
      ? []
      : await sql.rows<Price>`SELECT t.actCode, GREATEST(t.validFrom, o.validFrom) AS validFrom,
            LEAST(t.validTo, o.validTo) AS validTo
          FROM ProviderAdhesion a
            JOIN ProviderAdhesion o ON o.ipmId = a.ipmId AND o.providerId = a.providerId
            JOIN Tariff t ON t.ipmId = o.ipmId AND t.adhesionId = o.id
          WHERE a.ipmId = ${sql.ipm} AND a.id = ${adhesionId}
            AND t.actCode IN (${sql.list(codes)})`;
  return (actCode: string, careOn: string) =>
    prices.some(
      (price) => price.actCode === actCode && price.validFrom <= careOn && careOn < price.validTo,
    );
}
