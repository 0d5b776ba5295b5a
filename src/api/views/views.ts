import Type, { type Static } from 'typebox'
import { changeView, removeView, saveView } from '../../actions/views.ts'
import { readPeriodName } from '../../domain/period-names.ts'
import type { Project } from '../../domain/project.ts'
import { refusal } from '../../domain/refusal.ts'
import { type ViewChange, viewKinds } from '../../domain/view.ts'
import { FilterSchema, readFilter, readSearch } from '../../json/filter.ts'
import { viewJson, writeView } from '../../json/view.ts'
import { isAdmin } from '../door/authenticate.ts'
import { readIfMatch, setETag } from '../door/etag.ts'
import { readId } from '../door/ids.ts'
import { done, route } from '../door/route.ts'
import { readSort } from '../leads/selection.ts'
import { checkView, isShownTo } from './view-mask.ts'

const params = { project: '12345' }
const { name, q, sort, columns, shared } = viewJson.properties
const said = {
  kind: Type.Optional(Type.Enum([...viewKinds], { description: 'list, unless given' })),
  period: Type.Optional(Type.String({ description: 'all, unless given', examples: ['this-month'] })),
  filter: Type.Optional(FilterSchema),
  q: Type.Optional(q),
  sort: Type.Optional(sort),
  columns: Type.Optional(columns),
  shared: Type.Optional(shared),
}
const newView = Type.Object({ name, ...said })
const change = Type.Object({
  name: Type.Optional(name),
  ...said,
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
})
const filter = { field: 'status', operator: '=', value: '0' }
const waiting = { field: 'responded_at', operator: 'null', value: true }
const unsaid = { period: 'all', q: null, sort: null, columns: null }
const example = {
  id: '1',
  name: 'Новые',
  kind: 'list',
  period: 'this-week',
  filter,
  q: null,
  sort: '-creation_date',
  columns: null,
  shared: false,
  owner: 'key:2',
  position: 0,
  version: 1,
}

export const listViews = route({
  operationId: 'listViews',
  method: 'GET',
  path: '/projects/:project/views',
  scope: 'read',
  forContractors: true,
  tag: 'Views',
  summary: 'List views',
  description: 'The saved views that you see: your own, and those that others share.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(viewJson) }) },
  example: { params, answer: { items: [example] } },
  async handle({ store, by, project, viewer }) {
    const views = await store.views.of(project.id, by.name)
    return { items: views.filter((view) => isShownTo(viewer, by.name, view)).map(writeView) }
  },
})

export const getView = route({
  operationId: 'getView',
  method: 'GET',
  path: '/projects/:project/views/:id',
  scope: 'read',
  forContractors: true,
  tag: 'Views',
  summary: 'Get a view',
  description: 'A saved view, with the ETag for changing it.',
  answers: { 200: viewJson },
  refuses: ['no-such-view'],
  example: { params: { ...params, id: '1' }, answer: example },
  async handle({ store, by, project, params, reply, viewer }) {
    const view = await store.views.find(project.id, readId(params.id, 'no-such-view'))
    if (!view || !isShownTo(viewer, by.name, view)) throw refusal('no-such-view', { id: params.id }, 'id')
    setETag(reply, view.version)
    return writeView(view)
  },
})

export const createView = route({
  operationId: 'createView',
  method: 'POST',
  path: '/projects/:project/views',
  scope: 'write',
  forContractors: true,
  tag: 'Views',
  summary: 'Save a view',
  description: 'Saves a view in the last place. It is yours: others see it when it is shared, and only you change it.',
  body: newView,
  answers: { 201: viewJson },
  refuses: ['unknown-period', 'not-filter', 'too-many-views', 'hidden-field'],
  example: {
    params,
    body: { name: 'Ждут ответа', kind: 'board', filter: waiting, shared: true },
    answer: {
      ...example,
      ...unsaid,
      id: '2',
      name: 'Ждут ответа',
      kind: 'board',
      filter: waiting,
      shared: true,
      position: 1,
    },
  },
  async handle({ keepAnswer, by, project, viewer, body, now, reply }) {
    const { name, ...given } = body
    setETag(reply, 1)
    const draft = { name, ...usual, ...readChange(given, project, now) }
    checkView(viewer, draft)
    return keepAnswer((store) => saveView(store, by, project, draft, now), writeView)
  },
})

const usual = { kind: 'list', filter: { and: [] }, isShared: false, ...unsaid } as const

export const updateView = route({
  operationId: 'updateView',
  method: 'PATCH',
  path: '/projects/:project/views/:id',
  scope: 'write',
  forContractors: true,
  tag: 'Views',
  summary: 'Change a view',
  description:
    'Changes the fields that are given of a view of your own. With If-Match it does so only while the view is the one you read.',
  body: change,
  answers: { 200: viewJson },
  refuses: ['no-such-view', 'not-your-view', 'view-changed', 'unknown-period', 'not-filter', 'hidden-field'],
  example: {
    params: { ...params, id: '1' },
    body: { shared: true },
    answer: { ...example, shared: true, version: 2 },
  },
  async current({ store, by, params, viewer }) {
    const view = await store.views.find(Number(params.project), Number(params.id))
    return view && isShownTo(viewer, by.name, view) ? writeView(view) : undefined
  },
  async handle({ store, by, project, viewer, params, body, headers, now, reply }) {
    const change = { ...readChange(body, project, now), version: readIfMatch(headers) }
    const id = readId(params.id, 'no-such-view')
    checkView(viewer, change)
    const before = viewer.mask && (await store.views.find(project.id, id))
    if (before && !isShownTo(viewer, by.name, before)) throw refusal('no-such-view', { id: params.id }, 'id')
    const view = await changeView(store, by, project, id, change, now)
    setETag(reply, view.version)
    return writeView(view)
  },
})

export const deleteView = route({
  operationId: 'deleteView',
  method: 'DELETE',
  path: '/projects/:project/views/:id',
  scope: 'write',
  forContractors: true,
  tag: 'Views',
  summary: 'Remove a view',
  description: 'Removes a view of your own; a key of scope admin may remove any that is shared.',
  answers: { 204: done },
  refuses: ['no-such-view', 'not-your-view'],
  example: { params: { ...params, id: '1' } },
  async handle({ store, caller, by, project, params }) {
    const id = readId(params.id, 'no-such-view')
    await removeView(store, by, project, { id, isAdmin: isAdmin(caller, project) })
  },
})

/** What is said of a view, understood as a list would understand it, so that no view is kept that cannot be opened. */
function readChange({ shared, ...given }: Static<typeof change>, project: Project, now: number): ViewChange {
  if (given.period !== undefined) readPeriodName(given.period, project.timeZone, now)
  if (given.filter !== undefined) readFilter(given.filter)
  if (given.q) readSearch(given.q, 'q')
  if (given.sort) readSort(given.sort)
  return { ...given, ...(shared !== undefined && { isShared: shared }) }
}
