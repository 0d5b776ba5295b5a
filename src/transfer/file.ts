import type { Project } from '../domain/project.ts'
import type { ExportWriter } from '../store/store.ts'
import { defaultColumns } from './columns.ts'
import { csvWriter } from './csv.ts'
import { jsonlWriter } from './jsonl.ts'
import type { FileOptions } from './options.ts'
import { xlsxWriter } from './xlsx.ts'

/** The file formats by file extension. */
export const formats = {
  csv: { writer: csvWriter, type: 'text/csv; charset=utf-8' },
  xlsx: { writer: xlsxWriter, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  jsonl: { writer: jsonlWriter, type: 'application/jsonl; charset=utf-8' },
} satisfies Record<string, { writer: ExportWriter<FileOptions>; type: string }>

export type Format = keyof typeof formats
export const formatNames = Object.keys(formats) as Format[]

/** Fills in the defaults of file options: for people in the language of the project, or for programs if the file is exact. */
export function fileOptions({ language }: Project, chosen: Partial<FileOptions>): FileOptions {
  const { columns = defaultColumns, exact = false } = chosen
  const { separator = language === 'ru' && !exact ? ';' : ',', bom = !exact } = chosen
  return { columns, exact, separator, bom }
}
