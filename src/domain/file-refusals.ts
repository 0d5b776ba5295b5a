/** The refusals of files and of their rows, with the parameters of their sentences. */
export type FileRefusals = {
  'csv-heading': { known: readonly string[] }
  'csv-not-day': CsvCell
  'csv-not-amount': CsvCell
  'csv-not-currency': CsvCell
  'csv-no-channel': CsvCell
  'csv-target': CsvCell
  'csv-too-long': CsvCell
  'csv-twice': { line: number; first: number }
  // imports
  'no-such-import': { id: string }
  'import-too-long': { limit: number }
  'import-too-many': { limit: number }
  'import-no-room': { held: number; limit: number }
  'import-offset': { received: number }
  'import-receiving': Nothing
  'import-unfinished': { received: number; size: number }
  'import-busy': Nothing
  'import-empty': Nothing
  'import-unreadable': { reason: 'encrypted' | 'damaged' | 'too-many-texts' | 'too-slow' }
  'import-bomb': Nothing
  'import-not-table': { kind: string }
  'import-too-wide': { limit: number }
  'import-long-names': { limit: number }
  'import-too-many-rows': { limit: number }
  'import-no-header': { line: number }
  'import-nothing-mapped': Nothing
  'import-column-twice': { to: string; first: string; second: string }
  'import-unknown-column': { given: string; known: readonly string[] }
  'import-no-match': Nothing
  'import-no-forecast': Nothing
  'import-too-many-statuses': { limit: number }
  'import-not-undoable': Nothing
  'import-file-gone': Nothing
  // rows of imports
  'row-nobody': RowPlace
  'row-too-long': RowPlace & { length: number; limit: number }
  'row-too-wide': RowPlace & { limit: number }
  'row-not-json': RowPlace
  'row-columns': RowPlace & { given: number; known: number }
  'row-formula': CsvCell
  'row-not-number': CsvCell
  'row-not-amount': CsvCell
  'row-not-phone': CsvCell
  'row-phone-rounded': CsvCell
  'row-not-date': CsvCell & { order: string }
  'row-unclear-date': CsvCell
  'row-future': CsvCell
  'row-unknown-status': CsvCell & { known: readonly string[] }
  'row-unknown-reason': CsvCell & { known: readonly string[] }
  'row-not-choice': CsvCell & { known: readonly string[] }
  'row-text-too-long': CsvCell & { length: number; limit: number }
  'row-no-such-lead': RowPlace & { given: string }
  'row-lead-in-bin': RowPlace & { given: string }
  'row-other-person': CsvCell
  'row-too-many-fields': RowPlace
}

type Nothing = Record<never, never>
/** A row of a file: its line, from 1. */
type RowPlace = { line: number }
/** A cell of a file: its line, from 1, the name of its column, and what it holds. */
type CsvCell = { line: number; column: string; given: string }
