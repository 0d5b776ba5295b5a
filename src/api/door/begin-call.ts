import type { FastifyReply, FastifyRequest } from 'fastify'
import { disconnectSignal } from '../../http/disconnect-signal.ts'
import type { Store } from '../../store/store.ts'
import type { Authorized } from './authorize.ts'
import { guardWrites, type Idempotency, responseToStore } from './idempotency.ts'
import { itemOf } from './ids.ts'
import type { createLongLived } from './long-lived.ts'
import type { DoorOptions } from './options.ts'
import type { Call, Route, Strings } from './route.ts'

type Begun = {
  request: FastifyRequest
  reply: FastifyReply
  rights: Authorized
  query: Strings
  body: unknown
  idempotent: Idempotency | undefined
  longLived: ReturnType<typeof createLongLived>
}

/** The state of a call: whether it acts outside the database, whether its response is stored, and whether it waits or streams. */
type Progress = { isSent: boolean; isStored: boolean; isLongLived: boolean }

/** Whether a route takes an `Idempotency-Key`. Such a route writes only in `storeResponse`. */
export function isIdempotent({ method }: Route, { project }: Authorized): boolean {
  return method === 'POST' && project !== undefined
}

/** Makes the argument of a route's handler. `progress` is updated while the handler runs. */
export function beginCall(door: DoorOptions, route: Route, begun: Begun): { call: Call; progress: Progress } {
  const { request, reply, rights, query, body, idempotent, longLived } = begun
  const { store, people, delivery, pulls, messengers, clock, publicUrl } = door
  const { importLimit = defaultImportLimit, keepRawDays = 90 } = door
  const { caller, project, viewer, now } = rights
  const params = request.params as Record<string, string>
  const progress: Progress = { isSent: false, isStored: false, isLongLived: false }
  const call = {
    store: storeFor(),
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
      progress.isStored = true
      return write(made)
    },
    beforeSending: async () => {
      await idempotent?.claim()
      progress.isSent = true
    },
    longLived: () => {
      progress.isLongLived = true
      return longLived(request, reply, route)
    },
  } as Call
  return { call, progress }

  function storeFor(): Store {
    if (isIdempotent(route, rights)) return guardWrites(store, () => progress.isStored)
    return route.allowsStaleReads ? replicaStore(store, reply) : store
  }
}

/** A store whose heavy reads may come from a replica. */
function replicaStore(store: Store, reply: FastifyReply): Store {
  if (!store.replica) return store
  const onReplica = store.onReplica(setLagHeader(reply))
  return { ...store, read: onReplica.read, leads: { ...store.leads, export: onReplica.export } }
}

/** Sets `Replica-Lag` to the seconds by which a response may be outdated: the largest lag of its reads. */
function setLagHeader(reply: FastifyReply): (seconds: number) => void {
  let most = 0
  return (seconds) => {
    most = Math.max(most, Math.ceil(seconds))
    reply.header('Replica-Lag', String(most))
  }
}

/** Two gigabytes. */
const defaultImportLimit = 2 ** 31
