import { nothingSince } from '../actions/pulls.ts'
import { type Pull, type PulledMonth, type PullReport, watching } from '../domain/pull.ts'
import { advance, roundOver, type Step } from './step.ts'

/** Compares a month on both sides, and after the last one reports how far they are apart. */
export async function compareMonth(step: Step): Promise<Pull | undefined> {
  const { store, project, pull, clock } = step
  const { first, months } = pull.place
  const last = monthOf(clock())
  const month = months.length === 0 ? monthOf(Math.min(first, clock())) : after((months.at(-1) as PulledMonth).month)
  if (month > last)
    return advance(step, async (tx, held, now) => {
      const report = reportOf(held, now)
      await tx.pulls.putReport(held.project, held.id, report)
      return { ...roundOver(held, watching.every, now), sweptAt: now, since: nothingSince }
    })
  const [from, to] = [startOf(month), startOf(after(month)) - 1]
  const period = { from: new Date(from * 1_000).toISOString(), to: new Date(to * 1_000).toISOString() }
  const [answer, ms] = await step.vendor.call('project/leads/lead/list', { period, limit: 1 })
  step.took(ms)
  const here = await store.pulled.countOf(project.id, { from, to })
  const compared = { month, there: Number(answer.total) || 0, here }
  return advance(step, async (_tx, held) => ({ place: { ...held.place, months: [...months, compared] } }))
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

function after(month: string): string {
  return monthOf(startOf(month) + 32 * 86_400)
}
