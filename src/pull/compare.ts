import { nothingSince } from '../actions/pulls.ts'
import { type Pull, type PulledMonth, type PullReport, watching } from '../domain/pull.ts'
import { advance, roundOver, type Step } from './step.ts'
import { isTooLarge, type Vendor } from './vendor.ts'

/** The growth factor of the span after an empty month, and the longest span in months. */
const [growth, longest] = [4, 1_200]

/**
 * Compares a month on both sides, and after the last one writes the report. After an empty month it compares several in one request, so that
 * one lead of 1970 does not cost a request for every month since.
 */
export async function compareMonth(step: Step): Promise<Pull | undefined> {
  const { store, project, pull, clock } = step
  const { first, months, width } = pull.place
  const last = monthOf(clock())
  const month = months.length === 0 ? monthOf(Math.min(first, clock())) : later((months.at(-1) as PulledMonth).month, 1)
  if (month > last)
    return advance(step, async (tx, held, now) => {
      const report = reportOf(held, now)
      await tx.pulls.putReport(held.project, held.id, report)
      return { ...roundOver(held, watching.every, now), sweptAt: now, since: nothingSince }
    })
  const count = Math.max(1, width)
  const [end = last] = [later(month, count - 1), last].sort()
  const [from, to] = [startOf(month), startOf(later(end, 1)) - 1]
  const compared = {
    month: end,
    there: await countThere(step.vendor, from, to),
    here: await store.pulled.countOf(project.id, { from, to }),
  }
  const isEmpty = compared.there === 0 && compared.here === 0
  if (!isEmpty && end > month)
    return advance(step, async (_tx, { place }) => ({ place: { ...place, width: Math.floor(count / growth) } }))
  const next = isEmpty ? Math.min(count * growth, longest) : 1
  return advance(step, async (_tx, { place }) => ({ place: { ...place, months: [...months, compared], width: next } }))
}

/** The number of leads of the other side between two times (seconds). A side that ignores `limit` is asked for shorter times until its answers fit. */
async function countThere(vendor: Vendor, from: number, to: number): Promise<number> {
  const period = { from: new Date(from * 1_000).toISOString(), to: new Date(to * 1_000 + 999).toISOString() }
  try {
    const answer = await vendor.call('project/leads/lead/list', { period, limit: 1 })
    return Number(answer.total) || 0
  } catch (error) {
    if (!isTooLarge(error)) throw error
    if (from === to) return 1 // or more: the pull has listed this second as a fault
  }
  const middle = Math.floor((from + to) / 2)
  return (await countThere(vendor, from, middle)) + (await countThere(vendor, middle + 1, to))
}

function reportOf({ tally, since, place }: Pull, at: number): PullReport {
  const { read, refused, differing } = tally
  const { created, changed, receipts, differs } = since
  const months = place.months.filter(({ there, here }) => there > 0 || here > 0)
  return { at, read, created, changed, refused, receipts, differing, differs, months }
}

/** `2024-03` */
function monthOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 7)
}

function startOf(month: string): number {
  return Date.parse(`${month}-01T00:00:00Z`) / 1_000
}

function later(month: string, count: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return monthOf(new Date(0).setUTCFullYear(year, number - 1 + count, 1) / 1_000)
}
