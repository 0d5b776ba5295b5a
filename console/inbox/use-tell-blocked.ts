import { useTranslation } from 'react-i18next'
import { useProject } from '../api/session.ts'
import { goTo } from '../ui/go.ts'
import { showDone } from '../ui/toasts.tsx'

/** Shows what was blocked, with a link to the rules. */
export function useTellBlocked(): (values: readonly string[]) => void {
  const { t } = useTranslation()
  const { id: project } = useProject()
  return (values) => {
    const act = { label: t('inbox.rules'), run: () => goTo(`/p/${project}/settings/capture`) }
    const value = values.length > 3 ? values.length : values.join(', ')
    showDone(t('inbox.block.done', { value: value === '' ? '—' : value }), undefined, act)
  }
}
