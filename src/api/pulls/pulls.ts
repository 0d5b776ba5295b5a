import Type, { type Static } from 'typebox'
import { startPull, stopPull } from '../../actions/pulls.ts'
import { type Pull, pulledNouns, pullLimits } from '../../domain/pull.ts'
import { pullFaultJson, pullJson, pullReportJson, writePull, writePullFault, writePullReport } from '../../json/pull.ts'
import type { Store } from '../../store/store.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { idPattern } from '../door/ids.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'
import { pullExample as example } from './example.ts'

const pulls = resource('/projects/:project/pulls', { tag: 'Pulls', noSuch: 'no-such-pull' })

export const listPulls = pulls.get('listPulls', '', {
  access: 'admin',
  summary: 'List pulls',
  description: `Pulls from the vendor, the newest first, up to ${pullLimits.pulls}.`,
  answers: { 200: Type.Object({ items: Type.Array(pullJson) }) },
  example: { answer: { items: [example] } },
  async handle({ store, project }) {
    const found = await store.pulls.of(project.id, pullLimits.pulls)
    return { items: await Promise.all(found.map((pull) => whole(store, pull))) }
  },
})

export const createPull = pulls.post('createPull', '', {
  access: 'admin',
  summary: 'Start a pull',
  description:
    'Copies statuses, leads and submissions of sites with the ids of the other side, in the background. The key is tried at once, stored encrypted, and deleted at the end of the pull. A later pull changes only what the other side changed since.',
  body: Type.Object({
    url: Type.String({
      minLength: 1,
      maxLength: pullLimits.url,
      description: 'https: and the host of the other side; http: only if DELIVERY_ALLOW names it',
    }),
    outside_project: Type.String({ pattern: idPattern, description: 'The number of the project at the other side' }),
    key: Type.String({
      minLength: 1,
      maxLength: pullLimits.key,
      pattern: '^[!-~]+$',
      description: 'A key with read access to the other side',
    }),
    watch: Type.Optional(Type.Boolean({ description: 'Continue to pull until stopped; default false' })),
    missing_status: Type.Optional(
      Type.String({
        pattern: idPattern,
        description: 'The status for leads without a known status; by default such leads are refused',
      }),
    ),
  }),
  answers: { 201: pullJson },
  refuses: [
    ...([
      'wrong-url',
      'pull-url-with-password',
      'url-unencrypted',
      'closed-port',
      'unknown-host',
      'private-address',
    ] as const),
    ...([
      'pull-running',
      'pull-other-project',
      'pull-denied',
      'pull-refused',
      'pull-away',
      'pull-limited',
      'pull-not-api',
    ] as const),
    'unknown-status',
  ],
  example: {
    body: { url: 'https://cloud.roistat.com', outside_project: '12345', key: '0123456789abcdef0123456789abcdef' },
    answer: { ...example, id: '2', state: 'running', ended_at: null, created_by: 'key:2' },
  },
  async handle({ storeResponse, pulls: { prepare }, by, project, body, now }) {
    const { url, key, outside_project, watch = false, missing_status } = body
    const draft = await prepare(project, {
      ...{ url, key, outside: Number(outside_project), isWatching: watch },
      missingStatus: missing_status === undefined ? null : Number(missing_status),
    })
    return storeResponse(
      (store) => startPull(store, by, project, draft, now),
      (made) => writePull(made, 0, undefined),
    )
  },
})

export const getPull = pulls.get('getPull', '/:id', {
  access: 'admin',
  summary: 'Get a pull',
  description: 'How many leads came over, what stops the pull, and how both sides differed after the last full round.',
  answers: { 200: pullJson },
  example: { params: { id: '1' }, answer: example },
  handle: async ({ store, project, readId, found }) =>
    whole(store, found(await store.pulls.find(project.id, readId()))),
})

export const stopPullRoute = pulls.post('stopPull', '/:id/stop', {
  access: 'admin',
  summary: 'Stop a pull',
  description: 'Stops the pull and deletes its key. Leads that came over stay. A pull that ended stays unchanged.',
  answers: { 200: pullJson },
  example: { params: { id: '1' }, answer: example },
  async handle({ store: reading, storeResponse, by, project, readId, now }) {
    const id = readId()
    const faults = await reading.pullFaults.count(project.id, id)
    const [report] = await reading.pulls.reports(project.id, id, 1)
    return storeResponse(
      (store) => stopPull(store, by, project, id, now),
      (stopped) => writePull(stopped, faults, report),
    )
  },
})

export const listPullFaults = pulls.get('listPullFaults', '/:id/faults', {
  access: 'admin',
  summary: 'List the faults of a pull',
  description:
    'What could not be taken over, because data of the other side is missing or wrong, each with a reason. Nothing is guessed.',
  query: Type.Object(pageQuery),
  answers: { 200: Type.Object({ items: Type.Array(pullFaultJson), next }) },
  refuses: ['foreign-cursor'],
  example: { params: { id: '1' }, answer: { items: [], next: null } },
  async handle({ store, project, readId, found, query, reply }) {
    const { id } = found(await store.pulls.find(project.id, readId()))
    const limit = readLimit(query.limit)
    const after = readCursor(query.cursor, 'pull faults', spot)
    const place = after && { noun: after[0], id: after[1] }
    const some = await store.pullFaults.page(project.id, id, place, limit + 1)
    const page = pageOf(reply, some, limit, (last) => writeCursor('pull faults', [last.noun, last.id]))
    return { ...page, items: page.items.map(writePullFault) }
  },
})

const spot = Type.Tuple([Type.Enum([...pulledNouns]), Type.String({ maxLength: 200 })])

export const listPullReports = pulls.get('listPullReports', '/:id/reports', {
  access: 'admin',
  summary: 'List the reports of a pull',
  description: `How both sides differed after each full round, one a day while it watches; the newest first, up to ${pullLimits.reports}.`,
  answers: { 200: Type.Object({ items: Type.Array(pullReportJson) }) },
  example: { params: { id: '1' }, answer: { items: [] } },
  async handle({ store, project, readId, found }) {
    const { id } = found(await store.pulls.find(project.id, readId()))
    return { items: (await store.pulls.reports(project.id, id, pullLimits.reports)).map(writePullReport) }
  },
})

async function whole(store: Store, pull: Pull): Promise<Static<typeof pullJson>> {
  const { project, id } = pull
  const [faults, [report]] = await Promise.all([
    store.pullFaults.count(project, id),
    store.pulls.reports(project, id, 1),
  ])
  return writePull(pull, faults, report)
}
