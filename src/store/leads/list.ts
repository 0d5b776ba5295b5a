import type { BriefLead } from '../../domain/lead.ts'
import type { Status } from '../../domain/status.ts'
import { statuses } from '../nouns/statuses.ts'
import type { ReadQuery } from '../sql/read-query.ts'
import { isHeavyList, type ListPlan, planList, runList } from './engine.ts'
import { briefPage, type LeadQuery } from './page.ts'
import { pageWithTotal } from './page-with-total.ts'
import { countOnly } from './total.ts'
import { applyViewer, maskLeads } from './viewer.ts'

type List = { leads: BriefLead[]; total: number }

/** A page of leads by offset, with the fields of the vendor's API, and the exact number of all that match. */
export const leadList: ReadQuery<LeadQuery, ListPlan<LeadQuery>, List> = {
  async inOneStatement(on, viewer, query) {
    const found = await pageWithTotal(on, applyViewer(viewer, query))
    return found && { leads: await maskLeads(viewer, found.leads), total: found.total }
  },
  plan: planList,
  isHeavy: (_query, plan) => isHeavyList(plan),
  async run(on, viewer, _query, plan) {
    const { leads, total } = await runList(on, plan, { page: briefPage, count: countOnly })
    return { leads: await maskLeads(viewer, leads), total: total.total }
  },
}

/** A list with the statuses of the project, since orders have the name and type of their status. */
export const orderList: ReadQuery<LeadQuery, ListPlan<LeadQuery>, List & { statuses: Status[] }> = {
  plan: planList,
  isHeavy: leadList.isHeavy,
  async run(on, viewer, query, plan) {
    const found = await leadList.run(on, viewer, query, plan)
    return { ...found, statuses: await statuses(on.db, on.dialect).of(viewer.project.id) }
  },
}
