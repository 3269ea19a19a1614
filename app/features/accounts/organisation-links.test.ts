import { expect, test } from 'vitest';
import { organisationLinks } from './organisation-links';

const teranga = { slug: 'teranga', ipmName: 'IPM Teranga' };

test('two roles in one IPM are one link; an employer of the same IPM is another', () => {
  const links = organisationLinks([
    { ...teranga, role: 'ipm-manager', name: null },
    { ...teranga, role: 'ipm-accountant', name: null },
    { ...teranga, role: 'employer', name: 'Sahel Textile' },
    { ...teranga, role: 'employer', name: 'Dakar Marine' },
  ]);
  expect(links.map(({ to, roles, actsFor }) => [to, roles, actsFor])).toEqual([
    ['/ipm/teranga', ['ipm-manager', 'ipm-accountant'], []],
    ['/employer/teranga', ['employer'], ['Sahel Textile', 'Dakar Marine']],
  ]);
});

test('national roles lead to the national area, the platform administrator to the machines', () => {
  const nation = { slug: null, ipmName: null, name: null };
  const links = organisationLinks([
    { ...nation, role: 'icamo-director' },
    { ...nation, role: 'tutelle' },
    { ...nation, role: 'platform-admin' },
  ]);
  expect(links.map(({ to }) => to)).toEqual(['/icamo', '/platform']);
});
