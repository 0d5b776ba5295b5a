import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDelivery, useDestinationMutations, type WholeDelivery } from '../api/destinations.ts'
import type { Destination } from '../api/types.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import css from './destinations.module.css'
import { answerText, eventText, tookText } from './words.ts'

/** One delivery: its attempts, and the request and response of one of them. */
export function Opened({ destination, event }: { destination: Destination; event: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useDelivery(destination.id, event)
  return (
    <aside className={css.pane} aria-label={t('destinations.opened')}>
      {data ? (
        <Whole destination={destination} delivery={data} />
      ) : error ? (
        <ErrorPanel error={error} reset={() => void refetch()} />
      ) : (
        <Skeleton rows={4} />
      )}
    </aside>
  )
}

function Whole({ destination, delivery }: { destination: Destination; delivery: WholeDelivery }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { resend } = useDestinationMutations()
  const [chosen, setChosen] = useState<number>()
  const { event, lead_id, next_at, outside_id, log } = delivery
  const attempt = log.find(({ number }) => number === chosen) ?? log.at(-1)
  return (
    <>
      <header className={css['pane-head']}>
        <h3 className="grow">
          {eventText(t, delivery)}
          {lead_id && `, № ${format.number(Number(lead_id))}`}
        </h3>
        {event !== '0' && (
          <button type="button" className="btn s primary" disabled={resend.isPending} onClick={() => void again()}>
            {t('destinations.again')}
          </button>
        )}
      </header>
      <p className="t2">
        {event !== '0' && t('destinations.event', { number: format.number(Number(event)) })}
        {outside_id && ` · ${t('destinations.outside', { id: outside_id })}`}
      </p>
      {next_at && <p className={css.due}>{t('destinations.next', { when: format.planned(next_at) })}</p>}
      <table className={css.tries} aria-label={t('destinations.attempts')}>
        <tbody>
          {[...log].reverse().map((each) => (
            <tr key={each.number} data-current={each === attempt || undefined}>
              <td className="num">{each.number}</td>
              <td className="num">
                <time dateTime={each.at} title={format.whole(each.at)}>
                  {format.moment(each.at)}
                </time>
              </td>
              <td>
                <button
                  type="button"
                  className={css.open}
                  aria-pressed={each === attempt}
                  onClick={() => setChosen(each.number)}
                >
                  {answerText(t, each)}
                </button>
              </td>
              <td className="t2">{t(`destinations.trigger.${each.trigger}`)}</td>
              <td className={`${css.r} num t2`}>{tookText(t, format, each.ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {attempt && (
        <div className={css.bodies}>
          {attempt.error && <p className={css.why}>{attempt.error}</p>}
          <Body title={t('destinations.request', { number: attempt.number })} text={pretty(attempt.request)} />
          <Body title={t('destinations.response')} text={attempt.response} />
        </div>
      )}
    </>
  )

  async function again(): Promise<void> {
    await tryOrShowError(async () => {
      const made = await resend.mutateAsync({ id: destination.id, event })
      const isWell = made.outcome === 'delivered' || made.outcome === 'uploaded'
      const said = { answer: answerText(t, made), took: tookText(t, format, made.ms) }
      setChosen(undefined)
      showDone(t(isWell ? 'destinations.arrived' : 'destinations.notArrived', said))
    })
  }
}

function Body({ title, text }: { title: string; text: string | null }) {
  const { t } = useTranslation()
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      {text === null || text === '' ? (
        <p className="t2">{t(text === null ? 'destinations.noBody' : 'destinations.emptyBody')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys can scroll it
        <pre className={css.code} tabIndex={0}>
          {text}
        </pre>
      )}
    </section>
  )
}

/** Indents JSON; other texts stay unchanged. */
function pretty(text: string | null): string | null {
  if (!text?.startsWith('{')) return text
  try {
    return JSON.stringify(JSON.parse(text), null, 1)
  } catch {
    return text
  }
}
