import { createHmac, timingSafeEqual } from 'node:crypto'

/** What the sign-in library calls the cookie of a session; behind TLS no other site of the host can set it. */
export function sessionCookie(isSecure: boolean): string {
  return `${isSecure ? '__Secure-' : ''}zayavka.session_token`
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
