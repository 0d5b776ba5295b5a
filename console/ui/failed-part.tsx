import { useTranslation } from 'react-i18next'
import css from './failed-part.module.css'
import { IconRefresh } from './icons.ts'
import { problemText } from './problem-text.ts'

/** An error in place of a part of a page: what failed, and a retry. */
export function FailedPart({ error, retry }: { error: unknown; retry(): void }) {
  const { t } = useTranslation()
  return (
    <div className={css.failed} role="alert">
      <span className="msg">{problemText(t, error)}</span>
      <button type="button" className="btn" onClick={retry}>
        <IconRefresh className="i" aria-hidden />
        {t('failed.again')}
      </button>
    </div>
  )
}
