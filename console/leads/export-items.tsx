import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../session.ts'
import type { Filter } from '../types.ts'
import { useFormat } from '../ui/format.ts'
import { queryOf, type View } from '../view.ts'
import type { ColumnName } from './columns.tsx'

const formats = ['csv', 'xlsx', 'jsonl'] as const

type Props = {
  view: View
  names: readonly ColumnName[]
  count: number | undefined
  ids?: readonly string[] | undefined
}

/** The leads of the view, or those taken, as a file: in its order, with its columns. */
export function ExportItems({ view, names, count, ids }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  return (
    <>
      {count !== undefined && (
        <Menu.Label>{t('leads.export.count', { count, number: format.number(count) })}</Menu.Label>
      )}
      {formats.map((kind) => (
        <Menu.Item key={kind} component="a" href={addressOf(project, kind, view, names, ids)} download>
          {t(`leads.export.${kind}`)}
        </Menu.Item>
      ))}
    </>
  )
}

function addressOf(
  project: string,
  kind: (typeof formats)[number],
  view: View,
  names: Props['names'],
  ids: Props['ids'],
) {
  const taken: Filter | undefined = ids && { field: 'id', operator: 'in', value: ids }
  const which = taken ? { filter: JSON.stringify(taken) } : queryOf(view)
  // People read the names of statuses; a program wants what the API knows a lead by.
  const columns: Record<string, string> =
    kind === 'jsonl' ? {} : { columns: names.map((name) => (name === 'status' ? 'status_name' : name)).join() }
  const query = new URLSearchParams({ format: kind, ...which, sort: view.sort, ...columns })
  // A comma may stand as it is: a thousand ids fit into the head of a request only so.
  return `/api/v2/projects/${project}/export?${String(query).replaceAll('%2C', ',')}`
}
