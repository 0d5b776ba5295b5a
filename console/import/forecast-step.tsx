import { useTranslation } from 'react-i18next'
import { isOpen, isWorking, useImportMutations } from '../api/imports.ts'
import type { Import } from '../api/types.ts'
import { FieldError } from '../ui/field-error.tsx'
import { useFormat } from '../ui/format.ts'
import { IconPlayerStop } from '../ui/icons.ts'
import css from './forecast.module.css'
import steps from './import.module.css'
import { Refusals } from './refusals.tsx'
import { RunProgress } from './run-progress.tsx'
import { Step } from './step.tsx'

const ends = ['created', 'updated', 'unchanged', 'joined', 'refused'] as const
type Forecast = NonNullable<Import['forecast']>

/** What the import would do, counted over the whole file before anything is written. */
export function ForecastStep({ work }: { work: Import }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { act } = useImportMutations(work.id)
  const { forecast, progress, state } = work
  if (!forecast || state === 'forecasting')
    return (
      <Step name="forecast" beside={<span className="t2">{t('imports.nothingWritten')}</span>}>
        <RunProgress
          caption={t('imports.state.forecasting')}
          done={progress?.rows ?? 0}
          total={progress?.total ?? null}
          beside={t('imports.rowsRead')}
          notes={progress && progress.rate > 0 ? [t('imports.pace', { number: format.number(progress.rate) })] : []}
        >
          {isWorking(work) && (
            <button type="button" className="btn" onClick={() => act.mutate('stop')}>
              <IconPlayerStop className="i" aria-hidden />
              {t('imports.stop')}
            </button>
          )}
        </RunProgress>
      </Step>
    )
  const shown = ends.filter((end) => end !== 'joined' || forecast.joined > 0)
  const loaded = forecast.created + forecast.updated + forecast.joined
  const sum = `${shown.map((end) => format.number(forecast[end])).join(' + ')} = ${format.number(forecast.rows)}`
  return (
    <Step
      name="forecast"
      beside={
        <>
          {isOpen(work) && <span className="t2">{t('imports.nothingWritten')}</span>}
          <span className="grow" />
          <span className="t2 num">{t('imports.allRows', { sum })}</span>
        </>
      }
    >
      <dl className={css.cast}>
        {shown.map((end) => (
          <div key={end}>
            <dt>{t(`imports.end.${end}`)}</dt>
            <dd className={css.value}>{format.number(forecast[end])}</dd>
            <dd className={css.detail}>{end === 'updated' ? changesOf(forecast) : t(`imports.endHint.${end}`)}</dd>
          </div>
        ))}
      </dl>
      <div className={css.shares} aria-hidden>
        {shown
          .filter((end) => forecast[end] > 0)
          .map((end) => (
            <i key={end} data-end={end} style={{ flex: forecast[end] }} />
          ))}
      </div>
      {forecast.refused > 0 && <Refusals work={work} count={forecast.refused} />}
      <FieldError error={act.error} />
      {isOpen(work) && (
        <div className={steps.acts}>
          <button
            type="button"
            className="btn primary"
            disabled={loaded === 0 || act.isPending}
            onClick={() => act.mutate('run')}
          >
            {t('imports.load', { number: format.number(loaded) })}
          </button>
          <a className="btn quiet" href="#columns">
            {t('imports.back')}
          </a>
          {forecast.refused > 0 && <span className="t2">{t('imports.mend')}</span>}
        </div>
      )}
    </Step>
  )

  /** `status 61, price 28`: the fields that change most. */
  function changesOf({ changes, updated }: Forecast): string {
    const some = Object.entries(changes)
      .sort(([, one], [, other]) => other - one)
      .slice(0, 3)
      .map(([field, count]) => `${t(`imports.to.${field}`, { defaultValue: field })} ${format.number(count)}`)
    return updated === 0 ? t('imports.endHint.updated') : some.join(', ')
  }
}
