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

/** The name of a backup, with its time (`now`, in seconds) in UTC. */
export function backupName(now: number, isSealed: boolean): string {
  const moment = new Date(now * 1000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `zayavka-${moment}.tar.gz${isSealed ? '.age' : ''}`
}

/** The names of backups among the names of files, the newest first. */
export function backupsAmong(names: readonly string[]): string[] {
  const isBackup = (name: string) => /^zayavka-\d{8}-\d{6}\.tar\.gz(\.age)?$/.test(name)
  return names.filter(isBackup).sort().reverse()
}

/** The backups that the policy no longer keeps. It always keeps the newest. */
export function expired(names: readonly string[], { days, weeks, months }: RetentionPolicy): string[] {
  const all = backupsAmong(names)
  const kept = new Set(all.slice(0, 1))
  const keepNewest = (count: number, spanOf: (name: string) => string | number) => {
    const newest = new Map<string | number, string>()
    for (const name of all) if (!newest.has(spanOf(name))) newest.set(spanOf(name), name)
    for (const name of [...newest.values()].slice(0, count)) kept.add(name)
  }
  keepNewest(days, dayOf)
  keepNewest(weeks, (name) => Math.floor((dayOf(name) + 3) / 7)) // 1 January 1970 was a Thursday
  keepNewest(months, (name) => name.slice(8, 14))
  return all.filter((name) => !kept.has(name))
}

/** The day of a backup, counted from 1970. */
function dayOf(name: string): number {
  return Date.UTC(Number(name.slice(8, 12)), Number(name.slice(12, 14)) - 1, Number(name.slice(14, 16))) / 86_400_000
}
