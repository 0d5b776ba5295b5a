import { rotateKey } from '../actions/key-changes.ts'
import { createKey, newSecret, revokeKey } from '../actions/keys.ts'
import { isValid, type Scope } from '../domain/access.ts'
import { readOrigins } from '../domain/origin.ts'
import { readDate } from '../json/wire/dates.ts'
import { type Answer, type Desk, moment, table } from './command.ts'

type Options = {
  project: number[]
  scope: Scope
  value?: string
  expires?: string
  name?: string
  origin?: string[]
  needsOrigin?: true
  visits: boolean
}

export async function keyCreate({ store, by, now }: Desk, options: Options): Promise<Answer> {
  const { project, scope, value, expires, name, origin, needsOrigin, visits } = options
  const expiresAt = expires === undefined ? null : readDate(expires, 'expires')
  const draft = {
    projects: project,
    scope,
    name: name ?? null,
    expiresAt,
    ...(value !== undefined && { value }),
    ...(origin && { origins: readOrigins(origin, 'origin') }),
    ...(needsOrigin && { needsOrigin }),
    ...(!visits && { visits }),
  }
  const { id, key } = await createKey(store, by, draft, now)
  const covered = (await store.keys.find(id))?.projects ?? project
  const text =
    value === undefined
      ? `Key ${id} created. It is shown only once:\n\n  ${key}\n`
      : `Key ${id} has access to ${covered.length === 1 ? 'project' : 'projects'} ${covered.join(', ')}`
  return { json: { id, key, scope, projects: covered }, text }
}

export async function keyList({ store, now }: Desk): Promise<Answer> {
  const keys = await store.keys.all()
  const json = keys.map((key) => ({
    id: key.id,
    name: key.name,
    scope: key.scope,
    projects: key.projects,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    revoked_at: key.revokedAt,
    last_used_at: key.lastUsedAt,
    origins: key.origins,
    needs_origin: key.needsOrigin,
    visits: key.visits,
    former_until: key.formerUntil,
  }))
  const rows = keys.map((key) => [
    key.id,
    key.name,
    key.scope,
    key.projects.join(', '),
    key.origins.join(', ') || null,
    isValid(key, now) ? 'valid' : key.revokedAt === null ? 'expired' : 'revoked',
    moment(key.expiresAt),
    moment(key.lastUsedAt),
  ])
  return {
    json: { keys: json },
    text: table(['Key', 'Name', 'Scope', 'Projects', 'Sites', 'State', 'Expires', 'Last used'], rows),
  }
}

export async function keyRevoke({ store, by, now }: Desk, { id }: { id: number }): Promise<Answer> {
  await revokeKey(store, by, id, now)
  return { json: { id, revoked: true }, text: `Key ${id} is revoked. Running servers refuse it within 2 seconds` }
}

export async function keyRotate(
  { store, by, now }: Desk,
  { id, grace }: { id: number; grace: number },
): Promise<Answer> {
  const secret = newSecret()
  const { formerUntil } = await rotateKey(store, by, id, { secret, grace: grace * 3600 }, now)
  const text = `Key ${id} has a new secret. It is shown only once:\n\n  ${secret}\n\nThe old one works until ${moment(formerUntil)}`
  return { json: { id, key: secret, former_until: formerUntil }, text }
}
