import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isPulling, usePullMutations } from '../api/pulls.ts'
import { useProjectId } from '../api/session.ts'
import type { Pull } from '../api/types.ts'
import { RunProgress } from '../import/run-progress.tsx'
import { usePace } from '../import/use-pace.ts'
import { confirm } from '../ui/confirm.tsx'
import { useFormat } from '../ui/format.ts'
import { IconPlayerStop } from '../ui/icons.ts'
import { showError } from '../ui/toasts.tsx'
import css from './pull.module.css'
import { useProblem } from './use-problem.ts'

/** The progress of a pull, its problems, and its stop. */
export function Progress({ pull }: { pull: Pull }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const problem = useProblem(pull)
  const { stop } = usePullMutations()
  const { id, read, watches, ended_at } = pull
  const isRunning = isPulling(pull)
  const total = Math.max(pull.total, read)
  const pace = usePace(`${id} ${pull.step}`, read, total)
  const counts = (['created', 'changed', 'unchanged', 'refused', 'receipts'] as const)
    .filter((name) => pull[name] > 0)
    .map((name) => t(`pull.count.${name}`, { count: pull[name], number: format.number(pull[name]) }))
  const isReading = isRunning && pull.step === 'leads' && pace !== undefined
  const paced = isReading
    ? [
        t('pull.pace', { count: Math.round(pace.rate), number: format.number(Math.round(pace.rate)) }),
        t('pull.left', { time: timeOf(pace.left) }),
      ]
    : []
  const caption = isRunning
    ? t(`pull.step.${pull.step}`)
    : t(`pull.state.${pull.state}`, { when: ended_at === null ? '' : format.dayAndClock(ended_at) })
  const halt = async () => {
    const question = { title: t('pull.stopQuestion'), text: t('pull.stopText'), action: t('pull.stop') }
    if (await confirm(question)) stop.mutate(id, { onError: showError })
  }
  return (
    <section className={css.progress} aria-label={t('pull.progress')}>
      <RunProgress
        caption={caption}
        done={read}
        total={total === 0 ? null : total}
        beside={t('pull.of', { count: total, number: format.number(total) })}
        notes={[...paced, ...counts]}
      >
        {isRunning && (
          <>
            <button type="button" className="btn" onClick={() => void halt()}>
              <IconPlayerStop className="i" aria-hidden />
              {t('pull.stop')}
            </button>
            <span className="t2">{t(watches ? 'pull.watches' : 'pull.closable')}</span>
          </>
        )}
        {!isRunning && read > 0 && (
          <Link className="btn" to={`/p/${project}/leads`} search={{ period: 'all' } as never}>
            {t('pull.show')}
          </Link>
        )}
      </RunProgress>
      {problem && (
        <p className={css.problem} role="status">
          {problem}
        </p>
      )}
    </section>
  )

  function timeOf(seconds: number): string {
    return seconds < 90
      ? t('pull.seconds', { number: format.number(seconds) })
      : t('pull.minutes', { number: format.number(Math.ceil(seconds / 60)) })
  }
}
