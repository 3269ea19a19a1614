import { expect, test } from 'vitest';
import { describeError } from './log.server';

test('what the database refused is told without the statement and the values of people', () => {
  const error = Object.assign(
    new Error("Duplicate entry 'Awa Diop-1985-03-12' for key 'Participant_name_key'"),
    {
      code: 'ER_DUP_ENTRY',
      errno: 1062,
      sql: "INSERT INTO Participant (fullName) VALUES ('Awa Diop')",
      sqlMessage: "Duplicate entry 'Awa Diop-1985-03-12' for key 'Participant_name_key'",
      cause: new Error("Incorrect date value: 'grossesse' for column 'careOn' at row 1"),
    },
  );
  const told = describeError(error) as Record<string, unknown>;
  expect(JSON.stringify(told)).not.toMatch(/Diop|1985|INSERT|grossesse/);
  expect(told).toMatchObject({ type: 'Error', code: 'ER_DUP_ENTRY', errno: 1062 });
  expect(told['message']).toMatch(/^Duplicate entry '•••' for key 'Participant_name_key'/);
  expect(told['stack']).toContain('log.server.test.ts');
});

test('what is no error is told as it is', () => {
  expect(describeError('gone')).toBe('gone');
});
