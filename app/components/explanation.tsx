import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '~/i18n/t';

type ExplanationProps = {
  /** The computed amount; it opens the arithmetic. */
  readonly summary: ReactNode;
  readonly lines: readonly ReactNode[];
  /** The text of law or of the rule that applies. */
  readonly source?: ReactNode;
};

/** « 250 000 × 6 % = 15 000 » behind a computed amount. */
export function Explanation({ summary, lines, source }: ExplanationProps) {
  const t = useT();
  return (
    <details className="inline-block max-w-full text-left align-top">
      <summary className="inline-flex items-center gap-1 rounded hover:text-action">
        <ChevronRight size={14} aria-hidden className="turns text-ink-faint transition-transform" />
        <span className="underline decoration-dotted decoration-ink-faint underline-offset-4">
          {summary}
        </span>
        <span className="sr-only">({t('common.explanation')})</span>
      </summary>
      <div className="mt-1.5 ml-[18px] max-w-96 rounded bg-sunken px-3 py-2 text-sm whitespace-normal text-ink-soft">
        {lines.map((line, index) => (
          <p key={index} className="tabular">
            {line}
          </p>
        ))}
        {source !== undefined && <p className="mt-1 border-t border-line pt-1">{source}</p>}
      </div>
    </details>
  );
}
