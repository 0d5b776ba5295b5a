import { sql } from 'kysely'
import type { Rule } from '../../domain/channel.ts'
import { everything } from '../../domain/filter.ts'
import { allTime } from '../../domain/period.ts'
import { leadTotals } from '../counts/totals.ts'
import type { ReadQuery } from '../sql/read-query.ts'
import { channelSql } from './channel-sql.ts'
import { filterSql } from './filter-sql.ts'
import { maxLightRows } from './plan.ts'
import { binPredicate } from './query.ts'
import { applyViewer } from './viewer.ts'

/** How many leads changed rules would move from one channel to another; null means no channel. */
export type MovedLeads = { from: number | null; to: number | null; leads: number }

/** How changed rules would move the leads of a project between channels, the largest group first. It scans all leads. */
export const channelDiff: ReadQuery<Rule[], number, MovedLeads[]> = {
  plan: ({ db, dialect }, { project }) => leadTotals(db, dialect).dated(project, allTime, 'creation_date'),
  isHeavy: (_rules, leads) => leads > maxLightRows,
  async run({ db, dialect }, viewer, rules) {
    const { project } = viewer
    const { filter, binScope } = applyViewer(viewer, { period: allTime, filter: everything })
    const { rows } = await sql<MovedLeads>`
      select "from", "to", cast(sum(n) as bigint) as leads from (
        select ${channelSql(dialect, project.rules)} as "from", ${channelSql(dialect, rules)} as "to", n from (
          select leads.source_folded, leads.utm_folded, leads.last_touch, count(*) as n from leads
          where leads.project_id = ${project.id} and ${binPredicate[binScope]}
            and ${filterSql(filter, { dialect, project, path: 'period' })}
          group by 1, 2, 3
        ) as leads
      ) as labelled where "from" is distinct from "to" group by 1, 2 order by 3 desc, 1, 2
    `.execute(db)
    return rows
  },
}
