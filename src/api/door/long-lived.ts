import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { onDisconnect } from '../../http/on-disconnect.ts'
import type { People } from '../../people/people.ts'
import type { Store } from '../../store/store.ts'
import { isStillAuthorized, rightsTtl } from './authorize.ts'
import type { LongLived } from './call.ts'
import type { Route } from './route.ts'

/** Why a long-lived call ends: the client disconnected, the server stops, or its rights were revoked or changed. */
export type Reason = 'gone' | 'stopping' | 'shut-out'

type Options = { store: Store; people: People; clock: () => number; heartbeat?: number | undefined }

/** Ends calls that wait or stream, for whatever reason, in time. */
export function createLongLived(app: FastifyInstance, { store, people, clock, heartbeat = 15_000 }: Options) {
  const open = new Set<(reason: Reason) => void>()
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
    for (const end of open) end('stopping')
  })

  return (request: FastifyRequest, reply: FastifyReply, route: Route): LongLived => {
    const over = new AbortController()
    const watch = setInterval(() => void check(), rightsTtl)
    open.add(end)
    onDisconnect(reply.raw, () => end('gone'))
    if (isStopping) end('stopping')
    return { over: over.signal, heartbeat, check }

    function end(reason: Reason): void {
      clearInterval(watch)
      open.delete(end)
      over.abort(reason)
    }

    async function check(): Promise<void> {
      if (!(await isStillAuthorized({ store, people, clock }, route, request))) end('shut-out')
    }
  }
}
