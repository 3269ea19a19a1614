#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import generatorHelper from '@prisma/generator-helper';

/**
 * Writes what the database door must know of each model: whether it is owned by an IPM (its primary
 * key leads with `ipmId`), its scalar fields, and the models its relations reach.
 */
generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'Model catalogue', defaultOutput: '.' }),
  async onGenerate({ dmmf, generator }) {
    const catalogue = Object.fromEntries(dmmf.datamodel.models.map(describeModel));
    const text =
      'export type ModelEntry = {\n' +
      '  readonly table: string;\n  readonly owned: boolean;\n' +
      '  readonly key: readonly string[];\n  readonly fields: readonly string[];\n' +
      '  readonly relations: Readonly<Record<string, string>>;\n};\n\n' +
      `export const MODEL_CATALOGUE = ${JSON.stringify(catalogue, null, 2)} as const satisfies Record<string, ModelEntry>;\n`;
    writeFileSync(join(generator.output.value, 'model-catalogue.ts'), text);
  },
});

function describeModel(model) {
  const key = model.primaryKey?.fields ?? model.fields.filter((f) => f.isId).map((f) => f.name);
  const scalars = model.fields.filter((field) => field.kind !== 'object');
  const relations = model.fields.filter((field) => field.kind === 'object');
  return [
    model.name,
    {
      table: model.dbName ?? model.name,
      owned: key[0] === 'ipmId',
      key,
      fields: scalars.map((field) => field.name),
      relations: Object.fromEntries(relations.map((field) => [field.name, field.type])),
    },
  ];
}
