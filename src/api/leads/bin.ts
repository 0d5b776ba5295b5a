import { hash } from 'node:crypto'
import Type from 'typebox'
import { purgeLead, removeLead, restoreLead } from '../../actions/bin.ts'
import { allOf, type Filter } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'
import { LeadSchema, writeLead } from '../../json/lead.ts'
import { orNull } from '../../json/schemas.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { readIfMatch } from '../door/etag.ts'
import { linkNext, next, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'
import { changedExample as changed, changedLeadSchema, currentLead, writeChangedLead } from './changed-lead.ts'
import { leadExample } from './example.ts'
import { leads } from './leads.ts'
import { readSelection, selectionQuery } from './selection.ts'

const params = { lead: '1' }
const bin = resource('/projects/:project/bin', { tag: 'Leads' })
const spot = Type.Tuple([Type.Integer(), Type.Integer()])

const removedExample = {
  ...leadExample,
  id: '4',
  title: 'Проба',
  name: 'Глеб',
  phone: null,
  price: null,
  source: 'vk',
  deleted_at: '2024-03-01T12:00:00Z',
  version: 3,
}

export const listBin = bin.get('listBin', '', {
  access: 'read',
  summary: 'List the bin',
  description:
    'Leads in the bin, the last removed first, with who removed each. They stay until they are purged. `q` searches as in a list.',
  query: Type.Object({ q: selectionQuery.q, ...pageQuery }),
  answers: {
    200: Type.Object({
      items: Type.Array(
        Type.Object({
          lead: LeadSchema,
          removed_by: orNull(Type.String({ description: 'Who removed it: member:7' })),
        }),
      ),
      total: Type.Integer({ description: 'All matching leads in the bin, over all pages' }),
      next,
    }),
  },
  refuses: ['foreign-cursor'],
  example: {
    answer: {
      items: [{ lead: removedExample, removed_by: 'key:2' }],
      total: 1,
      next: null,
    },
  },
  async handle({ store, viewer, project, query, now, reply, signal }) {
    const { filter } = readSelection({ q: query.q }, project, now)
    const list = `bin ${hash('sha256', JSON.stringify([project.id, query.q]), 'base64url').slice(0, 16)}`
    const place = readCursor(query.cursor, list, spot)
    const selection = { period: allTime, filter: allOf([inBin, filter]), sort: lastRemoved }
    const after = place && { value: place[0], id: place[1] }
    const found = await store.read('page', viewer, { ...selection, limit: readLimit(query.limit), after }, signal)
    const by = await store.events.removals(
      viewer,
      found.leads.map(({ id }) => id),
    )
    const cursor = found.next && writeCursor(list, [found.next.value, found.next.id])
    if (cursor) linkNext(reply, cursor)
    const items = found.leads.map((lead) => ({ lead: writeLead(lead), removed_by: by.get(lead.id) ?? null }))
    return { items, total: found.total, next: cursor }
  },
})

const inBin: Filter = { field: 'deleted', operator: '=', value: 1 }
const lastRemoved = { field: 'deleted_at', order: 'desc' } as const

export const deleteLead = leads.delete('deleteLead', '/:lead', {
  access: 'write',
  summary: 'Remove a lead',
  description:
    'Moves a lead to the bin: it leaves every list and number. It can be found with `deleted` in the filter, restored, and purged. A lead that is in the bin already stays unchanged. `If-Match` as for a change.',
  answers: { 200: changedLeadSchema },
  refuses: ['lead-changed'],
  current: currentLead,
  example: { params, answer: changed({ deleted_at: '…', version: 2 }) },
  async handle({ store, by, project, readId, headers, now, reply, viewer }) {
    const target = { id: readId(), expected: readIfMatch(headers) }
    return writeChangedLead({ reply, viewer }, await removeLead(store, by, project, target, now))
  },
})

export const restoreLeadRoute = leads.post('restoreLead', '/:lead/restore', {
  access: 'write',
  summary: 'Restore a lead',
  description: 'A lead that was merged into another becomes a separate lead again; the other lead keeps what it took.',
  answers: { 200: changedLeadSchema },
  refuses: ['lead-changed'],
  current: currentLead,
  example: { params, answer: { ...changed({}), undo: null } },
  async handle({ storeResponse, by, project, readId, headers, now, reply, viewer }) {
    const target = { id: readId(), expected: readIfMatch(headers) }
    return storeResponse(
      (store) => restoreLead(store, by, project, target, now),
      (restored) => writeChangedLead({ reply, viewer }, restored),
    )
  },
})

export const purgeLeadRoute = leads.post('purgeLead', '/:lead/purge', {
  access: 'admin',
  summary: 'Purge a lead',
  description:
    'Deletes a lead in the bin for good. This cannot be undone. Its events stay without personal data: names, phones, e-mails, texts, comments, own fields and touches are deleted. `If-Match` as for a change.',
  answers: { 204: done },
  refuses: ['lead-not-in-bin', 'lead-changed'],
  current: currentLead,
  example: { params: { lead: '4' } },
  async handle({ storeResponse, by, project, readId, headers, now }) {
    const target = { id: readId(), expected: readIfMatch(headers) }
    return storeResponse(
      (store) => purgeLead(store, by, project, target, now),
      () => undefined,
    )
  },
})
