import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Member, normalizeEmail } from '../../domain/member.ts'
import { refusal } from '../../domain/refusal.ts'
import type { Asking } from '../../people/people.ts'
import { memberOfChallenge, signIn, signInPaths } from '../../people/sign-in.ts'
import { openBodyLimit } from '../door/body.ts'
import { setUpJsonDoor } from '../door/json-door.ts'
import type { DoorOptions } from '../door/options.ts'
import { sendProblem } from '../door/problems.ts'

/**
 * Routes for signing in and out, registered under `/api/auth`. They expose the calls of the sign-in library that we need, with bodies and refusals
 * like those of our own API. Each is a POST that only our own pages may send.
 */
export async function signInDoor(
  app: FastifyInstance,
  { store, people, clock, publicUrl }: Pick<DoorOptions, 'store' | 'people' | 'clock' | 'publicUrl'>,
): Promise<void> {
  setUpJsonDoor(app, { store, send })
  app.setNotFoundHandler((request, reply) => void send(request, reply, refusal('no-such-path', {})))
  for (const path of signInPaths)
    app.post(path, {
      bodyLimit: openBodyLimit,
      schema: { hide: true } as object,
      onRequest: async ({ headers }) => people.checkOwnPage(headers),
      handler: async (request, reply) => {
        const call = { ...askingOf(request), body: (request.body ?? {}) as Record<string, unknown> }
        const pending = await memberOfChallenge(store, people.challengeIn(request.headers.cookie)).catch(
          () => undefined,
        )
        const { answer, cookies } = await signIn(store, people, path, call, clock()).catch(async (error) => {
          await logAccount(request, call.body, pending)
          throw error
        })
        return setCookies(reply, cookies).send(answer)
      },
    })

  function send(request: FastifyRequest, reply: FastifyReply, error: unknown): unknown {
    sendProblem(request, reply, error, { base: publicUrl ?? '' })
    return error
  }

  /**
   * Notes for the log of failures the attempted or signed-in member, or a pseudonym of an address that no member has. `pending` is the member whose
   * second step was awaited before the call, which may have ended it.
   */
  async function logAccount(
    request: FastifyRequest,
    { email }: Record<string, unknown>,
    pending: Member | undefined,
  ): Promise<void> {
    const mail = typeof email === 'string' ? normalizeEmail(email) : undefined
    const find = mail === undefined ? people.recognise(request.headers, clock()) : store.members.findByMail(mail)
    const known = await find.catch(() => undefined) // an error here must not replace the refusal
    const found = known ?? (mail === undefined ? pending : undefined)
    request.memberId = found && ('member' in found ? found.member.id : found.id)
    if (!found && mail !== undefined) request.accountMark = people.markOf(mail)
  }
}

/** The client of a sign-in call, and its address. */
export function askingOf({ headers, ip }: FastifyRequest): Asking {
  return { headers, address: ip }
}

export function setCookies(reply: FastifyReply, cookies: string[]): FastifyReply {
  return cookies.length > 0 ? reply.header('Set-Cookie', cookies) : reply
}
