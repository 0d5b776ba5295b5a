import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The prefix of the sign-in library's cookies. `__Host-` needs TLS and binds a cookie to this host and all its paths,
 * so that no other host of the domain can set it. Without TLS browsers would reject it.
 */
export function cookiePrefix(isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}zayavka`
}

/** The name of the session cookie. */
export function sessionCookie(isSecure: boolean): string {
  return `${cookiePrefix(isSecure)}.session_token`
}

/** The name of the cookie of a sign-in that waits for its second step. */
export function challengeCookie(isSecure: boolean): string {
  return `${cookiePrefix(isSecure)}.two_factor`
}

/** A `Cookie` header without one of them. */
export function withoutCookie(header: string, name: string): string {
  return header
    .split(';')
    .filter((each) => !each.trim().startsWith(`${name}=`))
    .join(';')
}

/** The token of a session or of a second step in a `Cookie` header, if there is one with a valid signature. */
export function tokenIn(header: string | undefined, name: string, secret: string): string | undefined {
  const value = valueIn(header, name)
  const [, token = '', signature = ''] = /^([^.]+)\.([\w+/=]+)$/.exec(value ?? '') ?? []
  const right = createHmac('sha256', secret).update(token).digest()
  const actual = Buffer.from(signature, 'base64')
  return token !== '' && actual.length === right.length && timingSafeEqual(actual, right) ? token : undefined
}

function valueIn(header: string | undefined, name: string): string | undefined {
  const found = header
    ?.split(';')
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${name}=`))
  try {
    return found && decodeURIComponent(found.slice(name.length + 1))
  } catch {
    return
  }
}
