import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useImports } from '../api/imports.ts'
import { useProjectId } from '../api/session.ts'
import type { Import } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import css from './rail.module.css'

/** Earlier and unfinished imports. */
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
      {others.slice(0, 8).map((work) => (
        <Link key={work.id} to={`/p/${project}/import/${work.id}`}>
          <b className="cut">{work.name}</b>
          <small>
            {format.day(work.created_at)} · {endOf(work)}
          </small>
        </Link>
      ))}
    </section>
  )

  function endOf({ state, progress }: Import): string {
    const count = progress ? progress.created + progress.updated : 0
    if (state === 'done') return t('imports.loaded', { count, number: format.number(count) })
    return t(`imports.state.${state}`)
  }
}
