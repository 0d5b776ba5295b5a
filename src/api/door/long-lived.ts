import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusal } from '../../domain/refusal.ts'
import { onDisconnect } from '../../http/on-disconnect.ts'
import type { People } from '../../people/people.ts'
import type { Store } from '../../store/store.ts'
import { type Authorized, isStillAuthorized, rightsTtl } from './authorize.ts'
import type { LongLived } from './call.ts'
import type { Route } from './route.ts'

/** Why a long-lived call ends: the client disconnected, the server stops, or its rights were revoked or changed. */
export type Reason = 'gone' | 'stopping' | 'shut-out'

/** The maximum of open calls per member or key: each holds a connection and queries the store every few seconds. */
const mostOpen = 50

type Options = { store: Store; people: People; clock: () => number; heartbeatInterval?: number | undefined }

/** Ends calls that wait or stream as soon as there is a `Reason` to. Refuses more than `mostOpen` of one caller. */
export function createLongLived(app: FastifyInstance, { store, people, clock, heartbeatInterval = 15_000 }: Options) {
  const open = new Set<(reason: Reason) => void>()
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
    for (const end of open) end('stopping')
  })

  const counts = new Map<number, number>()

  return (request: FastifyRequest, reply: FastifyReply, route: Route): LongLived => {
    const caller = (request.authorized as Authorized).caller.number
    const others = counts.get(caller) ?? 0
    if (others >= mostOpen) throw refusal('too-many-open', { limit: mostOpen })
    counts.set(caller, others + 1)
    const over = new AbortController()
    const watch = setInterval(() => void check(), rightsTtl)
    open.add(end)
    onDisconnect(reply.raw, () => end('gone'))
    if (isStopping) end('stopping')
    return { over: over.signal, heartbeatInterval, check }

    function end(reason: Reason): void {
      clearInterval(watch)
      if (open.delete(end)) leave()
      over.abort(reason)
    }

    function leave(): void {
      const left = (counts.get(caller) ?? 0) - 1
      if (left > 0) counts.set(caller, left)
      else counts.delete(caller)
    }

    async function check(): Promise<void> {
      if (!(await isStillAuthorized({ store, people, clock }, route, request))) end('shut-out')
    }
  }
}
