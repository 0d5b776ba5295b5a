import { useTranslation } from 'react-i18next'
import type { ImportMapping } from '../api/types.ts'
import css from './plans.module.css'

type Props = { mapping: ImportMapping; canChange: boolean; set(change: Partial<ImportMapping>): void }

/** How leads are matched, what a row does to an existing lead, and whether unreadable values are refused. */
export function Rules({ mapping, canChange, set }: Props) {
  const { t } = useTranslation()
  const { match, update, strict } = mapping
  return (
    <div className={css.rules}>
      <label className="field">
        <span>{t('imports.match.label')}</span>
        <select
          className="in s"
          value={match}
          disabled={!canChange}
          onChange={(event) => set({ match: event.target.value as typeof match })}
        >
          {(['none', 'id', 'contact'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {t(`imports.match.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {match !== 'none' && (
        <label className="field">
          <span>{t('imports.update.label')}</span>
          <select
            className="in s"
            value={update}
            disabled={!canChange}
            onChange={(event) => set({ update: event.target.value as typeof update })}
          >
            {(['given', 'empty', 'skip'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`imports.update.${kind}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className={css.check}>
        <input
          type="checkbox"
          className="cb"
          checked={strict}
          disabled={!canChange}
          onChange={(event) => set({ strict: event.target.checked })}
        />
        {t('imports.strict')}
      </label>
    </div>
  )
}
