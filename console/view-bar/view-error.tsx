import { useTranslation } from 'react-i18next'
import { Problem } from '../api/client.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { plain, useView } from '../view.ts'

type Props = { error: unknown; title: string; retry(): void }

/** An error in place of the leads. A view that the server refuses, such as an old link, can be replaced by all leads. */
export function ViewError({ error, title, retry }: Props) {
  const { t } = useTranslation()
  const [, change] = useView()
  const isRefused = error instanceof Problem && ([400, 422].includes(error.status) || error.code === 'hidden-field')
  if (!isRefused) return <ErrorPanel error={error} title={title} reset={retry} />
  return (
    <ErrorPanel error={error} title={t('view.broken')}>
      <button type="button" className="btn" onClick={() => change(plain)}>
        {t('view.dropBroken')}
      </button>
    </ErrorPanel>
  )
}
