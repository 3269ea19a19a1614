import { useFormat } from '~/i18n/use-format';
import { classNames } from './class-names';

type MoneyProps = {
  readonly amountXof: bigint;
  /** Leaves « FCFA » out, when the column's title says it. */
  readonly bare?: boolean | undefined;
  readonly strong?: boolean | undefined;
};

/** An amount; figures of equal width, never broken over two lines. */
export function Money({ amountXof, bare, strong }: MoneyProps) {
  const format = useFormat();
  const text = bare ? format.count(amountXof) : format.xof(amountXof);
  return (
    <span className={classNames('tabular whitespace-nowrap', strong && 'font-semibold')}>
      {text}
    </span>
  );
}

export function Count({ value }: { readonly value: bigint | number }) {
  return <span className="tabular whitespace-nowrap">{useFormat().count(value)}</span>;
}

export function Percent({ rateBasisPoints }: { readonly rateBasisPoints: number }) {
  return <span className="tabular whitespace-nowrap">{useFormat().percent(rateBasisPoints)}</span>;
}
