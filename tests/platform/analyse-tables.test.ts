import { expect, test } from 'vitest';
import { newIpm } from '#tests/support/new-ipm';

test('only owned tables are analysed, and never within a transaction', async () => {
  const { ctx } = await newIpm();
  await ctx.sql.analyse(['Participant', 'Employment']);
  await expect(ctx.sql.analyse(['Participant', 'user'])).rejects.toThrow('user may not');
  await expect(ctx.sql.analyse(['Participant`, `user'])).rejects.toThrow('may not');
  await expect(ctx.transaction((tx) => tx.sql.analyse(['Participant']))).rejects.toThrow(
    'on their own',
  );
});
