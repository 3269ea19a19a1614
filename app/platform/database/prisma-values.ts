import { ColumnTypeEnum, type ArgType, type ColumnType } from '@prisma/driver-adapter-utils';
import mysql, { type TypeCast } from 'mysql2/promise';

const BINARY_CHARSET = 63;

export type ResultField = {
  readonly name: string;
  readonly columnType?: number;
  readonly type?: number;
  readonly characterSet: number;
};

const COLUMN_TYPES: Readonly<Record<string, ColumnType>> = {
  TINY: ColumnTypeEnum.Int32,
  SHORT: ColumnTypeEnum.Int32,
  INT24: ColumnTypeEnum.Int32,
  LONG: ColumnTypeEnum.Int32,
  YEAR: ColumnTypeEnum.Int32,
  LONGLONG: ColumnTypeEnum.Int64,
  FLOAT: ColumnTypeEnum.Float,
  DOUBLE: ColumnTypeEnum.Double,
  DECIMAL: ColumnTypeEnum.Numeric,
  NEWDECIMAL: ColumnTypeEnum.Numeric,
  DATE: ColumnTypeEnum.Date,
  NEWDATE: ColumnTypeEnum.Date,
  TIME: ColumnTypeEnum.Time,
  DATETIME: ColumnTypeEnum.DateTime,
  TIMESTAMP: ColumnTypeEnum.DateTime,
  JSON: ColumnTypeEnum.Json,
  ENUM: ColumnTypeEnum.Enum,
  BIT: ColumnTypeEnum.Bytes,
};

const NUMBER_TYPES = new Set(['TINY', 'SHORT', 'INT24', 'LONG', 'YEAR', 'FLOAT', 'DOUBLE']);
const TEXT_OR_BYTES = new Set([
  'TINY_BLOB',
  'MEDIUM_BLOB',
  'LONG_BLOB',
  'BLOB',
  'STRING',
  'VARCHAR',
  'VAR_STRING',
]);

const typeName = (field: ResultField) =>
  (mysql.Types as unknown as Record<number, string>)[field.columnType ?? field.type ?? -1] ?? '';

export function columnTypeOf(field: ResultField): ColumnType {
  const name = typeName(field);
  if (TEXT_OR_BYTES.has(name)) {
    return field.characterSet === BINARY_CHARSET ? ColumnTypeEnum.Bytes : ColumnTypeEnum.Text;
  }
  return COLUMN_TYPES[name] ?? ColumnTypeEnum.Text;
}

/** Prisma reads the rows itself: it wants text for all that a number cannot carry, and ISO instants. */
export const castToText: TypeCast = (field, next) => {
  if (NUMBER_TYPES.has(field.type)) {
    const text = field.string();
    return text === null ? null : Number(text);
  }
  if (field.type === 'DATETIME' || field.type === 'TIMESTAMP') {
    const text = field.string();
    return text === null ? null : `${text.replace(' ', 'T')}+00:00`;
  }
  if (field.type === 'BIT') return field.buffer();
  // Text and bytes are told apart by the driver; a JSON column must stay text.
  if (TEXT_OR_BYTES.has(field.type) && field.extendedFormat !== 'json') return next();
  return field.string();
};

/** Prisma's argument as mysql2 writes it: instants and days in UTC whatever the process's zone. */
export function toDriverValue(value: unknown, type: ArgType | undefined): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') {
    if (type?.scalarType === 'bigint') return BigInt(value);
    if (type?.scalarType === 'datetime') return formatInstant(new Date(value), type.dbType);
    if (type?.scalarType === 'bytes') return Buffer.from(value, 'base64');
  }
  if (value instanceof Date) return formatInstant(value, type?.dbType);
  if (ArrayBuffer.isView(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return value;
}

function formatInstant(instant: Date, dbType: string | undefined): string {
  const [day = '', clock = ''] = instant.toISOString().slice(0, -1).split('T');
  if (dbType === 'DATE' || dbType === 'NEWDATE') return day;
  if (dbType === 'TIME') return clock;
  return `${day} ${clock}`;
}
