import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'

/**
 * Replaces the library's sign-in with a password, which requires a top-level domain of Latin letters: members such as
 * `root@localhost` or with a domain in `.рф` could not sign in. It has the same path, so that the library's second step
 * follows.
 */
export function passwordSignIn() {
  return {
    id: 'password-sign-in',
    endpoints: {
      signInEmail: createAuthEndpoint('/sign-in/email', { method: 'POST' }, async (ctx) => {
        const { email, password, rememberMe } = ctx.body as Record<string, unknown>
        if (typeof email !== 'string' || typeof password !== 'string')
          throw new APIError('BAD_REQUEST', { message: 'An address and a password are required' })
        if (rememberMe !== undefined && typeof rememberMe !== 'boolean')
          throw new APIError('BAD_REQUEST', { message: 'remember must be true or false' })
        const { internalAdapter, password: passwords } = ctx.context
        if (password.length > passwords.config.maxPasswordLength)
          throw new APIError('BAD_REQUEST', { code: 'PASSWORD_TOO_LONG', message: 'The password is too long' })
        const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true })
        const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password
        if (!hash) await passwords.hash(password) // an unknown address takes as long
        if (!found || !hash || !(await passwords.verify({ hash, password })))
          throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Wrong' })
        const isShort = rememberMe === false
        const session = await internalAdapter.createSession(found.user.id, isShort)
        await setSessionCookie(ctx, { session, user: found.user }, isShort)
        return ctx.json({})
      }),
    },
  } satisfies BetterAuthPlugin
}
