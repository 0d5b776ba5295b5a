import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isWorking, useImportMutations } from '../api/imports.ts'
import { useProjectId } from '../api/session.ts'
import type { Import } from '../api/types.ts'
import { confirm } from '../ui/confirm.tsx'
import { useFormat } from '../ui/format.ts'
import { IconArrowBackUp, IconPlayerStop } from '../ui/icons.ts'
import { translateProblem } from '../ui/problem-text.ts'
import { showError } from '../ui/toasts.tsx'
import css from './import.module.css'
import { RunProgress } from './run-progress.tsx'
import { Step } from './step.tsx'

/** The step of loading: the progress and the pace, then the result and the undo. */
export function RunStep({ work }: { work: Import }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { state, progress, ended_at, undone, waits, reason } = work
  if (!progress || state === 'forecasting' || state === 'ready' || state === 'uploading') return null
  const isBusy = isWorking(work)
  const total = progress.total ?? work.forecast?.rows ?? null
  const counts = (['created', 'updated', 'unchanged', 'joined', 'refused'] as const)
    .filter((end) => progress[end] > 0)
    .map((end) => t(`imports.count.${end}`, { number: format.number(progress[end]) }))
  const pace =
    isBusy && progress.rate > 0
      ? [
          t('imports.pace', { number: format.number(progress.rate) }),
          ...(progress.seconds_left === null
            ? []
            : [t('imports.secondsLeft', { number: format.number(progress.seconds_left) })]),
        ]
      : []
  const when = ended_at === null ? '' : format.dayAndClock(ended_at)
  const isLoaded = state === 'done' || state === 'stopped' || state === 'failed'
  return (
    <Step name="run">
      <RunProgress
        caption={t(isBusy ? `imports.state.${state}` : `imports.ended.${state}`, { when })}
        done={progress.rows}
        total={total}
        beside={total === null ? '' : t('imports.ofRows', { count: total, number: format.number(total) })}
        notes={[...pace, ...counts]}
      >
        <Acts work={work} isLoaded={isLoaded} />
      </RunProgress>
      {waits && (
        <p className="t2" role="status">
          {t('imports.waits')}
        </p>
      )}
      {reason && <p role="alert">{translateProblem(t, reason.code, reason.params, reason.detail)}</p>}
      {undone && <Undone undone={undone} />}
    </Step>
  )
}

function Acts({ work, isLoaded }: { work: Import; isLoaded: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const { act } = useImportMutations(work.id)
  const { state, undo_until, undone } = work
  const begin = (verb: 'run' | 'stop' | 'undo') => act.mutate(verb, { onError: showError })
  const takeBack = async () => {
    const question = { title: t('imports.undoQuestion'), text: t('imports.undoText'), action: t('imports.undo') }
    if (await confirm(question)) begin('undo')
  }
  if (isWorking(work))
    return (
      <>
        <button type="button" className="btn" onClick={() => begin('stop')}>
          <IconPlayerStop className="i" aria-hidden />
          {t('imports.stop')}
        </button>
        <span className="t2">{t('imports.closable')}</span>
      </>
    )
  return (
    <>
      {isLoaded && (
        <Link className="btn" to={`/p/${project}/leads`} search={{ period: 'all' } as never}>
          {t('imports.show')}
        </Link>
      )}
      {(state === 'stopped' || state === 'failed') && (
        <button type="button" className="btn" disabled={act.isPending} onClick={() => begin(undone ? 'undo' : 'run')}>
          {t('imports.goOn')}
        </button>
      )}
      {isLoaded && undo_until && !undone && (
        <>
          <button type="button" className="btn" disabled={act.isPending} onClick={() => void takeBack()}>
            <IconArrowBackUp className="i" aria-hidden />
            {t('imports.undo')}
          </button>
          <span className="t2">{t('imports.until', { when: format.day(undo_until) })}</span>
        </>
      )}
    </>
  )
}

function Undone({ undone }: { undone: NonNullable<Import['undone']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const { removed, restored, kept, kept_leads } = undone
  return (
    <div className={css.acts} role="status">
      <span>
        {t('imports.undone', {
          removed: format.number(removed),
          restored: format.number(restored),
          kept: format.number(kept),
        })}
      </span>
      {kept_leads.slice(0, 10).map((id) => (
        <Link key={id} className="link" to={`/p/${project}/leads/${id}`}>
          {id}
        </Link>
      ))}
    </div>
  )
}
