#!/usr/bin/env node
/** A Prisma generator: writes the whole schema as MySQL DDL, in Prisma's own naming, at `generate`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import generatorHelper from '@prisma/generator-helper';

const NAME_LIMIT_CHARACTERS = 64;

generatorHelper.generatorHandler({
  onManifest: () => ({ defaultOutput: '../schema.sql', prettyName: 'DDL' }),
  onGenerate: async ({ dmmf, generator }) => {
    const file = generator.output.value;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, schemaAsSql(dmmf.datamodel));
  },
});

function schemaAsSql({ models, indexes }) {
  const tables = models.map((model) => createTable(model, indexes));
  const keys = models.flatMap((model) => foreignKeys(model, models));
  return [...tables, ...keys].join('\n\n').concat('\n');
}

function createTable(model, indexes) {
  const columns = model.fields
    .filter((field) => field.kind !== 'object')
    .map((field) => columnDefinition(field));
  const lines = [
    ...columns,
    ...indexLines(model, indexes),
    `PRIMARY KEY (${primaryKey(model, indexes)})`,
  ];
  return [
    '-- CreateTable',
    `CREATE TABLE ${quote(tableOf(model))} (`,
    lines.map((line) => `    ${line}`).join(',\n'),
    ') DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;',
  ].join('\n');
}

function columnDefinition(field) {
  return [
    quote(columnOf(field)),
    sqlType(field),
    field.isRequired ? 'NOT NULL' : 'NULL',
    defaultClause(field),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const defaultTypes = {
  String: 'VARCHAR(191)',
  Boolean: 'BOOLEAN',
  Int: 'INTEGER',
  BigInt: 'BIGINT',
  Float: 'DOUBLE',
  Decimal: 'DECIMAL(65, 30)',
  DateTime: 'DATETIME(3)',
  Json: 'JSON',
  Bytes: 'LONGBLOB',
};

function sqlType(field) {
  if (field.isList || defaultTypes[field.type] === undefined) {
    throw new Error(`${field.name}: type ${field.type} has no column in this generator`);
  }
  if (!field.nativeType) return defaultTypes[field.type];
  const [name, args] = field.nativeType;
  const unsigned = name.startsWith('Unsigned');
  const word = (unsigned ? name.slice('Unsigned'.length) : name).toUpperCase();
  const base = { INT: 'INTEGER' }[word] ?? word;
  const size = args.length > 0 ? `(${args.join(', ')})` : '';
  return `${base}${size}${unsigned ? ' UNSIGNED' : ''}`;
}

function defaultClause(field) {
  if (!field.hasDefaultValue || field.default === undefined) return '';
  const value = field.default;
  if (typeof value === 'object' && !Array.isArray(value)) return functionDefault(field, value);
  if (typeof value === 'boolean') return `DEFAULT ${value}`;
  if (['Int', 'BigInt', 'Float', 'Decimal'].includes(field.type)) return `DEFAULT ${value}`;
  return `DEFAULT '${String(value).replaceAll("'", "''")}'`;
}

function functionDefault(field, { name, args }) {
  if (name === 'autoincrement') return 'AUTO_INCREMENT';
  if (name === 'dbgenerated') return args[0] ? `DEFAULT ${args[0]}` : '';
  if (name !== 'now') return '';
  const [type, size] = field.nativeType ?? ['DateTime', ['3']];
  const precision = type === 'DateTime' ? (size[0] ?? '0') : '0';
  return `DEFAULT CURRENT_TIMESTAMP(${precision})`;
}

function primaryKey(model, indexes) {
  const index = indexes.find(({ model: name, type }) => name === model.name && type === 'id');
  if (index) return columnList(model, index.fields);
  const names = model.primaryKey?.fields ?? model.fields.filter((f) => f.isId).map((f) => f.name);
  return columnList(
    model,
    names.map((name) => ({ name })),
  );
}

const indexKinds = {
  unique: { words: 'UNIQUE INDEX', suffix: '_key' },
  normal: { words: 'INDEX', suffix: '_idx' },
  fulltext: { words: 'FULLTEXT INDEX', suffix: '_idx' },
};

/** Unique indexes come first, as in Prisma's own files. */
function indexLines(model, indexes) {
  const own = indexes.filter((index) => index.model === model.name && index.type !== 'id');
  const ofType = (wanted) => own.filter(({ type }) => (type === 'unique') === wanted);
  return [...ofType(true), ...ofType(false)].map((index) => {
    const { words, suffix } = indexKinds[index.type];
    const columns = index.fields.map(({ name }) => columnNamed(model, name));
    const name = index.dbName ?? constraintName([tableOf(model), ...columns], suffix);
    return `${words} ${quote(name)}(${columnList(model, index.fields)})`;
  });
}

function columnList(model, fields) {
  return fields
    .map(({ name, length, sortOrder }) =>
      [
        quote(columnNamed(model, name)),
        length ? `(${length})` : '',
        sortOrder === 'desc' ? ' DESC' : '',
      ].join(''),
    )
    .join(', ');
}

const actions = {
  Cascade: 'CASCADE',
  Restrict: 'RESTRICT',
  NoAction: 'NO ACTION',
  SetNull: 'SET NULL',
  SetDefault: 'SET DEFAULT',
};

function foreignKeys(model, models) {
  return model.fields
    .filter((field) => field.kind === 'object' && (field.relationFromFields ?? []).length > 0)
    .map((field) => {
      const target = models.find(({ name }) => name === field.type);
      const from = field.relationFromFields.map((name) => columnNamed(model, name));
      const to = field.relationToFields.map((name) => columnNamed(target, name));
      const name = constraintName([tableOf(model), ...from], '_fkey');
      const onDelete = field.relationOnDelete ?? (field.isRequired ? 'Restrict' : 'SetNull');
      const onUpdate = field.relationOnUpdate ?? 'Cascade';
      return [
        '-- AddForeignKey',
        `ALTER TABLE ${quote(tableOf(model))} ADD CONSTRAINT ${quote(name)} ` +
          `FOREIGN KEY (${from.map(quote).join(', ')}) ` +
          `REFERENCES ${quote(tableOf(target))}(${to.map(quote).join(', ')}) ` +
          `ON DELETE ${actions[onDelete]} ON UPDATE ${actions[onUpdate]};`,
      ].join('\n');
    });
}

/** Prisma cuts a long name so that it fits with its suffix. */
function constraintName(parts, suffix) {
  return parts.join('_').slice(0, NAME_LIMIT_CHARACTERS - suffix.length) + suffix;
}

const tableOf = (model) => model.dbName ?? model.name;
const columnOf = (field) => field.dbName ?? field.name;
const columnNamed = (model, name) => columnOf(model.fields.find((field) => field.name === name));
const quote = (name) => `\`${name}\``;
