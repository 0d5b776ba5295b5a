import { useTranslation } from 'react-i18next'
import { isOpen } from '../api/imports.ts'
import type { Import } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { IconCheck } from '../ui/icons.ts'
import css from './rail.module.css'
import { encodingNames } from './words.ts'

export const steps = ['file', 'columns', 'forecast', 'run'] as const
type StepName = (typeof steps)[number]

/** The current step of an import. */
function stepOf(work: Import): StepName {
  const { state, forecast } = work
  if (state === 'uploading') return 'file'
  if (state === 'forecasting') return 'forecast'
  if (isOpen(work)) return forecast ? 'forecast' : 'columns'
  return 'run'
}

/** The list of steps, each with what was decided there. */
export function Rail({ work }: { work: Import }) {
  const { t } = useTranslation()
  const format = useFormat()
  const here = steps.indexOf(stepOf(work))
  return (
    <nav aria-label={t('imports.steps')}>
      {steps.map((step, index) => (
        <a
          key={step}
          href={`#${step}`}
          className={index < here ? css.done : undefined}
          aria-current={index === here ? 'step' : undefined}
        >
          <span className={css.no}>{index < here ? <IconCheck className="i" aria-hidden /> : index + 1}</span>
          <b>{t(`imports.step.${step}`)}</b>
          <small>{decided(step)}</small>
        </a>
      ))}
    </nav>
  )

  function decided(step: StepName): string {
    const { reading, preview, mapping, forecast, progress } = work
    const rows = forecast?.rows ?? preview?.rows_read ?? 0
    const count = (value: number) => ({ count: value, number: format.number(value) })
    if (step === 'file')
      return [reading?.encoding && encodingNames[reading.encoding], t('imports.rows', count(rows))]
        .filter(Boolean)
        .join(', ')
    if (step === 'columns')
      return t('imports.ofColumns', { some: mapping?.columns.length ?? 0, all: preview?.columns.length ?? 0 })
    if (step === 'forecast') return forecast ? t('imports.willSkip', count(forecast.refused)) : ''
    const loaded = progress ?? forecast
    return loaded ? t('imports.loaded', count(loaded.created + loaded.updated)) : ''
  }
}
