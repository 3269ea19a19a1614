import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';

const ONE_POINT = 100;

/** How a figure stands to that of the period before, in whole percent or points; more is better. */
export function useChange() {
  const t = useT();
  const format = useFormat();
  const said = (points: number, text: string) => ({
    direction: points > 0 ? ('up' as const) : points < 0 ? ('down' as const) : ('same' as const),
    tone: points > 0 ? ('settled' as const) : points < 0 ? ('late' as const) : ('ended' as const),
    text: points === 0 ? t('boards.noChange') : text,
  });
  return {
    ofAmount(nowXof: bigint, beforeXof: bigint) {
      if (beforeXof <= 0n) return undefined;
      const points = Math.round(Number(((nowXof - beforeXof) * 10_000n) / beforeXof) / ONE_POINT);
      const rate = `${points > 0 ? '+' : ''}${format.percent(points * ONE_POINT)}`;
      return said(points, t('boards.change', { rate }));
    },
    ofRate(now: number | null, before: number | null) {
      if (now === null || before === null) return undefined;
      const points = Math.round((now - before) / ONE_POINT);
      const signed = `${points > 0 ? '+' : ''}${format.count(points)}`;
      return said(points, t('boards.points', { count: Math.abs(points), points: signed }));
    },
  };
}
