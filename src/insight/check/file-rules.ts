import type { Rule } from './types.ts'

const error = (id: string, says: string): Rule => ({ id, severity: 'error', says })
const warning = (id: string, says: string): Rule => ({ id, severity: 'warning', says })

/** What is found while a folder and its files are opened and read, before any cell is judged. */
export const fileRules = {
  folder: error(
    'folder-missing',
    'There is no folder of this name. Give the folder that holds datapackage.json.',
  ),
  descriptor: error(
    'descriptor-missing',
    'The folder has no datapackage.json, so nothing says which files belong to the package. Put it beside the files.',
  ),
  descriptorJson: error(
    'descriptor-json',
    'This is not JSON that can be read ({note}). Write it again from its source.',
  ),
  descriptorMark: warning(
    'descriptor-mark',
    'It begins with a byte-order mark, which JSON should not have. It was read all the same; save it as UTF-8 without one.',
  ),
  descriptorShape: error('descriptor-shape', 'It does not describe a package: {note}. Correct it.'),
  resourceUnknown: warning(
    'resource-unknown',
    'It names a table that an evaluation package does not have ({note}). That file is not read; check the spelling.',
  ),
  resourceTwice: error(
    'resource-twice',
    'It names the table {note} more than once. Keep one file for each table.',
  ),
  childrenAbsent: error(
    'children-absent',
    'It names no file for the table children, without which nothing can be counted.',
  ),
  tableAbsent: warning(
    'table-absent',
    'It names no file for the table {note}. What needs that table will be answered with "cannot be answered".',
  ),
  fileAbsent: error(
    'file-absent',
    'The file is named in datapackage.json and is not in the folder. Put it there.',
  ),
  fileOutside: error(
    'file-outside',
    'The file of the table {note} must lie in the folder itself, be named with letters, digits, - and _, and end in .csv or .parquet.',
  ),
  fileEmpty: error('file-empty', 'The file is empty: it has not even a row of column names. Write it again.'),
  fileWorkbook: error(
    'file-workbook',
    'This is a workbook or another zipped file with the name of a CSV. Save it as "CSV UTF-8".',
  ),
  fileEncoding: error('file-encoding', 'The file is not UTF-8{note}. Save it as "CSV UTF-8".'),
  fileNul: error(
    'file-nul',
    'The file has a NUL byte, which no text has: it was damaged or is not a text. Write it again.',
  ),
  fileMark: warning(
    'file-mark',
    'The file begins with a byte-order mark. It was read all the same; our own files have none.',
  ),
  fileLineEnds: error(
    'file-line-ends',
    'The lines do not all end in the same way, so the file was put together from several. Save it again as one, with CRLF or LF.',
  ),
  rowLong: error(
    'row-long',
    'The row is longer than a million bytes, which no cell of a package needs and no evaluation reads. Shorten it.',
  ),
  fileCut: error(
    'file-cut',
    'The file stops in the middle of this row ({note}): it was cut short. Copy it again from where it came from.',
  ),
  fileEnd: warning(
    'file-end',
    'The last row has no line end, so the file may have been cut short in its last cell. Compare that row with the source.',
  ),
  parquet: error(
    'parquet-unreadable',
    'This is not a Parquet file that can be read whole: it was cut short or damaged. Copy it again.',
  ),
  delimiter: error(
    'columns-delimiter',
    'The columns are not separated by commas (the header looks separated by {note}). Save it with commas.',
  ),
  columnMissing: error(
    'column-missing',
    'The column {column} is missing{note}. Add it, or correct its name in the header.',
  ),
  columnTwice: error('column-twice', 'The column {column} is there more than once. Keep the right one.'),
  columnUnnamed: error(
    'column-unnamed',
    'A column has no name in the header (the {note}). Name it or take it out.',
  ),
  columnOrder: warning(
    'columns-order',
    'The columns are not in the order of the schema. They were read by their names.',
  ),
  rowRagged: error(
    'row-cells',
    'The row does not have a cell for each column ({note}). Often a comma in a text that is not in quotation marks.',
  ),
  rowBlank: warning('row-blank', 'The row is blank. It was left out; take it out of the file.'),
  rowQuotes: error(
    'row-quotes',
    'The quotation marks of this row do not pair. Put the whole cell in quotation marks, and double each one inside it.',
  ),
  rowOpen: error(
    'row-quote-open',
    'A quotation mark opens in this row and never closes, so nothing after it could be read: the file was cut short or the mark is stray.',
  ),
} as const satisfies Record<string, Rule>
