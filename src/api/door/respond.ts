import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Refusal, refusal } from '../../domain/refusal.ts'
import { problemKinds } from '../../json/problem-kinds.ts'
import type { DoorOptions } from './authorize.ts'
import { cleanText } from './body.ts'
import { isKnown } from './etag.ts'
import { afterAnswer, doOnce, readOnce, sayAgain, saying, Taken } from './idempotency.ts'
import type { stays } from './long-lived.ts'
import { Outdated } from './problems.ts'
import { checkRights, type Entered, entered } from './rights.ts'
import type { Call, Route, Strings } from './route.ts'
import { checker, Misfit } from './validate.ts'
import { checkAnswer } from './validate-response.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who was let in to our own API. */
    entered?: Entered
  }
}

const nothing = Type.Object({})

/** What a route does with a request that was let in: checks what came, calls the handler, writes the answer. */
export function answering(route: Route, door: DoorOptions, stay: ReturnType<typeof stays>) {
  const { store, people, publicUrl, checkAnswers = false } = door
  const misfitsOfQuery = checker(route.query ?? nothing, 'parameter')
  const misfitsOfBody = checker(route.body ?? nothing, 'pointer')
  const success = Number(Object.keys(route.answers)[0])

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const query = readQuery(request)
    const body = request.body ?? {}
    const [first, ...others] = [...misfitsOfQuery(query), ...misfitsOfBody(body)]
    if (first) throw new Misfit([first, ...others])
    reply.code(success)
    const rights = await entered(door, route, request) // a body may take long to come
    request.entered = rights
    const { caller, project, viewer, now } = rights
    const mayComeAgain = route.method === 'POST' && project !== undefined
    const asked = mayComeAgain ? readOnce(request, rights, body) : undefined
    const once = asked && doOnce(store, asked, now)
    const said = await once?.before()
    if (said) return sayAgain(reply, said)
    let isKept = false
    let hasStayed = false
    const call = {
      store: mayComeAgain ? afterAnswer(store, () => isKept) : store,
      people,
      caller,
      by: caller.by,
      project,
      viewer,
      params: request.params as Record<string, string>,
      query,
      body,
      headers: request.headers,
      now,
      publicUrl,
      reply,
      gone: () => goneSignal(reply),
      keepAnswer: async (act, write, keptOf = write) => {
        const made = await act(once?.storeFor((made) => saying(reply, keptOf(made as never))) ?? store)
        isKept = true
        return write(made)
      },
      stay: () => {
        hasStayed = true
        return stay(request, reply, route)
      },
    } as Call
    try {
      const answer = await route.handle(call)
      if (checkAnswers && !reply.sent) checkAnswer(route, reply.statusCode, answer)
      await checkRights(door, route, request, { always: hasStayed }).catch((error) => {
        if (answer instanceof Readable) answer.destroy()
        throw error
      })
      return reply.sent ? reply : send(request, reply, route, answer)
    } catch (error) {
      if (error instanceof Taken) return sayAgain(reply, error.said)
      const known = await withCurrent(error, route, call)
      if (known instanceof Outdated) await checkRights(door, route, request)
      throw known
    }
  }
}

function send(request: FastifyRequest, reply: FastifyReply, route: Route, answer: unknown): FastifyReply {
  if (answer === undefined) return reply.send()
  if (!reply.hasHeader('Content-Type')) reply.type(route.produces ?? 'application/json; charset=utf-8')
  if (answer instanceof Readable || route.produces) return reply.send(answer)
  const text = JSON.stringify(answer)
  if (route.isCached && isKnown(reply, request.headers, text)) return reply.code(304).send()
  return reply.send(text)
}

/** Who comes with an old version is told the current one at once. */
async function withCurrent(error: unknown, route: Route, call: Call): Promise<unknown> {
  const isOutdated = error instanceof Refusal && error.code in problemKinds && statusOf(error) === 412
  return isOutdated && route.current ? new Outdated(error, await route.current(call, error)) : error
}

function statusOf({ code }: Refusal): number {
  return problemKinds[code as keyof typeof problemKinds][0]
}

/** The query by names. Refuses a name that is given twice: which one counts would be a guess. */
function readQuery(request: FastifyRequest): Strings {
  const given = [...new URLSearchParams(request.raw.url?.replace(/^[^?]*/, ''))]
  const names = new Set<string>()
  for (const [name] of given) {
    if (names.has(name)) throw refusal('given-twice', {}, name.slice(0, 100))
    names.add(name)
  }
  return Object.fromEntries(given.map(([name, value]) => [name, cleanText(value, name)]))
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}
