import { APIError, betterAuth } from 'better-auth'
import { symmetricDecrypt } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Cost } from '../actions/slow-hash.ts'
import { memberLimits, sessionTime } from '../domain/member.ts'
import type { Store } from '../store/store.ts'
import { cookiePrefix } from './cookie.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { passwordSignIn } from './password-sign-in.ts'
import { recoveryCodes } from './recovery-codes.ts'

/** The options of the sign-in library. `address` is the public URL. */
export type LibraryOptions = {
  secret: string
  address: string
  /** Whether the public URL uses TLS. */
  isSecure: boolean
  /** The request header with the client's IP address. */
  addressHeader: string
  passwordCost: Cost
  /** Consumes a second-factor code; false when it was used before. */
  useCode(userId: string, code: string): Promise<boolean>
}

/** The sign-in library on our tables. Sign-up is off; password changes and rate limits are our own. */
export function createLibrary(store: Store, options: LibraryOptions) {
  const { secret, address, isSecure, addressHeader, passwordCost, useCode } = options
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
      useSecureCookies: false, // it would add its own prefix
      defaultCookieAttributes: { secure: isSecure },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: memberLimits.password.min,
      maxPasswordLength: memberLimits.password.max,
      password: { hash: (password) => hashPassword(password, passwordCost), verify: verifyPassword },
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
      storeIdentifier: 'hashed', // the cookie of the second step contains the plain identifier
      fields: { ...stamps, expiresAt: 'expires_at' },
    },
    rateLimit: { enabled: false },
    databaseHooks: {
      session: {
        create: {
          /** A TOTP code is valid for 90 seconds; only one session may be created with it. */
          async before({ userId }, context) {
            if (context?.path !== '/two-factor/verify-totp') return
            if (!(await useCode(userId, String(context.body.code))))
              throw new APIError('UNAUTHORIZED', { code: 'CODE_USED', message: 'The code was used' })
          },
        },
      },
    },
    plugins: [
      passwordSignIn(),
      twoFactor({
        issuer: 'Zayavka',
        backupCodeOptions: recoveryCodes((stored) => symmetricDecrypt({ key: secret, data: stored })),
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
