import type { Faker } from '@faker-js/faker'
import { dayOf, localDay } from '../domain/local-day.ts'
import { activeStatuses } from '../domain/status.ts'
import { logNormal } from './leads.ts'
import { day, type momentsOf } from './moments.ts'
import type { Setting } from './set-up.ts'
import type { Shop, Source } from './shop/shop.ts'

/** What the staff does with a lead, by a member at a moment (seconds). */
export type Step = { at: number; by: number } & (
  | { open: true }
  | { comment: string; seenBy?: number }
  | { set: Partial<Change> }
)
type Change = {
  assignee: number
  status: number
  lostReason: number
  price: number
  remindAt: number | null
  remindNote: string | null
  fields: Record<string, string | number>
}

type Context = {
  faker: Faker
  shop: Shop
  setting: Setting
  moments: ReturnType<typeof momentsOf>
  timeZone: string
  now: number
}

const minute = 60

/** Plans how leads are worked until now: opened, called, measured, signed, paid or lost on the way. */
export function livesOf({ faker, shop, setting, moments, timeZone, now }: Context) {
  const { staff, fields, statuses, reasons } = setting
  const ofType = (type: string) =>
    activeStatuses(statuses)
      .filter((each) => each.type === type)
      .sort((one, other) => one.position - other.position)
  const further = ofType('progress')
    .slice(1, 4)
    .map(({ id }) => id)
  const [paid, canceled] = [ofType('paid')[0]?.id, ofType('canceled')[0]?.id]
  const { helpers, number, datatype } = faker
  return life

  /** The steps of a lead that came at a moment, in order, none of them later than now. */
  function life(at: number, { pays }: Source, isTyped: boolean): Step[] {
    const opened = isTyped ? at : moments.working(at + Math.round(9 * minute * logNormal(faker, 1)))
    const by = helpers.weightedArrayElement(staff.map(({ id }, index) => ({ value: id, weight: index === 0 ? 2 : 3 })))
    const steps: Step[] = [{ at: opened, by, open: true }]
    const outcome = datatype.boolean(pays * 1.25) ? 'paid' : 'lost'
    const lostAfter =
      outcome === 'paid'
        ? further.length
        : helpers.weightedArrayElement([
            { value: 1, weight: 62 },
            { value: 2, weight: 26 },
            { value: 3, weight: 12 },
          ])
    const price = priceOf()
    let moment = opened + number.int({ min: 2 * minute, max: 11 * minute })
    for (const [index, status] of further.slice(0, lostAfter).entries()) {
      const next = moments.working(moment + Math.round(([1.4, 3, 3.5][index] ?? 2) * day * logNormal(faker, 0.5)))
      steps.push({ at: moment, by, set: { status, assignee: by, ...plan(index, next), ...known(index, price, next) } })
      steps.push(...talk(index, moment, by))
      moment = Math.round(next)
    }
    steps.push(...end(outcome, moment, by, price))
    return lastReminder(steps.filter((step) => step.at <= now).map((step) => ({ ...step, at: Math.round(step.at) })))
  }

  function end(outcome: 'paid' | 'lost', at: number, by: number, price: number): Step[] {
    if (outcome === 'paid')
      return paid === undefined ? [] : [{ at, by, set: { status: paid, price, remindAt: null, remindNote: null } }]
    if (canceled === undefined || datatype.boolean(0.04)) return [] // forgotten
    const later = moments.working(at + Math.round(2 * day * logNormal(faker, 0.8)))
    const why = number.int({ min: 0, max: shop.comments.canceled.length - 1 })
    const reason = reasons[why] !== undefined && datatype.boolean(0.85) && { lostReason: reasons[why] }
    return [
      { at: later, by, comment: shop.comments.canceled[why] ?? '' },
      { at: later + minute, by, set: { status: canceled, ...reason, remindAt: null, remindNote: null } },
    ]
  }

  /** What is known at a step: the day of the survey, then the area and the price, then the price agreed on. */
  function known(index: number, price: number, next: number): Partial<Change> {
    if (index === 1)
      return {
        price: roughly(price),
        fields: {
          [fields.visit.key]: dayOf(localDay(next, timeZone)),
          [fields.area.key]: number.int({ min: 2, max: 28 }),
        },
      }
    return index === 2 ? { price } : {}
  }

  function plan(index: number, next: number): Partial<Change> {
    const notes = [shop.reminders.call, shop.reminders.measure, shop.reminders.contract][index] ?? shop.reminders.call
    return { remindAt: quarterHour(next), remindNote: helpers.arrayElement(notes) }
  }

  function talk(index: number, at: number, by: number): Step[] {
    const texts = [shop.comments.called, shop.comments.measured, shop.comments.contract][index] ?? shop.comments.called
    const steps: Step[] = []
    if (datatype.boolean(0.5))
      steps.push({ at: at + number.int({ min: minute, max: 9 * minute }), by, comment: helpers.arrayElement(texts) })
    const other = helpers.arrayElement(staff.filter(({ id }) => id !== by))
    if (other && datatype.boolean(0.06)) {
      const asked = at + number.int({ min: 20 * minute, max: 50 * minute })
      const comment = helpers.arrayElement(shop.comments.asking).replace('{name}', `[member:${other.id}]`)
      steps.push({ at: asked, by, comment, ...(asked < now - 2 * day && { seenBy: other.id }) })
    }
    return steps
  }

  /** What is still open waits for somebody: mostly today or in the next days, some of it is overdue. */
  function lastReminder(steps: Step[]): Step[] {
    const last = steps.findLast((step) => 'set' in step)
    if (!last || !('set' in last) || !last.set.remindAt) return steps
    const when = helpers.weightedArrayElement([
      { value: moments.workedBefore(now - number.int({ min: 1_800, max: 30 * 3_600 })), weight: 2 },
      { value: moments.working(now + number.int({ min: 1_800, max: 4 * 3_600 })), weight: 4 },
      { value: moments.working(now + number.int({ min: day, max: 6 * day })), weight: 5 },
    ])
    last.set.remindAt = Math.max(quarterHour(when), last.at + 900)
    return steps
  }

  /** Hundredths: from a repair to a house, most around the price of a flat. */
  function priceOf(): number {
    const { usual, step } = shop.money
    return 100 * step * Math.max(5, Math.round((usual * logNormal(faker, 0.75)) / step))
  }

  /** An estimate before anybody has measured, in hundredths. */
  function roughly(price: number): number {
    const round = 1_000 * shop.money.step
    return Math.max(round, Math.round(price / round) * round)
  }

  function quarterHour(at: number): number {
    return Math.round(at / 900) * 900
  }
}
