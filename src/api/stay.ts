import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../domain/refusal.ts'
import type { People } from '../people/people.ts'
import type { Store } from '../store/open.ts'
import { type Entrance, letIn } from './auth.ts'
import type { Route } from './route.ts'

/** Why a call that stays is over: its client went away, the server stops, or its key opens the door no more. */
export type Reason = 'gone' | 'stopping' | 'shut-out'

/** What a call that stays goes by. `over` comes with a `Reason`; `beat` is how long (ms) it may be silent. */
export type Stay = { over: AbortSignal; beat: number }

/** How often (ms) it is asked whether a key still opens the door. What is known of keys is up to a second old. */
const pace = 500

type Options = { store: Store; people: People; clock: () => number; beat?: number | undefined }

/** For calls that wait or stream: makes each end in time, whatever ends it. */
export function stays(app: FastifyInstance, { store, people, clock, beat = 15_000 }: Options) {
  const open = new Set<(reason: Reason) => void>()
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
    for (const end of open) end('stopping')
  })

  return (request: FastifyRequest, reply: FastifyReply, route: Route): Stay => {
    const over = new AbortController()
    const watch = setInterval(() => void ask(), pace)
    open.add(end)
    if (reply.raw.destroyed) end('gone')
    else reply.raw.once('close', () => end('gone'))
    if (isStopping) end('stopping')
    return { over: over.signal, beat }

    function end(reason: Reason): void {
      clearInterval(watch)
      open.delete(end)
      over.abort(reason)
    }

    async function ask(): Promise<void> {
      if (!(await isLetIn({ store, people, now: clock() }, request, route))) end('shut-out')
    }
  }
}

/** Whether the same call would be let in now. While the store cannot tell, nothing can be read from it either. */
async function isLetIn(entrance: Entrance, request: FastifyRequest, route: Route): Promise<boolean> {
  const { project } = request.params as { project?: string }
  try {
    await letIn(entrance, route, { method: request.method, headers: request.headers, project })
    return true
  } catch (error) {
    return !(error instanceof Refusal) || error.code === 'unavailable'
  }
}
