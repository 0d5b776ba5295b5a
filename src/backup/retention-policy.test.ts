import { expect, test } from 'vitest'
import { backupName, backupsAmong, expired, readRetentionPolicy } from './retention-policy.ts'

const day = 86_400
const newest = Date.UTC(2026, 10, 27, 3) / 1000

test('a policy is parsed part by part, and other texts are invalid', () => {
  expect(readRetentionPolicy('7d,4w,12m')).toEqual({ days: 7, weeks: 4, months: 12 })
  expect(readRetentionPolicy('30d')).toEqual({ days: 30, weeks: 0, months: 0 })
  for (const wrong of ['', '7', 'd', '7d,', '7y', '0d', '-1d', '7d 4w', '99999d'])
    expect(readRetentionPolicy(wrong), wrong).toBe(undefined)
})

test('only files with names of backups are listed, the newest first', () => {
  const [one, two] = [backupName(newest, false), backupName(newest + 1, true)]
  expect(one).toBe('zayavka-20261127-030000.tar.gz')
  expect(two).toBe('zayavka-20261127-030001.tar.gz.age')
  expect(backupsAmong(['zayavka.db', one, `${one}.part`, two, '.zayavka-backup-x', 'zayavka-2026.tar.gz'])).toEqual([
    two,
    one,
  ])
})

test('of daily backups the newest of each of seven days, four weeks and twelve months are kept', () => {
  const all = Array.from({ length: 400 }, (_, index) => backupName(newest - index * day, false))
  const gone = new Set(expired(all, { days: 7, weeks: 4, months: 12 }))
  const kept = all.filter((name) => !gone.has(name)).map((name) => name.slice(8, 16))
  expect(kept).toEqual([
    ...['20261127', '20261126', '20261125', '20261124', '20261123', '20261122', '20261121'],
    ...['20261115', '20261108'], // Sundays; the weeks of the 27th and the 22nd are covered by days
    ...['20261031', '20260930', '20260831', '20260731', '20260630', '20260531', '20260430', '20260331', '20260228'],
    ...['20260131', '20251231'],
  ])
  expect(expired([...kept.map((each) => `zayavka-${each}-030000.tar.gz`)], { days: 7, weeks: 4, months: 12 })).toEqual(
    [],
  )
})

test('the newest is kept at any age, and the last of several from one day', () => {
  const [early, late] = [backupName(newest - 400 * day, false), backupName(newest - 400 * day + 60, false)]
  expect(expired([early, late], { days: 1, weeks: 0, months: 0 })).toEqual([early])
})
