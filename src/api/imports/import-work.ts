import { Readable } from 'node:stream'
import { create as disposition } from 'content-disposition'
import Type from 'typebox'
import { releaseImport } from '../../actions/import-progress.ts'
import { type Begun, beginForecast, beginRun, beginUndo, stopImport } from '../../actions/imports.ts'
import { isTransient } from '../../actions/transient-errors.ts'
import { headingsOf, type Import, workingStates } from '../../domain/import.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import { writeImport, writeRefusedRow } from '../../json/import.ts'
import { ImportSchema, RefusedRowSchema } from '../../json/import-schemas.ts'
import type { Store } from '../../store/store.ts'
import { rejectedRows } from '../../transfer/import/rejected.ts'
import { type ImportContext, wakeImports, workImport } from '../../transfer/import/work.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import type { Call } from '../door/route.ts'
import { sentFile } from '../door/sent-file.ts'
import { importExamples } from './example.ts'
import { importParams, imports } from './imports.ts'

const answers = { 200: ImportSchema, 202: ImportSchema }
const example = { params: importParams, answer: importExamples.forecasted }

export const forecastImportRoute = imports.post('forecastImport', '/:import/forecast', {
  access: 'write',
  summary: 'Forecast an import',
  description:
    'Reads the whole file and tells how each row would end, without writing leads. A small file answers 200 when done; one over a second continues in the background (202). Refused rows are at …/refusals, and as a file at …/rejected.',
  answers,
  refuses: ['import-busy', 'import-nothing-mapped'],
  example,
  handle: (call) => workOn(call, (store, id) => beginForecast(store, call.project, id, call.clock())),
})

export const runImport = imports.post('runImport', '/:import/run', {
  access: 'write',
  summary: 'Load a file',
  description:
    'Loads the rows as forecast, each once, also across a restart; continues an import that was stopped. Its events have the door `import`, which webhooks get only on request.',
  answers,
  refuses: ['import-busy', 'import-no-forecast', 'import-nothing-mapped', 'import-too-many-statuses'],
  example: { ...example, answer: importExamples.loaded },
  handle: (call) => workOn(call, (store, id) => beginRun(store, call.by, call.project, id, call.clock())),
})

export const stopImportRoute = imports.post('stopImport', '/:import/stop', {
  access: 'write',
  summary: 'Stop an import',
  description: 'Stops the forecast, the loading or the undo. Loaded rows stay; the loading can be continued or undone.',
  answers: { 200: ImportSchema },
  example,
  async handle({ storeResponse, project, readId, now }) {
    const id = readId()
    return storeResponse(
      (store) => stopImport(store, project, id, now),
      (stopped) => writeImport(stopped, stopped.size, now, false),
    )
  },
})

export const undoImport = imports.post('undoImport', '/:import/undo', {
  access: 'write',
  summary: 'Undo an import',
  description:
    'Removes leads that the import created and restores what it changed, until 30 days after the loading began. A lead that somebody changed since stays, and is listed. Statuses and own fields that the import created are removed too, unless something uses them.',
  answers,
  refuses: ['import-busy', 'import-not-undoable'],
  example: { params: { import: '2' }, answer: importExamples.undone },
  handle: (call) => workOn(call, (store, id) => beginUndo(store, call.by, call.project, id, call.clock())),
})

/** How long (ms) a request works on its import before the background takes over. */
const maxWork = 1_000

/** File sizes in bytes: up to the first, an import is finished in its request; above the second, it is left to the background at once. */
const [small, large] = [65_536, 1_048_576]

type OfProject = Pick<Call<'/projects/:project'>, 'storeResponse' | 'store' | 'project' | 'readId' | 'clock' | 'reply'>

async function workOn(
  { storeResponse, store, project, readId, clock, reply }: OfProject,
  begin: (store: Store, id: number) => Promise<Begun>,
) {
  const id = readId()
  const write = (work: Import) => {
    reply.code(workingStates.includes(work.state) ? 202 : 200)
    return writeImport(work, work.size, clock(), false)
  }
  let begun: Begun | undefined
  const answered = await storeResponse(
    async (each) => {
      begun = await begin(each, id)
      return begun
    },
    ({ work }) => write(work),
  )
  if (begun?.isOurs) return write(await workAWhile({ store, clock }, project, begun.work))
  if (begun) wakeImports(store) // in case no process is running it
  return answered
}

/** Runs an import briefly, so that a small one is finished in the response. Releases the lease of an unfinished one for the background. */
async function workAWhile(context: ImportContext, project: Project, work: Import): Promise<Import> {
  const { store } = context
  const started = performance.now()
  const isOver = () => work.size > small && performance.now() - started > maxWork
  if (work.size <= large)
    await workImport(context, project, work, isOver).catch((error) => {
      if (!isTransient(store, error)) throw error // after a temporary error it continues in the background
    })
  const left = (await store.imports.find(project.id, work.id)) ?? work
  if (!workingStates.includes(left.state)) return left
  await releaseImport(store, project, left)
  wakeImports(store)
  return left
}

export const listImportRefusals = imports.get('listImportRefusals', '/:import/refusals', {
  access: 'write',
  summary: 'List refused rows',
  description: 'The refused rows in file order: those of the loading, or, before it, of the forecast.',
  query: Type.Object(pageQuery),
  answers: { 200: Type.Object({ items: Type.Array(RefusedRowSchema), next }) },
  refuses: ['foreign-cursor'],
  example: { params: { import: '2' }, answer: { items: [importExamples.refused], next: null } },
  async handle({ store, project, query, readId, found, reply }) {
    const { id } = found(await store.imports.find(project.id, readId()))
    const limit = readLimit(query.limit)
    const kind = `import-refusals ${id}`
    const after = readCursor(query.cursor, kind, Type.Integer()) ?? 0
    const page = pageOf(reply, await store.imports.refusals(project.id, id, after, limit + 1), limit, ({ row }) =>
      writeCursor(kind, row),
    )
    return { ...page, items: page.items.map(writeRefusedRow) }
  },
})

export const downloadRejectedRows = imports.get('downloadRejectedRows', '/:import/rejected', {
  access: 'write',
  summary: 'Download refused rows',
  description:
    'The refused rows as they are in the file, with the reason in the first column. Correct them, remove that column, and load the file again. A key or member may have two such files and exports open at once.',
  answers: { 200: Type.String({ description: 'The file' }) },
  refuses: ['import-file-gone', 'too-many-open'],
  produces: 'text/csv',
  example: { params: { import: '2' } },
  async handle({ store, by, project, readId, found, reply, longLived }) {
    const work = found(await store.imports.find(project.id, readId()))
    if (!work.reading || (await store.spool.imports.size(work.file)) === 0) throw refusal('import-file-gone', {})
    const path = store.spool.imports.path(work.file)
    reply.headers({
      'Content-Disposition': disposition(`rejected-${work.id}.csv`),
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
    if (reply.request.method === 'HEAD') return Readable.from([])
    const { over } = longLived()
    const input = { path, reading: work.reading, project, headings: headingsOf(work), id: work.id }
    const rows = store.task(rejectedRows, input)
    return sentFile(reply, await store.file(by.name, rows), over)
  },
})
