import { expect, signInAs, test } from './world';

const CHILD = { lastName: 'DIOP', firstName: 'Ndèye Arame' };

test('a family on screen: a question stays until it is answered right, then goes', async ({
  page,
}) => {
  const { path } = await signInAs(page, 'agent@teranga.example');
  await page.goto(`${path}/members`);
  await page.getByRole('table').getByRole('row').nth(1).getByRole('link').first().click();
  const family = page.getByRole('table', { name: 'Ayants droit' });
  const child = family.getByRole('row', { name: `${CHILD.lastName} ${CHILD.firstName}` });
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: 'Ajouter un ayant droit' }).click();
  await dialog.getByLabel('Lien').selectOption({ index: 2 });
  await dialog.getByLabel('Prénom').fill(CHILD.firstName);
  await dialog.getByRole('button', { name: 'Ajouter un ayant droit' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nom : À remplir.');
  await dialog.getByLabel('Nom', { exact: true }).fill(CHILD.lastName);
  await dialog.getByRole('button', { name: 'Ajouter un ayant droit' }).click();
  await expect(child).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await child.getByRole('button', { name: 'Terminer' }).click();
  await dialog.getByRole('button', { name: 'Terminer le rattachement' }).click();
  await expect(child.getByRole('button', { name: 'Reprendre' })).toBeVisible();
  await expect(dialog).toHaveCount(0);
});
