import Type, { type Static } from 'typebox'
import { changeView, removeView, saveView } from '../../actions/views.ts'
import { readPeriodName } from '../../domain/period-names.ts'
import type { Project } from '../../domain/project.ts'
import { type View, type ViewChange, viewKinds } from '../../domain/view.ts'
import { checkKept, FilterSchema, readFilter } from '../../json/filter.ts'
import { readSearch } from '../../json/filter-values.ts'
import { viewJson, writeView } from '../../json/view.ts'
import { isAdmin } from '../door/authenticate.ts'
import { readIfMatch, setETag } from '../door/etag.ts'
import { resource } from '../door/resource.ts'
import { type Call, done } from '../door/route.ts'
import { versioned } from '../door/versioned.ts'
import { readSort } from '../leads/selection.ts'
import { checkView, isShownTo } from './view-mask.ts'

type ViewCall = Pick<Call<'/projects/:project/:id'>, 'store' | 'by' | 'project' | 'viewer' | 'readId'>

const views = resource('/projects/:project/views', { tag: 'Views', noSuch: 'no-such-view' })
/** The view in the path of a call; undefined if the caller may not see it. */
const shownView = async ({ store, by, project, viewer, readId }: ViewCall): Promise<View | undefined> => {
  const view = await store.views.find(project.id, readId())
  return view && isShownTo(viewer, by.name, view) ? view : undefined
}
const view = versioned(shownView, writeView)
const { name, q, sort, columns, shared } = viewJson.properties
const viewFields = {
  kind: Type.Optional(Type.Enum([...viewKinds], { description: 'Default list' })),
  period: Type.Optional(Type.String({ description: 'Default all', examples: ['this-month'] })),
  filter: Type.Optional(FilterSchema),
  q: Type.Optional(q),
  sort: Type.Optional(sort),
  columns: Type.Optional(columns),
  shared: Type.Optional(shared),
}
const newView = Type.Object({ name, ...viewFields })
const change = Type.Object({
  name: Type.Optional(name),
  ...viewFields,
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

export const listViews = views.get('listViews', '', {
  access: 'read, contractors',
  summary: 'List views',
  description: 'Your own saved views, and those that others share.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(viewJson) }) },
  example: { answer: { items: [example] } },
  async handle({ store, by, project, viewer }) {
    const views = await store.views.of(project.id, by.name)
    return { items: views.filter((view) => isShownTo(viewer, by.name, view)).map(writeView) }
  },
})

export const getView = views.get('getView', '/:id', {
  access: 'read, contractors',
  summary: 'Get a view',
  description: 'A saved view, with its ETag.',
  answers: { 200: viewJson },
  example: { params: { id: '1' }, answer: example },
  handle: view.read,
})

export const createView = views.post('createView', '', {
  access: 'write, contractors',
  summary: 'Create a view',
  description: 'Saves a view in the last place. You own it: others see it if it is shared, and only you can change it.',
  body: newView,
  answers: { 201: viewJson },
  refuses: ['unknown-period', 'not-filter', 'too-long', 'too-many-views', 'too-many-own-views', 'hidden-field'],
  example: {
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
  async handle({ storeResponse, by, project, viewer, body, now, reply }) {
    const { name, ...given } = body
    setETag(reply, 1)
    const draft = { name, ...usual, ...readChange(given, project, now) }
    checkView(viewer, draft)
    return storeResponse((store) => saveView(store, by, project, draft, now), writeView)
  },
})

const usual = { kind: 'list', filter: { and: [] }, isShared: false, ...unsaid } as const

export const updateView = views.patch('updateView', '/:id', {
  access: 'write, contractors',
  summary: 'Change a view',
  description:
    'Changes the given fields of your own view. With If-Match, only if the view has not changed since you read it.',
  body: change,
  answers: { 200: viewJson },
  refuses: ['not-your-view', 'view-changed', 'unknown-period', 'not-filter', 'too-long', 'hidden-field'],
  example: {
    params: { id: '1' },
    body: { shared: true },
    answer: { ...example, shared: true, version: 2 },
  },
  current: view.current,
  async handle(call) {
    const { store, by, project, viewer, found, body, headers, now } = call
    const change = { ...readChange(body, project, now), version: readIfMatch(headers) }
    checkView(viewer, change)
    const { id } = found(await shownView(call))
    return view.respond(call, await changeView(store, by, project, id, change, now))
  },
})

export const deleteView = views.delete('deleteView', '/:id', {
  access: 'write, contractors',
  summary: 'Remove a view',
  description:
    'Removes your own view; a key of scope admin may remove any shared view. With If-Match, only if the view has not changed since you read it.',
  answers: { 204: done },
  refuses: ['not-your-view', 'view-changed'],
  current: view.current,
  example: { params: { id: '1' } },
  async handle(call) {
    const { store, caller, by, project, found, headers } = call
    const version = readIfMatch(headers)
    const { id } = found(await shownView(call))
    await removeView(store, by, project, { id, isAdmin: isAdmin(caller, project), version })
  },
})

/** Validates the fields of a view like a list does, so that every stored view can be opened. */
function readChange({ shared, ...given }: Static<typeof change>, project: Project, now: number): ViewChange {
  if (given.period !== undefined) readPeriodName(given.period, project.timeZone, now)
  if (given.filter !== undefined) {
    readFilter(given.filter, { project, now })
    checkKept(given.filter)
  }
  if (given.q) readSearch(given.q, 'q')
  if (given.sort) readSort(given.sort)
  return { ...given, ...(shared !== undefined && { isShared: shared }) }
}
