import { describe, expect, test } from 'vitest';
import { findBreach, TENANT_MARK, type StatementRules } from './statement-check.server';

const RULES: StatementRules = {
  bound: new Set(['Participant', 'Dependant', 'Affiliation', 'Employment', 'NumberSeries']),
  readable: new Set(['Ipm', 'Employer']),
  writable: new Set(),
};

const judge = (statement: string) => findBreach(statement.replaceAll('$ipm', TENANT_MARK), RULES);

const ALLOWED = [
  "SELECT status, p.status AS status FROM Participant p WHERE p.ipmId = $ipm AND p.lastName = 'status'",
  'SELECT id FROM Participant WHERE ipmId = $ipm AND (status = ? OR status = ?)',
  'SELECT p.id FROM `Participant` `p` WHERE $ipm = `p`.`ipmId` ORDER BY p.lastName LIMIT ?',
  'SELECT p.id FROM Participant p JOIN Employment e ON e.ipmId = p.ipmId AND e.participantId = p.id WHERE p.ipmId = $ipm',
  'SELECT p.id FROM Participant p, Employment e WHERE p.ipmId = $ipm AND e.ipmId = p.ipmId',
  'SELECT p.id, d.id FROM Participant p LEFT JOIN Dependant d ON d.ipmId = p.ipmId AND d.participantId = p.id WHERE p.ipmId = $ipm',
  'SELECT a.id, i.name FROM Affiliation a JOIN Ipm i ON i.id = a.ipmId WHERE a.ipmId = $ipm',
  'SELECT p.id FROM Participant p WHERE p.ipmId = $ipm AND EXISTS (SELECT 1 FROM Dependant d WHERE d.ipmId = p.ipmId AND d.participantId = p.id)',
  'SELECT p.id, (SELECT COUNT(*) FROM Dependant d WHERE d.ipmId = $ipm AND d.participantId = p.id) AS n FROM Participant p WHERE p.ipmId = $ipm',
  'SELECT id FROM Participant WHERE ipmId = $ipm UNION ALL SELECT id FROM Dependant WHERE ipmId = $ipm ORDER BY 1',
  'WITH active AS (SELECT ipmId, id FROM Participant WHERE ipmId = $ipm) SELECT a.id FROM active a',
  'SELECT t.n FROM (SELECT COUNT(*) AS n FROM Participant WHERE ipmId = $ipm) t',
  'SELECT id FROM Participant WHERE ipmId = $ipm FOR UPDATE',
  "SELECT id FROM Participant WHERE ipmId = $ipm AND lastName <> 'N''Diaye; -- @ /*'",
  'UPDATE Participant SET status = ? WHERE ipmId = $ipm AND id = ?',
  'UPDATE Affiliation a JOIN Employment e ON e.ipmId = a.ipmId SET a.status = ? WHERE a.ipmId = $ipm AND e.id = ?',
  'DELETE FROM Participant WHERE ipmId = $ipm AND id IN (?, ?)',
  'INSERT INTO Participant (ipmId, id) VALUES ($ipm, ?), ($ipm, ?)',
  'INSERT INTO NumberSeries (ipmId, series) VALUES ($ipm, ?) ON DUPLICATE KEY UPDATE lastNumber = lastNumber + 1',
  'INSERT INTO Dependant (ipmId, id) SELECT $ipm, p.id FROM Participant p WHERE p.ipmId = $ipm',
];

/** Each opens a way past the wall, by mistake or on purpose. */
const REFUSED: Readonly<Record<string, string>> = {
  'no condition': 'SELECT id FROM Participant',
  'a value in place of the tenant': 'SELECT id FROM Participant WHERE ipmId = ?',
  'the tenant in another column': 'SELECT id FROM Participant WHERE id = $ipm',
  'the condition beside OR': 'SELECT id FROM Participant WHERE ipmId = $ipm OR id = ?',
  'OR beside AND, which the parser takes for one precedence':
    'SELECT id FROM Participant WHERE status = ? OR status = ? AND ipmId = $ipm',
  'OR beside AND in the condition of a join':
    'SELECT d.id FROM Participant p JOIN Dependant d ON 1 = 1 OR d.id = p.id AND d.ipmId = p.ipmId WHERE p.ipmId = $ipm',
  'the condition below NOT': 'SELECT id FROM Participant WHERE NOT ipmId = $ipm',
  'the condition compared again': 'SELECT id FROM Participant WHERE ipmId = $ipm = 0',
  'a join that is not bound':
    'SELECT d.id FROM Participant p JOIN Dependant d ON d.participantId = p.id WHERE p.ipmId = $ipm',
  'two tables side by side': 'SELECT d.id FROM Participant p, Dependant d WHERE p.ipmId = $ipm',
  'an outer join whose condition binds the other table':
    'SELECT p.id FROM Participant p LEFT JOIN Dependant d ON p.ipmId = $ipm AND d.ipmId = p.ipmId',
  'an outer join that is not bound':
    'SELECT d.id FROM Participant p LEFT JOIN Dependant d ON d.participantId = p.id WHERE p.ipmId = $ipm',
  'a subquery that is not bound':
    'SELECT id FROM Participant WHERE ipmId = $ipm AND id IN (SELECT participantId FROM Dependant)',
  'a subquery bound through the name of an outer table':
    'SELECT p.id FROM Participant p WHERE p.ipmId = $ipm AND EXISTS (SELECT 1 FROM Dependant d WHERE `p`.`ipmId` = $ipm)',
  'an inner table under the name of a bound outer one':
    'SELECT p.id FROM Participant p WHERE p.ipmId = $ipm AND EXISTS (SELECT 1 FROM Dependant p)',
  'a derived table under the name of a bound outer one':
    'SELECT p.id FROM Participant p WHERE p.ipmId = $ipm AND EXISTS (SELECT 1 FROM (SELECT 7 AS ipmId) p JOIN Dependant d ON d.ipmId = p.ipmId)',
  'a subquery in the list of columns':
    'SELECT id, (SELECT MAX(id) FROM Dependant) FROM Participant WHERE ipmId = $ipm',
  'a subquery in ORDER BY':
    'SELECT id FROM Participant WHERE ipmId = $ipm ORDER BY (SELECT MAX(id) FROM Dependant)',
  'a derived table': 'SELECT t.id FROM (SELECT id FROM Participant) t WHERE 1 = $ipm',
  'a common table expression':
    'WITH x AS (SELECT id FROM Participant) SELECT x.id FROM x WHERE 1 = $ipm',
  'a common table expression before UPDATE':
    'WITH x AS (SELECT id FROM Dependant) UPDATE Participant SET status = ? WHERE ipmId = $ipm',
  'a table hidden by the name of a common table expression':
    'WITH Participant AS (SELECT 1 AS id) SELECT id FROM icamo.Participant WHERE 1 = $ipm',
  'the second half of a union':
    'SELECT id FROM Participant WHERE ipmId = $ipm UNION SELECT id FROM Dependant',
  'the third part of a union':
    'SELECT 1 UNION SELECT id FROM Participant WHERE ipmId = $ipm UNION (SELECT id FROM Dependant)',
  'tables in brackets':
    'SELECT p.id FROM (Participant p JOIN Dependant d ON d.ipmId = p.ipmId) WHERE 1 = $ipm',
  'tables in brackets behind an outer join':
    'SELECT e.id FROM Ipm e LEFT JOIN (Participant p JOIN Dependant d ON 1 = 1) ON p.ipmId = $ipm',
  USING: 'SELECT p.id FROM Participant p JOIN Dependant d USING (ipmId) WHERE p.ipmId = $ipm',
  'a right join':
    'SELECT p.id FROM Participant p RIGHT JOIN Dependant d ON d.ipmId = p.ipmId WHERE p.ipmId = $ipm',
  'a table outside of the lists': 'SELECT id FROM user WHERE 1 = $ipm',
  'the schema of the server': 'SELECT table_name FROM information_schema.tables WHERE 1 = $ipm',
  'a change of tenant': 'UPDATE Participant SET ipmId = ? WHERE ipmId = $ipm',
  'a change of tenant in capitals': 'UPDATE Participant SET IPMID = ? WHERE ipmId = $ipm',
  'a change of tenant in backquotes': 'UPDATE Participant p SET p.`ipmId` = ? WHERE p.ipmId = $ipm',
  'an update without condition': 'UPDATE Participant SET status = ?',
  'a national row written through a join':
    'UPDATE Affiliation a JOIN Employer e ON e.id = a.employerId SET e.legalName = ? WHERE a.ipmId = $ipm',
  'a national row deleted through a join':
    'DELETE e FROM Affiliation a JOIN Employer e ON e.id = a.employerId WHERE a.ipmId = $ipm',
  'a value read from elsewhere in SET':
    'UPDATE Participant SET status = (SELECT MAX(status) FROM Dependant) WHERE ipmId = $ipm',
  'a delete without condition': 'DELETE FROM Participant',
  'a national row written': 'INSERT INTO Employer (id) VALUES ($ipm)',
  'an insert without tenant': 'INSERT INTO Participant (id) VALUES (?)',
  'an insert without columns': 'INSERT INTO Participant VALUES ($ipm, ?)',
  'an insert for another tenant': 'INSERT INTO Participant (ipmId, id) VALUES ($ipm, ?), (?, ?)',
  'an insert in the form of SET': 'INSERT INTO Participant SET ipmId = $ipm, id = ?',
  'an insert from rows that are not bound':
    'INSERT INTO Dependant (ipmId, id) SELECT $ipm, p.id FROM Participant p',
  'an insert that takes the tenant from a row':
    'INSERT INTO Dependant (ipmId, id) SELECT p.ipmId, p.id FROM Participant p WHERE p.ipmId = $ipm',
  'an insert whose second half names another tenant':
    'INSERT INTO Dependant (ipmId, id) SELECT $ipm, 1 UNION ALL SELECT 7, 2',
  'an upsert that moves the row':
    'INSERT INTO NumberSeries (ipmId, series) VALUES ($ipm, ?) ON DUPLICATE KEY UPDATE ipmId = ?',
  'an upsert that reads elsewhere':
    'INSERT INTO Dependant (ipmId, id) SELECT $ipm, 1 ON DUPLICATE KEY UPDATE lastName = (SELECT MAX(lastName) FROM Participant)',
  'XOR, which binds less than AND':
    'SELECT id FROM Participant WHERE ipmId = $ipm AND id = ? XOR 1 = 1',
  'a double bar': 'SELECT id FROM Participant WHERE ipmId = $ipm AND id = ? || 1 = 1',
  'a comment that MariaDB runs': 'SELECT id FROM Participant WHERE ipmId = $ipm /*! OR 1 = 1 */',
  'a sum that looks like a comment':
    'SELECT id FROM Participant WHERE ipmId = $ipm AND id = 2--1 OR 1 = 1',
  'a backslash that opens the quotation':
    "SELECT id FROM Participant WHERE ipmId = $ipm AND lastName = '\\' OR 1 = 1 OR lastName = ''",
  'a question mark that takes the tenant’s place':
    "SELECT id FROM Participant WHERE lastName = 'qui?' AND ipmId = $ipm",
  'a variable of the session': 'SELECT @a := id FROM Participant WHERE ipmId = $ipm',
  'a file of the server': "SELECT id FROM Participant WHERE ipmId = $ipm INTO OUTFILE '/tmp/x'",
  'two statements': 'SELECT id FROM Participant WHERE ipmId = $ipm; DELETE FROM Participant',
  'another kind of statement': 'TRUNCATE TABLE Participant',
  'a text that is not SQL': 'SELEC id FRM Participant WHERE ipmId = $ipm',
};

describe('a statement of one tenant', () => {
  test.each(ALLOWED)('may run: %s', (statement) => {
    expect(judge(statement)).toBeNull();
  });

  test.each(Object.entries(REFUSED))('is refused with %s', (_name, statement) => {
    expect(judge(statement)).toEqual(expect.any(String));
  });
});

describe('a statement of the nation', () => {
  const national: StatementRules = {
    bound: new Set(),
    readable: new Set(['Ipm', 'ContributionSummary']),
    writable: new Set(['Ipm']),
  };

  test('reads and writes its lists only', () => {
    expect(findBreach('SELECT SUM(calledXof) FROM ContributionSummary', national)).toBeNull();
    expect(findBreach('UPDATE Ipm SET phone = ? WHERE id = ?', national)).toBeNull();
    expect(findBreach('SELECT id FROM Participant', national)).toContain('may not be read');
    expect(
      findBreach('SELECT id FROM Ipm WHERE id IN (SELECT ipmId FROM Participant)', national),
    ).toContain('may not be read');
    expect(findBreach('DELETE FROM ContributionSummary', national)).toContain('may not be written');
  });
});
