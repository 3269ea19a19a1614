import { useContext, useEffect, useRef, useState } from 'react';
import { useT } from '~/i18n/t';
import { fieldId, FormContext } from './form-context';

/** What is wrong with the form, each problem with the way to its field, in the order of the fields. */
export function ErrorSummary() {
  const t = useT();
  const { prefix, result } = useContext(FormContext);
  const box = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<Labels>(new Map());
  const problems = inOrderOf(labels, Object.entries(result?.fieldErrors ?? {}));
  const formError = result?.formError ?? null;
  const hasProblem = problems.length > 0 || formError !== null;
  useEffect(() => {
    if (!hasProblem) return;
    box.current?.focus();
    setLabels(labelsOf(prefix, Object.keys(result?.fieldErrors ?? {})));
  }, [hasProblem, prefix, result]);
  if (!hasProblem) return null;
  const labelled = (label: string | null | undefined, text: string) =>
    label ? t('common.labelled', { label, text }) : text;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded border border-late/40 bg-late-soft px-3 py-2.5 text-late"
    >
      <p className="font-semibold">
        {formError ?? t('common.form.problems', { count: problems.length })}
      </p>
      {problems.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {problems.map(([name, sentence]) => (
            <li key={name}>
              <a className="underline underline-offset-2" href={`#${fieldId(prefix, name)}`}>
                {labelled(labels.get(name), sentence)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The words above each field, in the order of the page, which may not be that of the answer. */
type Labels = ReadonlyMap<string, string | null>;

function labelsOf(prefix: string, names: readonly string[]): Labels {
  const found = names.flatMap((name) => {
    const field = document.getElementById(fieldId(prefix, name));
    return field === null ? [] : [{ name, field }];
  });
  found.sort((one, other) => (isBefore(one.field, other.field) ? -1 : 1));
  return new Map(found.map(({ name, field }) => [name, labelOf(field)]));
}

const isBefore = (one: HTMLElement, other: HTMLElement) =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

const labelOf = (field: HTMLElement) =>
  ('labels' in field && (field as HTMLInputElement).labels?.[0]?.firstChild?.textContent) || null;

/** What has no field on the page comes last. */
function inOrderOf(labels: Labels, problems: readonly [string, string][]) {
  const places = [...labels.keys()];
  return [
    ...places.flatMap((place) => problems.filter(([name]) => name === place)),
    ...problems.filter(([name]) => !labels.has(name)),
  ];
}
