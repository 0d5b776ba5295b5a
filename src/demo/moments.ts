import type { Faker } from '@faker-js/faker'
import type { Project } from '../domain/project.ts'
import { zoneClock } from '../domain/zone.ts'

export const day = 86_400
const hour = 3_600

/** How busy the days of a week are, from Monday, and the hours of a day. */
const ofWeekday = [1.2, 1.1, 1.05, 1, 1, 0.62, 0.5]
const ofHour = [2, 1, 1, 1, 1, 1, 3, 6, 10, 15, 18, 19, 18, 16, 15, 15, 15, 14, 13, 12, 12, 10, 7, 4]

/** Times of a project as its people live them: visitors come at their hours, the staff works from 9 to 19, shorter on weekends. */
export function momentsOf(project: Pick<Project, 'timeZone'>, faker: Faker) {
  const clock = zoneClock(project.timeZone)
  return { spread, working, workedBefore }

  /** That many moments (seconds) of the days before `now`, in order; there are slightly more of them from week to week. */
  function spread(count: number, days: number, now: number): number[] {
    const cells = Array.from({ length: days * 24 }, (_, index) => {
      const from = now - (index + 1) * hour
      const local = clock(from).local
      const growth = 1.25 - (0.5 * index) / (days * 24)
      return { from, weight: growth * at(ofWeekday, weekday(local)) * at(ofHour, hourOf(local)) }
    })
    const drawn = Array.from({ length: count }, () => {
      const { from } = pick(cells)
      return from + faker.number.int({ min: 0, max: hour - 1 })
    })
    return drawn.sort((one, other) => one - other)
  }

  function pick(cells: { from: number; weight: number }[]): { from: number } {
    let left = faker.number.float() * cells.reduce((sum, { weight }) => sum + weight, 0)
    return cells.find(({ weight }) => {
      left -= weight
      return left <= 0
    }) as { from: number }
  }

  /** The moment itself while the staff works, else some minutes after they come. */
  function working(moment: number): number {
    let later = moment
    while (!isOpen(clock(later).local)) later += hour - (clock(later).local % hour)
    return later === moment ? moment : later + faker.number.int({ min: 120, max: 2_700 })
  }

  /** The moment itself while the staff works, else some hours before. */
  function workedBefore(moment: number): number {
    let earlier = moment
    while (!isOpen(clock(earlier).local)) earlier -= hour
    return earlier
  }
}

function isOpen(local: number): boolean {
  const [first, last] = weekday(local) < 5 ? [9, 19] : weekday(local) === 5 ? [10, 17] : [11, 15]
  return hourOf(local) >= first && hourOf(local) < last
}

/** From Monday, 0: the first day of 1970 was a Thursday. */
function weekday(local: number): number {
  return (Math.floor(local / day) + 3) % 7
}

function hourOf(local: number): number {
  return Math.floor((local % day) / hour)
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 1
}
