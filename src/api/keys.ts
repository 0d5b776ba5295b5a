import Type from 'typebox'
import { makeKey, newSecret, removeKey } from '../actions/keys.ts'
import { scopes } from '../domain/access.ts'
import { refusal } from '../domain/refusal.ts'
import { keyJson, writeKey } from '../json/key.ts'
import { momentOrNull, orNull } from '../json/schemas.ts'
import { readTime, writeTime } from '../json/values.ts'
import { done, route } from './route.ts'
import { readId } from './values.ts'

const params = { project: '12345' }
const example = {
  id: '1',
  name: 'Сайт',
  scope: 'write',
  created_at: '2024-03-01T12:00:00Z',
  expires_at: null,
  revoked_at: null,
  last_used_at: null,
}

export const listKeys = route({
  method: 'GET',
  path: '/projects/:project/keys',
  scope: 'admin',
  tag: 'Keys',
  summary: 'List keys',
  description: 'The keys that open the project or did so once, without their secrets.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(keyJson) }) },
  example: {
    params,
    answer: {
      items: [
        { ...example, name: null },
        { ...example, id: '2', name: null, scope: 'admin' },
      ],
    },
  },
  async handle({ store, project }) {
    const keys = await store.keys.all()
    return { items: keys.filter((key) => key.projects.includes(project.id)).map(writeKey) }
  },
})

export const createKeyRoute = route({
  method: 'POST',
  path: '/projects/:project/keys',
  scope: 'admin',
  tag: 'Keys',
  summary: 'Make a key',
  description:
    'Makes a key for this project. `key` is its secret: it is told this once and kept nowhere. A repeated request under the same Idempotency-Key makes no second key, and tells the secret no more.',
  body: Type.Object({
    scope: Type.Enum([...scopes], { description: 'What it may do' }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
    expires_at: Type.Optional(momentOrNull('From then on it opens nothing')),
  }),
  answers: {
    201: Type.Object({
      ...keyJson.properties,
      key: orNull(Type.String({ description: 'The secret; null when the answer is told again' })),
    }),
  },
  refuses: ['not-time', 'key-outlives'],
  example: {
    params,
    body: { scope: 'write', name: 'Сайт' },
    answer: { ...example, id: '3', key: 'zk_…' },
  },
  async handle({ keepAnswer, by, key: maker, project, body, now }) {
    const { scope, name = null } = body
    const draft = { projects: [project.id], scope, name, expiresAt: readEnd(body.expires_at, maker.expiresAt) }
    const kept = { ...draft, createdAt: now, revokedAt: null, lastUsedAt: null }
    const secret = newSecret()
    const write = (id: number): Made => ({ ...writeKey({ id, ...kept }), key: secret })
    return keepAnswer(
      (store) => makeKey(store, by, draft, secret, now),
      write,
      (id) => ({ ...write(id), key: null }),
    )
  },
})

export const endKey = route({
  method: 'DELETE',
  path: '/projects/:project/keys/:id',
  scope: 'admin',
  tag: 'Keys',
  summary: 'End a key',
  description:
    'The key opens this project no more; running servers know within two seconds. One that covers other projects too goes on opening those.',
  answers: { 204: done },
  refuses: ['no-such-key'],
  example: { params: { ...params, id: '1' } },
  async handle({ store, by, project, params, now }) {
    await removeKey(store, by, project, readId(params.id, 'no-such-key'), now)
  },
})

type Made = ReturnType<typeof writeKey> & { key: string | null }

/** When a new key ends. A key that ends makes none that lasts longer than itself. */
function readEnd(given: string | null | undefined, makerEnds: number | null): number | null {
  const end = typeof given === 'string' ? readTime(given, 'expires_at') : null
  if (makerEnds !== null && (end === null || end > makerEnds))
    throw refusal('key-outlives', { end: writeTime(makerEnds) }, 'expires_at')
  return end
}
