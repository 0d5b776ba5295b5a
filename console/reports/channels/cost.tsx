import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { canManageProject, useProject } from '../../api/session.ts'
import { useFormat } from '../../ui/format.ts'

/** The cost of leads. For those who may see costs, it links to the page where they are entered. */
export function Cost({ of }: { of: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, role } = useProject()
  if (of === null) return '—'
  if (!canManageProject(role)) return format.money(of)
  return (
    <Link to={`/p/${id}/settings/sources`} hash="costs" title={t('reports.channels.openCosts')}>
      {format.money(of)}
    </Link>
  )
}
