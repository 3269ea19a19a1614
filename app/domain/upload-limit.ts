const MEGABYTE = 1024 * 1024;

/** A file that people send; the pages say « 50 Mo ». */
export const MAX_UPLOAD_BYTES = 50 * MEGABYTE;
