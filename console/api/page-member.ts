import { client, unwrap } from './client.ts'

let member: string | undefined

/** Whose page this is; undefined until somebody has been seen to be signed in. */
export function pageMember(): string | undefined {
  return member
}

/**
 * Makes the page that of who is signed in. It stays theirs until it ends, since what it shows, holds and sends is theirs: for anybody else it
 * is loaded anew. Returns whether it is theirs.
 */
export function takePage(id: string): boolean {
  member ??= id
  if (member !== id) window.location.reload()
  return member === id
}

/** Nobody knows whether it is still the member of the page who is signed in. */
export class SenderUnknown extends Error {}

/** Throws unless it is the member of the page who is signed in. */
export async function checkSender(): Promise<void> {
  const me = await unwrap(client.GET('/api/v2/me')).catch(() => undefined)
  if (!me || !takePage(me.id)) throw new SenderUnknown('another member may be signed in')
}
