import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test/properties/property.ts'
import { withoutBin } from './bin.ts'
import { allOf, anyOf, everything, type Filter, nothing } from './filter.ts'
import { type Lead, newLead } from './lead.ts'
import { matches } from './matches.ts'
import type { Project } from './project.ts'

const project = { id: 12345, country: 'RU' } as Project

const leads: Lead[] = [0, 1].flatMap((status) =>
  [null, 1_700_000_000].map((deletedAt) => {
    const draft = { title: 'Заявка', name: null, creationDate: 0, status, price: null }
    const made = { id: 1, recordedAt: 0, door: 'api', createdBy: 'key:1' } as const
    return {
      ...newLead({ ...draft, phone: null, email: null, source: null, text: null, paidDate: null }, made),
      deletedAt,
    }
  }),
)

const leaf = fc.constantFrom<Filter>(
  everything,
  nothing,
  { field: 'deleted', operator: '=', value: 1 },
  { field: 'deleted', operator: '!=', value: 1 },
  { field: 'status', operator: '=', value: 1 },
)
const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }).map((and): Filter => ({ and })),
    fc.array(tie('tree'), { maxLength: 4 }).map((or): Filter => ({ or })),
  ),
}))

test('a filter rebuilt by allOf and anyOf matches the same leads, in the bin too', () => {
  const holds = fc.property(tree, (filter) => {
    const found = leads.map((lead) => matches(filter, lead, project))
    const settled = settledOf(filter)
    expect(leads.map((lead) => matches(settled, lead, project))).toEqual(found)
    expect(leads.map((lead) => isFoundInPlace(settled, lead))).toEqual(found)
  })
  fc.assert(holds, { seed, numRuns: 5_000 })
})

function settledOf(filter: Filter): Filter {
  if ('and' in filter) return allOf(filter.and.map(settledOf))
  return 'or' in filter ? anyOf(filter.or.map(settledOf)) : filter
}

/** Evaluates like the store: first the bin scope, then the remaining filter. */
function isFoundInPlace(filter: Filter, lead: Lead): boolean {
  const { binScope, filter: left } = withoutBin(filter)
  const isThere = binScope === 'both' || (binScope === 'bin') === (lead.deletedAt !== null)
  return (
    isThere && matches({ or: [left, { and: [nothing, { field: 'deleted', operator: '=', value: 1 }] }] }, lead, project)
  )
}
