import type { FastifyRequest } from 'fastify'
import { findKey } from '../actions/keys.ts'
import { type Key, openKey } from '../domain/access.ts'
import { isAllowed } from '../domain/origin.ts'
import type { Project } from '../domain/project.ts'
import { isBySecretKey } from '../domain/receipt.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { secretBeforeBody } from './secret.ts'

/** A capture key, and the one project that it opens. */
export type Sender = { key: Key; project: Project }

declare module 'fastify' {
  interface FastifyRequest {
    /** The sender, if it is known before the body is read, and when it was authenticated (ms of the monotonic clock). */
    sender?: (Sender & { at: number }) | undefined
  }
}

/** Authenticates a request by the key in its query or headers, before its possibly large body is read. */
export async function readSenderEarly(store: Store, request: FastifyRequest, now: number): Promise<void> {
  const secret = request.secret ?? secretBeforeBody(request)
  const at = performance.now()
  if (secret !== undefined) request.sender = { ...(await readSender(store, request, secret, now)), at }
}

/** The sender that was known before the body, authenticated again if the body took long. Undefined if only the body has the key. */
export async function earlySender(store: Store, request: FastifyRequest, now: number): Promise<Sender | undefined> {
  const { sender, secret = secretBeforeBody(request) } = request
  if (!sender || performance.now() - sender.at < senderTtl) return sender
  return findSender(store, request, secret, now)
}

/** How long (ms) a sender stays authenticated. Together with the refresh of the store's cache a revoked key is valid for at most two seconds. */
const senderTtl = 500

/**
 * Authenticates a capture key. The key is recorded on the request. Refuses any other key, one that is invalid at `now`,
 * and an origin outside the key's. The address is counted, unless only a server can have the key.
 */
export async function readSender(
  store: Store,
  request: FastifyRequest,
  secret: string | undefined,
  now: number,
): Promise<Sender> {
  try {
    const sender = await findSender(store, request, secret, now)
    if (!isBySecretKey({ way: 'in', headers: request.headers }, sender.key)) await request.countAddress()
    return sender
  } catch (error) {
    await request.countAddress()
    throw error
  }
}

/** Like `readSender`, without counting the address. */
export async function findSender(store: Store, request: FastifyRequest, secret: string | undefined, now: number) {
  const sender = await findCaptureKey(store, request, secret, now)
  checkOrigin(sender.key, request.headers.origin)
  return sender
}

/** Like `findSender`, for any origin, for requests that are no submissions. */
export async function findCaptureKey(
  store: Store,
  request: FastifyRequest,
  secret: string | undefined,
  now: number,
): Promise<Sender> {
  if (!secret) throw refusal('no-capture-key', {})
  const found = await findKey(store, secret, request.ip)
  request.keyId = found?.id // for the log, also when it is refused
  request.projectId = found?.projects[0]
  const key = openKey(found, now)
  if (key.scope !== 'capture') throw refusal('out-of-scope', { held: key.scope, needed: 'capture' })
  const project = key.projects[0] === undefined ? undefined : await store.cache.project(key.projects[0])
  if (!project) throw refusal('unknown-key', {})
  return { key, project }
}

/** A request from a server, such as PHP, has no origin. */
function checkOrigin({ origins, needsOrigin }: Key, origin: string | undefined): void {
  if (origin === undefined && needsOrigin) throw refusal('no-origin', {})
  if (origin !== undefined && !isAllowed(origin, origins)) throw refusal('foreign-origin', { origin: excerpt(origin) })
}
