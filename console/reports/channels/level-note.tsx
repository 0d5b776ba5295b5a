import { useTranslation } from 'react-i18next'
import { FailedPart } from '../../ui/failed-part.tsx'
import { useFormat } from '../../ui/format.ts'
import css from './level-note.module.css'
import type { Note } from './use-open-lines.ts'

/** Shows that a level is loading, failed, or has more lines than shown. */
export function LevelNote({ note }: { note: Note }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={css.note} style={{ paddingLeft: 20 + note.depth * 20 }}>
      {note.is === 'failed' ? (
        <FailedPart error={note.error} retry={note.retry} />
      ) : note.is === 'loading' ? (
        <span className={`sk ${css.loading}`} role="status" aria-label={t('loading')} />
      ) : (
        <>
          <span className="t2">
            {t('reports.channels.shown', { shown: format.number(note.shown), total: format.number(note.total) })}
          </span>
          {note.more && (
            <button type="button" className="link" onClick={note.more}>
              {t('more')}
            </button>
          )}
        </>
      )}
    </div>
  )
}
