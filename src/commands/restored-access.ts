import { isValid } from '../domain/access.ts'
import { toUrl } from '../domain/url.ts'
import type { Store } from '../store/store.ts'

/** A count, and the names of some. */
type Named = { count: number; names: string[] }

/** Who has access after a restore (keys, members), and who gets data of leads (chats and accounts of messengers, destinations). */
export type Access = Record<'keys' | 'members' | 'chats' | 'messengers' | 'destinations', Named>

/** How many names of each are listed. */
const named = 20

export async function accessTo(store: Store, now: number): Promise<Access> {
  const keys = (await store.keys.all()).filter((key) => isValid(key, now))
  const members = (await store.members.all()).filter(({ memberships }) => memberships.length > 0)
  const nameOf = new Map(members.map(({ id, name }) => [id, name]))
  return {
    keys: some(keys, ({ id, name, scope }) => `${name ?? `key ${id}`} (${scope})`),
    members: some(members, ({ name }) => name),
    chats: some(await store.noticeChats.told(), ({ name, way }) => `${name} (${way})`),
    messengers: some(await store.noticeLinks.all(), ({ member, way }) => `${nameOf.get(member) ?? member} (${way})`),
    destinations: some(await store.destinations.told(), ({ name, url }) => `${name} (${toUrl(url)?.host ?? url})`),
  }
}

function some<T>(all: T[], nameOf: (each: T) => string): Named {
  return { count: all.length, names: all.slice(0, named).map(nameOf) }
}

export function sayOfAccess({ keys, members, chats, messengers, destinations }: Access): string[] {
  return [
    'Everybody signs in again: sessions, invitations, and links for passwords, addresses and messengers have ended',
    'Keys revoked and members removed since the backup are back: review them',
    `Valid keys: ${list(keys)}`,
    `Members: ${list(members)}`,
    'Groups, messengers and destinations removed since get leads again: review them too',
    `Groups: ${list(chats)}`,
    `Messengers and browsers of members: ${list(messengers)}`,
    `Destinations: ${list(destinations)}`,
  ]
}

function list({ count, names }: Named): string {
  const some = [`${count}`, ...(count === 0 ? [] : [names.join(', ')])].join(': ')
  return some + (count > names.length ? `, and ${count - names.length} more` : '')
}
