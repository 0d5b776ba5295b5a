import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * How the cookies of the sign-in library begin. Behind TLS browsers take such a name from this very host alone, over TLS and for all of
 * its paths, so that no other host of the domain can set one; without TLS they would refuse it.
 */
export function cookiePrefix(isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}zayavka`
}

/** What the sign-in library calls the cookie of a session. */
export function sessionCookie(isSecure: boolean): string {
  return `${cookiePrefix(isSecure)}.session_token`
}

/** A header `Cookie` without one of them. */
export function withoutCookie(header: string, name: string): string {
  return header
    .split(';')
    .filter((each) => !each.trim().startsWith(`${name}=`))
    .join(';')
}

/** The token of a session in a header `Cookie`, if the cookie is there and signed by us. */
export function tokenIn(header: string | undefined, name: string, secret: string): string | undefined {
  const value = valueIn(header, name)
  const [, token = '', signature = ''] = /^([^.]+)\.([\w+/=]+)$/.exec(value ?? '') ?? []
  const right = createHmac('sha256', secret).update(token).digest()
  const given = Buffer.from(signature, 'base64')
  return token !== '' && given.length === right.length && timingSafeEqual(given, right) ? token : undefined
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
