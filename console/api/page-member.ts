import { client, unwrap } from './client.ts'

let member: string | undefined

/** The member to whom this page belongs; undefined until somebody is known to be signed in. */
export function pageMember(): string | undefined {
  return member
}

/**
 * Assigns the page to the signed-in member. It belongs to them until it closes, since its contents and pending writes are theirs; for anybody else it
 * is reloaded. Returns whether it belongs to them.
 */
export function takePage(id: string): boolean {
  member ??= id
  if (member !== id) window.location.reload()
  return member === id
}

/** It is unknown whether the member of the page is still the one signed in. */
export class SenderUnknown extends Error {}

/** Throws unless the member of the page is signed in. */
export async function checkSender(): Promise<void> {
  const me = await unwrap(client.GET('/api/v2/me')).catch(() => undefined)
  if (!me || !takePage(me.id)) throw new SenderUnknown('another member may be signed in')
}
