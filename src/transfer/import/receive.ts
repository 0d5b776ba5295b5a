import type { Readable } from 'node:stream'
import { saveLook } from '../../actions/imports.ts'
import { headingsOf, type Import, type ImportMapping, type ParseOptions } from '../../domain/import.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Store } from '../../store/store.ts'
import { lastMapping } from './last-mapping.ts'
import { checkMapping, checkPlans, defaultMapping, withDates } from './mapping.ts'
import { memberFinder } from './names.ts'
import { type FilePreview, type PreviewInput, previewFile } from './preview-file.ts'

/**
 * Receives a part of the file of an import, and previews the file after its last part. A part that is already stored changes nothing. Refuses a
 * part that does not begin where the last one ended.
 */
export async function receivePart(
  store: Store,
  project: Project,
  work: Import,
  { offset, bytes }: { offset: number; bytes: Readable },
  signal?: AbortSignal,
): Promise<Import> {
  if (work.state === 'ready' && (await store.spool.imports.holds(work.file, bytes, offset))) return work
  if (work.state !== 'uploading') throw refusal('import-busy', {})
  const received = await store.spool.imports.receive(work.file, bytes, offset, work.size)
  return received < work.size ? work : refreshPreview(store, project, work, {}, signal)
}

/** Changes of how a file is parsed and mapped. */
export type PreviewChange = { reading?: Partial<ParseOptions>; mapping?: Partial<ImportMapping> }

/** Previews the file of an import and stores its parse options and mapping. Refuses a mapping that does not fit the file or the project. */
export async function refreshPreview(
  store: Store,
  project: Project,
  work: Import,
  { reading, mapping }: PreviewChange,
  signal?: AbortSignal,
): Promise<Import> {
  await refuseOther(store, work)
  const wanted = reading && work.reading ? fitting({ ...work.reading, ...reading }) : (work.reading ?? undefined)
  const columns = mapping?.columns ?? (reading ? undefined : work.mapping?.columns)
  const path = store.spool.imports.path(work.file)
  const { numbers, ...looked } = await previewOf(
    store,
    { path, project, reading: wanted, columns, headings: knownNames(work, wanted) },
    signal,
  )
  const isAnew = reading !== undefined || !work.mapping
  const last = isAnew ? await lastMapping(store, project, work.id, { ...looked, numbers }) : undefined
  const before = isAnew ? (last ?? defaultMapping(looked.preview)) : (work.mapping as ImportMapping)
  const whole = { ...before, ...mapping }
  const next = { ...whole, columns: whole.columns.map((plan) => withDates(plan, looked.preview.columns[plan.column])) }
  const here = (await store.memberships.of(project.id)).filter(({ leftAt }) => leftAt === null)
  if (mapping) checkMapping(next, looked.preview, project)
  if (mapping) checkPlans(mapping, { statuses: await store.statuses.of(project.id), members: here })
  const likeBefore = isAnew ? last !== undefined : (work.preview?.likeBefore ?? false)
  const find = memberFinder(here)
  const members = looked.preview.members.map(({ given, rows }) => ({ given, rows, member: find(given) ?? null }))
  const preview = { ...looked.preview, members, likeBefore }
  return saveLook(store, project, work.id, { ...looked, preview, mapping: next })
}

/** The column names of the last preview, if another preview would find the same ones. */
function knownNames(work: Import, wanted: ParseOptions | undefined): string[] | undefined {
  const { preview, reading } = work
  const isSame = reading?.format === 'jsonl' && wanted?.format === 'jsonl' && reading.encoding === wanted.encoding
  return preview && isSame ? headingsOf(work) : undefined
}

/** Refuses a file whose size is not the announced one, since its content cannot be what the client sent. */
export async function refuseOther(store: Store, { file, size, state }: Import): Promise<void> {
  const received = await store.spool.imports.size(file)
  if (received === size) return
  if (state !== 'uploading') throw refusal('import-file-gone', {})
  throw received < size ? refusal('import-unfinished', { received, size }) : refusal('import-too-long', { limit: size })
}

async function previewOf(store: Store, input: PreviewInput, signal: AbortSignal | undefined): Promise<FilePreview> {
  let found: FilePreview | undefined
  for await (const look of store.task(previewFile, input, signal)) found = look // reads to the end, so that the thread can run the next task
  if (!found) throw new Error('A file was not looked at')
  return found
}

/** Sets the options that a format does not have to null, even if the client gave them. */
function fitting(reading: ParseOptions): ParseOptions {
  if (reading.format === 'xlsx') return { ...reading, encoding: null, separator: null, quote: null }
  const encoding = reading.encoding ?? 'utf-8'
  if (reading.format === 'jsonl')
    return { ...reading, encoding, separator: null, quote: null, headerRow: 0, sheet: null }
  return { ...reading, encoding, separator: reading.separator ?? ',', sheet: null }
}
