// DuckDB takes no parameter where a file, a table or a column is named, so these two are the only way names get into a query.

/** A file path or other text as a SQL literal. */
export function text(value: string): string {
  if (value.includes('\u0000')) throw new RangeError('A text with a NUL cannot go into a query')
  return `'${value.replaceAll("'", "''")}'`
}

/** The name of a table or column, quoted. */
export function identifier(name: string): string {
  if (name === '' || name.includes('\u0000')) throw new RangeError('A name cannot be empty or hold a NUL')
  return `"${name.replaceAll('"', '""')}"`
}
