import { type Period, slicesOf } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { grains } from './cells.ts'

/** A period as parameters of a prepared query: both ends, the hours next to them, and the days; each may be empty. */
export function partsOf(project: Project, period: Period) {
  const nothing = { first: 0, end: 0, from: 1, to: 0 }
  const [days, hours, ends]: (typeof nothing)[][] = [[], [], []]
  for (const part of slicesOf(period, [grains.day, grains.hour]))
    if ('grain' in part) (part.grain === grains.day ? days : hours)?.push({ ...nothing, ...part })
    else ends?.push({ ...nothing, ...part })
  const at = (parts: (typeof nothing)[] | undefined, index: number) => parts?.[index] ?? nothing
  return {
    project: project.id,
    endFrom: at(ends, 0).from,
    endTo: at(ends, 0).to,
    hourFrom: at(hours, 0).first,
    hourEnd: at(hours, 0).end,
    dayFrom: at(days, 0).first,
    dayEnd: at(days, 0).end,
    hour2From: at(hours, 1).first,
    hour2End: at(hours, 1).end,
    end2From: at(ends, 1).from,
    end2To: at(ends, 1).to,
  }
}

export type Parts = ReturnType<typeof partsOf>
