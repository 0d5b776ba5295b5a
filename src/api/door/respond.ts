import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Refusal, refusal } from '../../domain/refusal.ts'
import { disconnectSignal } from '../../http/disconnect-signal.ts'
import { problemKinds } from '../../json/problem-kinds.ts'
import type { Store } from '../../store/store.ts'
import { type Authorized, currentRights, recheckRights } from './authorize.ts'
import { cleanText } from './body.ts'
import { compressed } from './compress.ts'
import { isNotModified } from './etag.ts'
import {
  AlreadyProcessed,
  guardWrites,
  idempotently,
  readIdempotentRequest,
  replayResponse,
  responseToStore,
} from './idempotency.ts'
import { itemOf } from './ids.ts'
import type { createLongLived } from './long-lived.ts'
import type { DoorOptions } from './options.ts'
import { Outdated } from './problems.ts'
import type { Call, Route, Strings } from './route.ts'
import { createValidator, ValidationError } from './validate.ts'
import { validateResponse } from './validate-response.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The authorized caller of our own API. */
    authorized?: Authorized
  }
}

const nothing = Type.Object({})

/** Handles an authorized request: validates it, calls the handler, sends the response. */
export function respond(route: Route, door: DoorOptions, longLived: ReturnType<typeof createLongLived>) {
  const {
    store,
    people,
    delivery,
    pulls,
    messengers,
    clock,
    publicUrl,
    importLimit = defaultImportLimit,
    keepRawDays = 90,
    validateResponses = false,
  } = door
  const validateQuery = createValidator(route.query ?? nothing, 'parameter')
  const validateBody = createValidator(route.body ?? nothing, 'pointer')
  const success = Number(Object.keys(route.answers)[0])

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const query = readQuery(request)
    const body = request.body ?? emptyBody[kindOf(route)]
    const isFitting = kindOfBody(body) === kindOf(route)
    const bodyFaults = isFitting && !route.consumes ? validateBody(body) : []
    const [first, ...others] = [...validateQuery(query), ...bodyFaults]
    if (first) throw new ValidationError([first, ...others])
    if (!isFitting)
      throw refusal('unsupported-type', { given: (request.headers['content-type'] ?? 'none').slice(0, 100) })
    reply.code(success)
    const rights = await currentRights(door, route, request) // the body may have arrived long after the headers
    request.authorized = rights
    const { caller, project, viewer, now } = rights
    const isIdempotent = route.method === 'POST' && project !== undefined
    const repeatable = isIdempotent ? readIdempotentRequest(request, rights, body) : undefined
    const idempotent = repeatable && idempotently(store, repeatable, now)
    const stored = await idempotent?.before()
    if (stored) return replayResponse(reply, stored)
    const params = request.params as Record<string, string>
    let isStored = false
    let isLongLived = false
    const call = {
      store: isIdempotent
        ? guardWrites(store, () => isStored)
        : route.allowsStaleReads
          ? replicaStore(store, reply)
          : store,
      onReplica: (project: number) => store.onReplica(setLagHeader(reply), project),
      people,
      delivery,
      pulls,
      messengers,
      caller,
      by: caller.by,
      project,
      viewer,
      params,
      ...itemOf(route, params),
      query,
      body,
      headers: request.headers,
      now,
      clock,
      publicUrl,
      importLimit,
      keepRawDays,
      reply,
      signal: () => disconnectSignal(reply.raw),
      storeResponse: async (act, write, writeStored = write) => {
        const made = await act(
          idempotent?.storeFor((made) => responseToStore(reply, writeStored(made as never))) ?? store,
        )
        isStored = true
        return write(made)
      },
      longLived: () => {
        isLongLived = true
        return longLived(request, reply, route)
      },
    } as Call
    try {
      const answer = await route.handle(call)
      if (validateResponses && !reply.sent) validateResponse(route, reply.statusCode, answer)
      await recheckRights(door, route, request, { always: isLongLived }).catch((error) => {
        if (answer instanceof Readable) answer.destroy()
        throw error
      })
      return reply.sent ? reply : send(request, reply, route, answer)
    } catch (error) {
      if (error instanceof AlreadyProcessed) return replayResponse(reply, error.response)
      if (isStored && store.isUnavailable(error))
        throw new Error('The store is away after a write was kept', { cause: error })
      const known = await withCurrent(error, route, call)
      if (known instanceof Outdated) await recheckRights(door, route, request)
      throw known
    }
  }
}

/** A store whose heavy reads may come from a replica. */
function replicaStore(store: Store, reply: FastifyReply): Store {
  if (!store.replica) return store
  const onReplica = store.onReplica(setLagHeader(reply))
  return { ...store, read: onReplica.read, leads: { ...store.leads, export: onReplica.export } }
}

/** Tells by how many seconds an answer is behind at most: of several reads, the one that is most. */
function setLagHeader(reply: FastifyReply): (seconds: number) => void {
  let most = 0
  return (seconds) => {
    most = Math.max(most, Math.ceil(seconds))
    reply.header('Replica-Lag', String(most))
  }
}

/** Two gigabytes. */
const defaultImportLimit = 2 ** 31

type BodyKind = 'json' | 'bytes' | 'stream'
const emptyBody: Record<BodyKind, unknown> = { json: {}, bytes: Buffer.alloc(0), stream: undefined }

function kindOf({ consumes }: Route): BodyKind {
  if (consumes === undefined) return 'json'
  return consumes === 'text/csv' ? 'bytes' : 'stream'
}

function kindOfBody(body: unknown): BodyKind {
  if (body instanceof Readable || body === undefined) return 'stream'
  return body instanceof Uint8Array ? 'bytes' : 'json'
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  route: Route,
  answer: unknown,
): Promise<FastifyReply> {
  if (answer === undefined) return reply.send()
  if (!reply.hasHeader('Content-Type')) reply.type(route.produces ?? 'application/json; charset=utf-8')
  if (answer instanceof Readable || route.produces) return reply.send(answer)
  const text = JSON.stringify(answer)
  if (route.isCached && isNotModified(reply, request.headers, text)) return reply.code(304).send()
  return reply.send(await compressed(request, reply, text))
}

/** Adds the current resource to the refusal of an outdated version. */
async function withCurrent(error: unknown, route: Route, call: Call): Promise<unknown> {
  const isOutdated = error instanceof Refusal && error.code in problemKinds && statusOf(error) === 412
  return isOutdated && route.current ? new Outdated(error, await route.current(call, error)) : error
}

function statusOf({ code }: Refusal): number {
  return problemKinds[code as keyof typeof problemKinds][0]
}

/** The query parameters by name. Refuses a repeated one, since either value could be meant. */
function readQuery(request: FastifyRequest): Strings {
  const given = [...new URLSearchParams(request.raw.url?.replace(/^[^?]*/, ''))]
  const names = new Set<string>()
  for (const [name] of given) {
    if (names.has(name)) throw refusal('given-twice', {}, name.slice(0, 100))
    names.add(name)
  }
  return Object.fromEntries(given.map(([name, value]) => [name, cleanText(value, name)]))
}
