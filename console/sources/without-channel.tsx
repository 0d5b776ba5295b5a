import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannelMutations, useSourcesWithoutChannel } from '../api/channels.ts'
import { useProjectId } from '../api/session.ts'
import type { Channel, ChannelRule } from '../api/types.ts'
import { FailedPart } from '../ui/failed-part.tsx'
import { useFormat } from '../ui/format.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import { withSource } from './rule-lines.ts'
import css from './sources.module.css'
import { suggester } from './suggest.ts'

type Props = {
  channels: Channel[]
  kept: { rules: ChannelRule[]; tag: string }
  /** Whether rules are being edited, so that another change of them would be lost. */
  isBusy: boolean
}

/** The sources without a channel, with the number of their leads; each is assigned in one click. */
export function WithoutChannel({ channels, kept, isBusy }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const project = useProjectId()
  const { data: report, error, refetch } = useSourcesWithoutChannel()
  const { putRules } = useChannelMutations()
  const lines = report?.items ?? []
  const suggest = useMemo(() => suggester(channels, kept.rules), [channels, kept.rules])
  const listed = lines.filter(({ value, leads }) => value !== null && leads.leads > 0)
  const nameless = lines.find(({ value }) => value === null)
  const link = (list: { period: string; filter: unknown }) =>
    `/p/${project}/leads?${new URLSearchParams({ period: list.period, filter: JSON.stringify(list.filter) })}`
  return (
    <section aria-labelledby="without-title">
      <h2 id="without-title" className={css.title}>
        {t('sources.without')} <span className="num t2">{report && number(report.whole.leads.leads)}</span>
      </h2>
      {!report && (error ? <FailedPart error={error} retry={() => void refetch()} /> : <Skeleton rows={4} />)}
      {report && listed.length === 0 && <p className="t2">{t('sources.allHave')}</p>}
      {listed.length > 0 && (
        <table className={css.without}>
          <thead>
            <tr>
              <th scope="col">{t('sources.asSent')}</th>
              <th scope="col" className={css.right}>
                {t('sources.leads')}
              </th>
              <th scope="col">{t('sources.channel')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map(({ value, leads }) => {
              const suggested = suggest(value as string)
              return (
                <tr key={value}>
                  <th scope="row" className={css.raw}>
                    {value}
                  </th>
                  <td className={css.right}>
                    <Link className="link num" to={link(leads.list)}>
                      {number(leads.leads)}
                    </Link>
                  </td>
                  <td className={css.assign}>
                    {suggested && (
                      <button
                        type="button"
                        className="btn s"
                        aria-label={t('sources.suggestedFor', { name: suggested.name, source: value })}
                        disabled={isBusy || putRules.isPending}
                        onClick={() => void assign(value as string, suggested.id)}
                      >
                        <span className="cut">{t('sources.suggested', { name: suggested.name })}</span>
                      </button>
                    )}
                    <select
                      className="in s"
                      aria-label={t('sources.assign', { source: value })}
                      value=""
                      disabled={isBusy || putRules.isPending}
                      onChange={(event) => void assign(value as string, event.target.value)}
                    >
                      <option value="">{t(suggested ? 'sources.another' : 'sources.choose')}</option>
                      {channels.map(({ id, name }) => (
                        <option key={id} value={id}>
                          {name}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {nameless && nameless.leads.leads > 0 && (
        <p className="t2">
          {t('sources.nameless')}{' '}
          <Link className="link num" to={link(nameless.leads.list)}>
            {number(nameless.leads.leads)}
          </Link>
        </p>
      )}
      {isBusy && <p className="t2">{t('sources.busy')}</p>}
    </section>
  )

  async function assign(source: string, channel: string): Promise<void> {
    const name = channels.find(({ id }) => id === channel)?.name
    const { rules, tag } = kept
    let next = ''
    const isDone = await tryOrShowError(async () => {
      next = await putRules.mutateAsync({ rules: withSource(rules, channel, source), tag })
    })
    if (!isDone) return
    const back = { label: t('undo'), run: () => void tryOrShowError(() => putRules.mutateAsync({ rules, tag: next })) }
    showDone(t('sources.assigned', { source, name }), undefined, back)
  }
}
