import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isWaiting, useImports } from '../api/imports.ts'
import { useProjectId } from '../api/session.ts'
import type { Import } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import css from './rail.module.css'
import { RemoveImport } from './remove-import.tsx'

/** The number of imports that are listed besides the waiting ones. */
const latest = 8

/** The latest imports, and all that wait, which can be removed. */
export function Earlier({ except }: { except?: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const { data = [] } = useImports()
  const others = data.filter(({ id }) => id !== except)
  if (others.length === 0) return null
  return (
    <section aria-labelledby="import-earlier" className={css.earlier}>
      <h3 id="import-earlier">{t('imports.earlier')}</h3>
      {others
        .filter((work, index) => index < latest || isWaiting(work))
        .map((work) => (
          <div key={work.id} className={css.work}>
            <Link to={`/p/${project}/import/${work.id}`}>
              <b className="cut">{work.name}</b>
              <small>
                {format.day(work.created_at)} · {endOf(work)}
              </small>
            </Link>
            {isWaiting(work) && <RemoveImport work={work} isIcon />}
          </div>
        ))}
    </section>
  )

  function endOf({ state, progress }: Import): string {
    const count = progress ? progress.created + progress.updated : 0
    if (state === 'done') return t('imports.loaded', { count, number: format.number(count) })
    return t(`imports.state.${state}`)
  }
}
