import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import type { Filter } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { queryOf, type View } from '../view.ts'
import type { ColumnName } from './columns.tsx'
import { exportColumns } from './export-columns.ts'
import { type Selection, targetOf } from './selection.ts'

const formats = ['csv', 'xlsx', 'jsonl'] as const

type Props = {
  view: View
  names: readonly ColumnName[]
  count: number | undefined
  /** The selection; undefined exports the whole view. */
  selection?: Selection
}

/** Menu items that export the view or the selection, with its order and columns. */
export function ExportItems({ view, names, count, selection }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  return (
    <>
      {count !== undefined && (
        <Menu.Label>{t('leads.export.count', { count, number: format.number(count) })}</Menu.Label>
      )}
      {formats.map((kind) => (
        <Menu.Item key={kind} component="a" href={addressOf(project, kind, names, view, selection)} download>
          {t(`leads.export.${kind}`)}
        </Menu.Item>
      ))}
    </>
  )
}

function addressOf(
  project: string,
  kind: (typeof formats)[number],
  names: Props['names'],
  view: View,
  selection: Props['selection'],
) {
  // Spreadsheets get the names of statuses and members, JSON Lines the field names of the API.
  const columns: Record<string, string> = kind === 'jsonl' ? {} : { columns: exportColumns(names).join() }
  const query = new URLSearchParams({ format: kind, ...exportScope(view, selection), sort: view.sort, ...columns })
  // Commas stay unencoded, since a thousand ids would not fit into the request line otherwise.
  return `/api/v2/projects/${project}/export?${String(query).replaceAll('%2C', ',')}`
}

/** The query of the view or of the selection. */
function exportScope(view: View, selection: Props['selection']) {
  if (!selection) return queryOf(view)
  const target = targetOf(selection, view)
  if (!('ids' in target)) return queryOf({ ...view, ...target })
  const these: Filter = { field: 'id', operator: 'in', value: target.ids }
  return { filter: JSON.stringify(these) }
}
