import { hash } from 'node:crypto'
import Type from 'typebox'
import { allOf, everything, type Filter } from '../../domain/filter.ts'
import { type V2Sort, v2SortFields } from '../../domain/lead.ts'
import { allTime } from '../../domain/period.ts'
import { type NamedPeriod, periodNames, readPeriodName } from '../../domain/period-names.ts'
import type { Project } from '../../domain/project.ts'
import { excerpt, refusal } from '../../domain/refusal.ts'
import { type FilterScope, readSearchFilter } from '../../json/filter.ts'
import { readSearch } from '../../json/filter-values.ts'

/** The query that selects leads: three parameters, the same for lists, counts and exports. */
export const selectionQuery = {
  period: Type.Optional(
    Type.String({
      description: `Creation dates: ${periodNames.join(', ')}, or a range such as 2024-01-01..2024-01-31, in the time zone of the project; default all`,
      examples: ['this-month'],
    }),
  ),
  filter: Type.Optional(
    Type.String({
      description:
        'A filter as JSON: {"field", "operator", "value"}, {"and": […]} or {"or": […]}. Leads in the bin are found only by a filter that names `deleted`',
      examples: ['{"field":"status","operator":"in","value":["0","1"]}'],
    }),
  ),
  q: Type.Optional(
    Type.String({
      description:
        'Search text: a number, a phone in any form, or a part of a name, e-mail, title, source or text. Each word must be found',
      examples: ['Иванов 8 999'],
    }),
  ),
}

export const sortQuery = Type.Optional(
  Type.String({
    description: `One of ${v2SortFields.join(', ')}; a leading - reverses the order. Default -creation_date`,
    examples: ['-price'],
  }),
)

/** A filter is JSON text in a query and an object in a body. */
type Given = { period?: string | undefined; filter?: unknown; q?: string | undefined }

/** Parses the three parameters, in the project's time zone at `now` (seconds). */
export function readSelection(given: Given, project: Project, now: number): { period: NamedPeriod; filter: Filter } {
  const filter = readAnyFilter(given.filter, { project, now })
  const text = given.q === undefined ? '' : readSearch(given.q, 'q')
  const search: Filter = text.trim() === '' ? everything : { field: 'q', operator: 'like', value: text }
  return {
    period: readPeriodName(given.period ?? 'all', project.timeZone, now),
    filter: allOf([filter, search]),
  }
}

/** When the first page of a list was read, in its cursors. */
export const momentSchema = Type.Integer({ minimum: 0, maximum: allTime.to })

/**
 * Names a selection in its cursors, independently of how its filter is spelled. Relative times are read at a fixed moment, so
 * that all pages have the same name.
 */
export function nameOfSelection(given: Given, project: Project, more: unknown): string {
  const { period, filter } = readSelection(given, project, 0)
  return hash('sha256', JSON.stringify([project.id, period.name, filter, more]), 'base64url').slice(0, 16)
}

function readAnyFilter(given: unknown, scope: FilterScope): Filter {
  return given === undefined ? everything : readSearchFilter(given, scope)
}

/** Parses an order such as `-price`. */
export function readSort(given = '-creation_date'): V2Sort {
  const field = v2SortFields.find((each) => each === given.replace(/^-/, ''))
  if (!field) throw refusal('unknown-choice', { given: excerpt(given), known: v2SortFields }, 'sort')
  return { field, order: given.startsWith('-') ? 'desc' : 'asc' }
}
