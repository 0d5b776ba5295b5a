import Type, { type Static } from 'typebox'
import { changeKey, defaultGraceHours, type KeyChange, rotateKey } from '../../actions/key-changes.ts'
import { makeKey, newSecret, removeKey } from '../../actions/keys.ts'
import { scopes } from '../../domain/access.ts'
import { maxOrigins, readOrigins } from '../../domain/origin.ts'
import { refusal } from '../../domain/refusal.ts'
import { keyJson, writeKey } from '../../json/key.ts'
import { momentOrNull, orNull } from '../../json/schemas.ts'
import { readTime, writeTime } from '../../json/values.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'

const keys = resource('/projects/:project/keys', { tag: 'Keys', noSuch: 'no-such-key' })
const example = {
  id: '1',
  name: 'Сайт',
  scope: 'write',
  created_at: '2024-03-01T12:00:00Z',
  expires_at: null,
  revoked_at: null,
  last_used_at: null,
  origins: [],
  needs_origin: false,
  visits: true,
  former_until: null,
}
const lasting = {
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
  expires_at: Type.Optional(momentOrNull('When the key expires')),
}
const change = Type.Object({
  ...lasting,
  origins: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 300 }), {
      maxItems: maxOrigins,
      description:
        'Sites whose pages may use the key, such as https://shop.example or https://*.shop.example; an empty list allows any',
    }),
  ),
  needs_origin: Type.Optional(Type.Boolean({ description: 'Only pages of sites may use the key' })),
  visits: Type.Optional(
    Type.Boolean({ description: 'Whether the counter may number visitors with this key; default true' }),
  ),
})
const secretToo = Type.Object(
  {
    ...keyJson.properties,
    key: orNull(Type.String({ description: 'The secret; null in a repeated answer' })),
  },
  { $id: 'KeyWithSecret' },
)

export const listKeys = keys.get('listKeys', '', {
  access: 'admin',
  summary: 'List keys',
  description: 'Active and former keys of the project, without their secrets.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(keyJson) }) },
  example: {
    answer: {
      items: [
        { ...example, name: null },
        { ...example, id: '2', name: null, scope: 'admin' },
        { ...example, id: '3', name: null, scope: 'capture' },
      ],
    },
  },
  async handle({ store, project }) {
    const keys = await store.keys.all()
    return { items: keys.filter((key) => key.projects.includes(project.id)).map(writeKey) }
  },
})

export const createKey = keys.post('createKey', '', {
  access: 'admin',
  summary: 'Create a key',
  description:
    'Creates a key for this project. `key` is its secret: it is answered once and not stored. A repeated request with the same Idempotency-Key creates no second key and does not answer the secret again.',
  body: Type.Object({
    scope: Type.Enum([...scopes], { description: 'The rights of the key' }),
    ...change.properties,
  }),
  answers: {
    201: secretToo,
  },
  refuses: ['not-time', 'key-outlives', 'not-origin', 'origins-need-capture'],
  example: {
    body: { scope: 'write', name: 'Сайт' },
    answer: { ...example, id: '4', key: 'zk_…' },
  },
  async handle({ storeResponse, by, caller, project, body, now }) {
    const { scope, name = null } = body
    const { origins = [], needsOrigin = false, visits = true } = readCaptureOf(body)
    const expiresAt = readEnd(body.expires_at, caller.key?.expiresAt ?? null)
    const draft = { projects: [project.id], scope, name, expiresAt, origins, needsOrigin, visits }
    const stored = { ...draft, createdAt: now, revokedAt: null, lastUsedAt: null, formerUntil: null }
    const secret = newSecret()
    const write = (id: number): Made => ({ ...writeKey({ id, ...stored }), key: secret })
    return storeResponse(
      (store) => makeKey(store, by, draft, secret, now),
      write,
      (id) => ({ ...write(id), key: null }),
    )
  },
})

export const revokeKey = keys.delete('revokeKey', '/:id', {
  access: 'admin',
  summary: 'Revoke a key',
  description:
    'The key stops working for this project within two seconds. A key that covers other projects keeps working there.',
  answers: { 204: done },
  example: { params: { id: '1' } },
  async handle({ store, by, project, readId, now }) {
    await removeKey(store, by, project, readId(), now)
  },
})

export const updateKey = keys.patch('updateKey', '/:id', {
  access: 'admin',
  summary: 'Change a key',
  description:
    'Changes the name and the end of a key, and for scope capture the sites that may use it, within two seconds. A request without the header Origin, as from a server, is accepted unless the key needs one.',
  body: change,
  answers: { 200: keyJson },
  refuses: ['not-origin', 'origins-need-capture', 'not-time', 'key-ended', 'key-shared', 'key-outlasts'],
  example: {
    params: { id: '3' },
    body: { origins: ['https://shop.example'] },
    answer: { ...example, id: '3', name: null, scope: 'capture', origins: ['https://shop.example'] },
  },
  async handle({ store, by, caller, project, readId, body, now }) {
    const asked = { change: readChange(body), endsAt: caller.key?.expiresAt ?? null }
    return writeKey(await changeKey(store, by, project, readId(), asked, now))
  },
})

export const rotateKeyRoute = keys.post('rotateKey', '/:id/rotate', {
  access: 'admin',
  summary: 'Rotate a key',
  description:
    'Answers the new secret in `key`, once. The former secret works for grace_hours more, so that sites and scripts can switch one by one. A still older secret stops working now.',
  body: Type.Object({
    grace_hours: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 720,
        description: 'How long the former secret still works, in hours; default 24',
      }),
    ),
  }),
  answers: { 200: secretToo },
  refuses: ['key-ended', 'key-shared', 'key-outlasts'],
  example: {
    params: { id: '3' },
    body: { grace_hours: 48 },
    answer: { ...example, id: '3', name: null, scope: 'capture', former_until: '2024-03-03T12:00:00Z', key: 'zk_…' },
  },
  async handle({ storeResponse, by, caller, project, readId, body, now }) {
    const secret = newSecret()
    const grace = (body.grace_hours ?? defaultGraceHours) * 3600
    const rotation = { secret, grace, asker: { project, endsAt: caller.key?.expiresAt ?? null } }
    const id = readId()
    return storeResponse(
      (store) => rotateKey(store, by, id, rotation, now),
      (key): Made => ({ ...writeKey(key), key: secret }),
      (key) => ({ ...writeKey(key), key: null }),
    )
  },
})

type Made = ReturnType<typeof writeKey> & { key: string | null }

/** Reads when a new key expires. Refuses a key that would outlive the key that creates it. */
function readEnd(given: string | null | undefined, makerEnds: number | null): number | null {
  const end = typeof given === 'string' ? readTime(given, 'expires_at') : null
  if (makerEnds !== null && (end === null || end > makerEnds))
    throw refusal('key-outlives', { end: writeTime(makerEnds) }, 'expires_at')
  return end
}

function readChange(body: Static<typeof change>): KeyChange {
  const { name, expires_at: end } = body
  return {
    ...(name !== undefined && { name }),
    ...(end !== undefined && { expiresAt: end === null ? null : readTime(end, 'expires_at') }),
    ...readCaptureOf(body),
  }
}

function readCaptureOf({
  origins,
  needs_origin,
  visits,
}: Pick<Static<typeof change>, 'origins' | 'needs_origin' | 'visits'>) {
  return {
    ...(origins !== undefined && { origins: readOrigins(origins, 'origins') }),
    ...(needs_origin !== undefined && { needsOrigin: needs_origin }),
    ...(visits !== undefined && { visits }),
  }
}
