/** How many backups are kept: the newest of each of the last days, weeks and months that have one. */
export type RetentionPolicy = { days: number; weeks: number; months: number }

/** Parses `7d,4w,12m`; at least one part is required. Undefined for any other text. */
export function readRetentionPolicy(text: string): RetentionPolicy | undefined {
  const keep: RetentionPolicy = { days: 0, weeks: 0, months: 0 }
  for (const part of text.split(',')) {
    const [, count, unit] = /^\s*(\d{1,4})([dwm])\s*$/.exec(part) ?? []
    if (count === undefined) return
    keep[units[unit as keyof typeof units]] = Number(count)
  }
  return keep.days + keep.weeks + keep.months > 0 ? keep : undefined
}
const units = { d: 'days', w: 'weeks', m: 'months' } as const

/**
 * The name of a backup, with the first part of the id of its store, and its time (`now`, in seconds) in UTC. A store that no server has served yet
 * has no id.
 */
export function backupName(store: string | undefined, now: number, isSealed: boolean): string {
  const moment = new Date(now * 1000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `${prefixOf(store)}${moment}.tar.gz${isSealed ? '.age' : ''}`
}

/** The names of backups of any store among the names of files. */
export function backupsAmong(names: readonly string[]): string[] {
  return names.filter((name) => /^zayavka-([0-9a-f]{8}-)?\d{8}-\d{6}\.tar\.gz(\.age)?$/.test(name))
}

/**
 * The backups of a store that the policy no longer keeps, the newest first. It always keeps the newest, and those of other stores in the same place.
 */
export function expired(names: readonly string[], store: string, { days, weeks, months }: RetentionPolicy): string[] {
  const own = prefixOf(store)
  const isOwn = (name: string) => name.startsWith(own) && /^\d{8}-\d{6}\.tar\.gz(\.age)?$/.test(name.slice(own.length))
  const all = names.filter(isOwn).sort().reverse()
  const kept = new Set(all.slice(0, 1))
  const dateOf = (name: string) => name.slice(own.length, own.length + 8)
  const keepNewest = (count: number, spanOf: (date: string) => string | number) => {
    const newest = new Map<string | number, string>()
    for (const name of all) if (!newest.has(spanOf(dateOf(name)))) newest.set(spanOf(dateOf(name)), name)
    for (const name of [...newest.values()].slice(0, count)) kept.add(name)
  }
  keepNewest(days, dayOf)
  keepNewest(weeks, (date) => Math.floor((dayOf(date) + 3) / 7)) // 1 January 1970 was a Thursday
  keepNewest(months, (date) => date.slice(0, 6))
  return all.filter((name) => !kept.has(name))
}

function prefixOf(store: string | undefined): string {
  return store === undefined ? 'zayavka-' : `zayavka-${store.slice(0, 8)}-`
}

/** The day of a date such as `20261127`, counted from 1970. */
function dayOf(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))) / 86_400_000
}
