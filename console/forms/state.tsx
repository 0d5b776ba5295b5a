import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { EntryPoint } from '../api/entry-points.ts'
import { IconClock } from '../ui/icons.ts'
import css from './list.module.css'
import { stateOf } from './ways.ts'

/** The state of an entry point: a mark whose shape needs no colour, and words. */
export function WayState({ of }: { of: EntryPoint }) {
  const { t } = useTranslation()
  const state = stateOf(of)
  return (
    <span className={`${css.state} ${state === 'quiet' ? css.warn : ''}`}>
      {state === 'quiet' ? (
        <IconClock className="i" aria-hidden />
      ) : (
        <span className={`dot green ${state === 'ok' ? '' : css.hollow}`} />
      )}
      <span className="cut">{state === 'quiet' ? quietText(t, of) : t(`forms.state.${stateWord(of)}`)}</span>
    </span>
  )
}

function stateWord(of: EntryPoint): string {
  const state = stateOf(of)
  if (state === 'closed') return of.way === 'form' ? 'closed' : 'ended'
  return state
}

/** `4 days quiet, usually 2 a day` */
function quietText(t: TFunction, { health }: EntryPoint): string {
  const { silent_days, per_day } = health
  const pace = per_day ?? 0
  const usual =
    pace >= 0.75
      ? t('forms.usual.perDay', { count: Math.max(1, Math.round(pace)) })
      : t('forms.usual.everyDays', { count: Math.round(1 / Math.max(pace, 0.01)) })
  return `${t('forms.quiet', { count: silent_days ?? 0 })}, ${usual}`
}
