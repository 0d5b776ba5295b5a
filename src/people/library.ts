import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { memberLimits, sessionTime } from '../domain/member.ts'
import type { Store } from '../store/open.ts'

/**
 * What the sign-in library is told. `address` is where people reach the desk; `sendReset` hands over a link's token, `onReset` hears that
 * one was used.
 */
export type LibraryOptions = {
  secret: string
  address: string
  /** Of a request: where its caller is. */
  addressHeader: string
  sendReset?: ((email: string, token: string) => Promise<void>) | undefined
  onReset?: (email: string) => Promise<void>
}

/** How long (seconds) the link to another password can be used. */
const resetTime = 3_600

/** The sign-in library over our tables. Nobody signs up by it: members are made by our own verbs. */
export function createLibrary(store: Store, { secret, address, addressHeader, sendReset, onReset }: LibraryOptions) {
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
      cookiePrefix: 'zayavka',
      useSecureCookies: address.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: memberLimits.password.min,
      maxPasswordLength: memberLimits.password.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: resetTime,
      ...(sendReset && { sendResetPassword: ({ user, token }) => sendReset(user.email, token) }),
      ...(onReset && { onPasswordReset: ({ user }) => onReset(user.email) }),
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
      storeIdentifier: 'hashed', // one is the token of a link that a letter brings
      fields: { ...stamps, expiresAt: 'expires_at' },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'auth_rate_limit',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/two-factor/verify-*': { window: 60, max: 10 },
        '/request-password-reset': { window: 60, max: 5 },
        '/change-password': { window: 60, max: 10 },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Zayavka',
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
