import { Readable } from 'node:stream'
import Type from 'typebox'
import { createImport, removeImport } from '../../actions/imports.ts'
import type { Import } from '../../domain/import.ts'
import { refusal } from '../../domain/refusal.ts'
import { readImportPatch, writeImport } from '../../json/import.ts'
import { ImportSchema, importPatch } from '../../json/import-schemas.ts'
import type { Store } from '../../store/store.ts'
import { receivePart, refreshPreview } from '../../transfer/import/receive.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'
import { importExamples } from './example.ts'
import { mayManage } from './rights.ts'

/** Imports of leads. */
export const imports = resource('/projects/:project/imports', { tag: 'Import', noSuch: 'no-such-import' })
export const importParams = { import: '1' }

/** The refusals of a file. */
const fileFaults = [
  'import-empty',
  'import-unreadable',
  'import-bomb',
  'import-not-table',
  'import-too-wide',
  'import-long-names',
  'import-too-many-rows',
  'import-no-header',
  'import-file-gone',
] as const

/** An import as the API writes it. */
async function importJson(store: Store, work: Import, now: number, hasPreview = true) {
  const received = work.state === 'uploading' ? await store.spool.imports.size(work.file) : work.size
  return writeImport(work, received, now, hasPreview)
}

export const createImportRoute = imports.post('createImport', '', {
  access: 'write',
  summary: 'Create an import',
  description:
    'Announces a file; send its content by PUT …/content within a day. Nothing is loaded yet. In a project, 20 files may wait, with twice the largest file size together; all stored files may have five times that size.',
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 255, description: 'The name of the file' }),
    size: Type.Integer({ minimum: 0, maximum: 2 ** 40, description: 'Its size in bytes' }),
  }),
  answers: { 201: ImportSchema },
  refuses: ['import-too-long', 'import-empty', 'import-too-many', 'import-no-room'],
  example: { body: { name: 'leads.csv', size: 48 }, answer: importExamples.created },
  async handle({ storeResponse, by, project, body, importLimit, now }) {
    if (body.size === 0) throw refusal('import-empty', {}, 'size')
    if (body.size > importLimit) throw refusal('import-too-long', { limit: importLimit }, 'size')
    return storeResponse(
      (store) => createImport(store, by, project, { ...body, largest: importLimit }, now),
      (made) => writeImport(made, 0, now),
    )
  },
})

export const uploadImport = imports.put('uploadImport', '/:import/content', {
  access: 'write',
  summary: 'Upload the file',
  description:
    'The bytes of the file, whole or in parts. Each part starts where the last one ended: `offset` is `received`. A request over a minute is cut off, and its bytes are kept: continue from `received`. The same bytes may be sent again. After the last byte the file is examined; a file that is not a table is refused with advice.',
  consumes: 'application/octet-stream',
  body: Type.String({ description: 'The file, or a part of it' }),
  query: Type.Object({
    offset: Type.Optional(
      Type.String({ pattern: '^\\d{1,15}$', description: 'Offset of this part in bytes; default 0' }),
    ),
  }),
  answers: { 200: ImportSchema },
  refuses: ['import-offset', 'import-receiving', 'import-busy', 'import-too-long', ...fileFaults],
  example: {
    params: { import: '3' },
    body: 'Имя;Телефон\nАнна;+7 999 123-45-67\n',
    answer: importExamples.uploaded,
  },
  async handle({ store, project, body, query, readId, found, now, signal }) {
    const work = found(await store.imports.find(project.id, readId()))
    const bytes = (body as unknown as Readable | undefined) ?? Readable.from([])
    const part = { offset: Number(query.offset ?? 0), bytes }
    return importJson(store, await receivePart(store, project, work, part, signal()), now)
  },
})

export const listImports = imports.get('listImports', '', {
  access: 'write',
  summary: 'List imports',
  description: 'The imports of the last 30 days, the newest first, without the structure of their files.',
  query: Type.Object(pageQuery),
  answers: { 200: Type.Object({ items: Type.Array(ImportSchema), next }) },
  refuses: ['foreign-cursor'],
  example: { answer: { items: importExamples.listed, next: null } },
  async handle({ store, project, query, reply, now }) {
    const limit = readLimit(query.limit)
    const found = await store.imports.page(project.id, readCursor(query.cursor, 'imports', Type.Integer()), limit + 1)
    const page = pageOf(reply, found, limit, ({ id }) => writeCursor('imports', id))
    return { ...page, items: await Promise.all(page.items.map((work) => importJson(store, work, now, false))) }
  },
})

export const getImport = imports.get('getImport', '/:import', {
  access: 'write',
  summary: 'Get an import',
  description: 'How the file is read, its forecast, or its progress.',
  answers: { 200: ImportSchema },
  example: { params: importParams, answer: importExamples.seen },
  handle: async ({ store, project, readId, found, now }) =>
    importJson(store, found(await store.imports.find(project.id, readId())), now),
})

export const updateImport = imports.patch('updateImport', '/:import', {
  access: 'write',
  summary: 'Change how a file is read and loaded',
  description:
    'Changes the given parts of `reading` and `mapping`, and examines the file again. With another `reading`, columns are proposed again unless they are given too. An existing forecast is dropped. To create statuses or own fields needs the scope admin.',
  body: importPatch,
  answers: { 200: ImportSchema },
  refuses: [
    'import-busy',
    'import-unfinished',
    'import-nothing-mapped',
    'import-unknown-column',
    'import-column-twice',
    'import-no-match',
    'too-many-own-fields',
    'unsafe-key',
    'unknown-status',
    'unknown-assignee',
    'unknown-time-zone',
    ...fileFaults,
  ],
  example: { params: importParams, body: { mapping: { update: 'empty' } }, answer: importExamples.updated },
  async handle({ store, project, caller, body, readId, found, now, signal }) {
    const work = found(await store.imports.find(project.id, readId()))
    const change = readImportPatch(body)
    const { mapping } = change
    const makes =
      mapping?.makeStatuses ||
      mapping?.columns?.some(({ to }) => to === 'new') ||
      mapping?.statuses?.some(({ make }) => make)
    if (makes && !mayManage(caller, project)) throw refusal('out-of-scope', { held: 'write', needed: 'admin' })
    return importJson(store, await refreshPreview(store, project, work, change, signal()), now)
  },
})

export const deleteImport = imports.delete('deleteImport', '/:import', {
  access: 'write',
  summary: 'Remove an import',
  description:
    'Removes the file and all data about the import. Loaded leads stay, and the import can no longer be undone.',
  answers: { 204: done },
  refuses: ['import-busy'],
  example: { params: importParams },
  async handle({ store, project, readId }) {
    await removeImport(store, project, readId())
  },
})
