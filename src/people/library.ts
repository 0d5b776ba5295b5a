import { APIError, betterAuth } from 'better-auth'
import { symmetricDecrypt } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { memberLimits, sessionTime } from '../domain/member.ts'
import type { Store } from '../store/store.ts'
import { cookiePrefix } from './cookie.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { recoveryCodes } from './recovery-codes.ts'

/** What the sign-in library is told. `address` is where people reach the desk. */
export type LibraryOptions = {
  secret: string
  address: string
  /** Whether that is by TLS. */
  isSecure: boolean
  /** Of a request: where its caller is. */
  addressHeader: string
  /** Takes a code of a second factor, once; false when it was used before. */
  useCode(userId: string, code: string): Promise<boolean>
}

/** The sign-in library over our tables. Nobody signs up by it, and passwords are changed and calls counted by our own verbs. */
export function createLibrary(store: Store, { secret, address, isSecure, addressHeader, useCode }: LibraryOptions) {
  const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }
  return betterAuth({
    appName: 'Zayavka',
    baseURL: address,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { ...store.signIn, transaction: false },
    advanced: {
      cookiePrefix: cookiePrefix(isSecure),
      useSecureCookies: false, // it would write a prefix of its own
      defaultCookieAttributes: { secure: isSecure },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: memberLimits.password.min,
      maxPasswordLength: memberLimits.password.max,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: {
      modelName: 'auth_session',
      expiresIn: sessionTime,
      fields: {
        ...stamps,
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
    },
    user: { modelName: 'auth_user', fields: { ...stamps, emailVerified: 'email_verified' } },
    account: {
      modelName: 'auth_account',
      fields: {
        ...stamps,
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: {
      modelName: 'auth_verification',
      storeIdentifier: 'hashed', // one is what the cookie of a second step holds
      fields: { ...stamps, expiresAt: 'expires_at' },
    },
    rateLimit: { enabled: false },
    databaseHooks: {
      session: {
        create: {
          /** A code of the app is right for 90 seconds; the session that it opens is made once. */
          async before({ userId }, context) {
            if (context?.path !== '/two-factor/verify-totp') return
            if (!(await useCode(userId, String(context.body.code))))
              throw new APIError('UNAUTHORIZED', { code: 'CODE_USED', message: 'The code was used' })
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Zayavka',
        backupCodeOptions: recoveryCodes((kept) => symmetricDecrypt({ key: secret, data: kept })),
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'auth_two_factor',
            fields: {
              backupCodes: 'backup_codes',
              userId: 'user_id',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  })
}
