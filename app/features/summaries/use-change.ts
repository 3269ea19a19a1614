import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';

const ONE_POINT = 100;

/** How an amount stands to that of the period before, in whole percent; more is better. */
export function useChange() {
  const t = useT();
  const format = useFormat();
  return (nowXof: bigint, beforeXof: bigint) => {
    if (beforeXof <= 0n) return undefined;
    const points = Math.round(Number(((nowXof - beforeXof) * 10_000n) / beforeXof) / ONE_POINT);
    const rate = `${points > 0 ? '+' : ''}${format.percent(points * ONE_POINT)}`;
    return {
      direction: points > 0 ? ('up' as const) : points < 0 ? ('down' as const) : ('same' as const),
      tone: points > 0 ? ('settled' as const) : points < 0 ? ('late' as const) : ('ended' as const),
      text: points === 0 ? t('boards.noChange') : t('boards.change', { rate }),
    };
  };
}
