import { expect, test } from 'vitest'
import { backupName, backupsAmong, expired, readRetentionPolicy } from './retention-policy.ts'

const day = 86_400
const newest = Date.UTC(2026, 10, 27, 3) / 1000
const store = '5f0c1a2b-9d3e-4f60-8a7b-1c2d3e4f5a6b'
const other = '6f0c1a2b-9d3e-4f60-8a7b-1c2d3e4f5a6b'

test('a policy is parsed part by part, and other texts are invalid', () => {
  expect(readRetentionPolicy('7d,4w,12m')).toEqual({ days: 7, weeks: 4, months: 12 })
  expect(readRetentionPolicy('30d')).toEqual({ days: 30, weeks: 0, months: 0 })
  for (const wrong of ['', '7', 'd', '7d,', '7y', '0d', '-1d', '7d 4w', '99999d'])
    expect(readRetentionPolicy(wrong), wrong).toBe(undefined)
})

test('only files with names of backups are listed', () => {
  const [one, two] = [backupName(store, newest, false), backupName(undefined, newest + 1, true)]
  expect(one).toBe('zayavka-5f0c1a2b-20261127-030000.tar.gz')
  expect(two).toBe('zayavka-20261127-030001.tar.gz.age')
  const strange = ['zayavka.db', `${one}.part`, '.zayavka-backup-x', 'zayavka-2026.tar.gz', `desk-${one}`]
  expect(backupsAmong([...strange, one, two])).toEqual([one, two])
})

test('of daily backups the newest of each of seven days, four weeks and twelve months are kept', () => {
  const all = Array.from({ length: 400 }, (_, index) => backupName(store, newest - index * day, false))
  const gone = new Set(expired(all, store, { days: 7, weeks: 4, months: 12 }))
  const kept = all.filter((name) => !gone.has(name))
  expect(kept.map((name) => name.slice(17, 25))).toEqual([
    ...['20261127', '20261126', '20261125', '20261124', '20261123', '20261122', '20261121'],
    ...['20261115', '20261108'], // Sundays; the weeks of the 27th and the 22nd are covered by days
    ...['20261031', '20260930', '20260831', '20260731', '20260630', '20260531', '20260430', '20260331', '20260228'],
    ...['20260131', '20251231'],
  ])
  expect(expired(kept, store, { days: 7, weeks: 4, months: 12 })).toEqual([])
})

test('the newest is kept at any age, and the last of several from one day', () => {
  const [early, late] = [0, 60].map((seconds) => backupName(store, newest - 400 * day + seconds, false))
  expect(expired([early as string, late as string], store, { days: 1, weeks: 0, months: 0 })).toEqual([early])
})

test('backups of another store, or without an id, neither expire nor count', () => {
  const [old, late] = [backupName(store, newest - day, false), backupName(store, newest, true)]
  const theirs = [other, undefined].flatMap((each) =>
    [0, 1, 2].map((days) => backupName(each, newest + (1 - days) * day, false)),
  )
  expect(expired([...theirs, old, late], store, { days: 1, weeks: 0, months: 0 })).toEqual([old])
  const like = ['zayavka-20261127-030000.tar.gz', 'zayavka-20261127-040000.tar.gz'] // the date is the id of this store
  expect(expired(like, '20261127-9d3e-4f60-8a7b-1c2d3e4f5a6b', { days: 1, weeks: 0, months: 0 })).toEqual([])
})
