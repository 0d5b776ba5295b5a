import { useTranslation } from 'react-i18next'
import css from './change.module.css'

type Props = {
  now: number | null
  before: number | null
  say(now: number, before: number): string | undefined
  was: string
}

/** The change of a number since the compared period; a tooltip shows the former value. */
export function Change({ now, before, say, was }: Props) {
  const { t } = useTranslation()
  const said = t('reports.was', { value: was })
  const isNothing = !before && (before === null || !now) // the line keeps its height
  const change = isNothing ? '\u00a0' : now === before ? '=' : now === null || !before ? undefined : say(now, before)
  return (
    <small className={css.change} title={said}>
      {change ?? said}
    </small>
  )
}
