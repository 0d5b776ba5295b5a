import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { useRelated } from '../../api/related-leads.ts'
import { useProjectId } from '../../api/session.ts'
import type { Lead } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { StatusPill } from '../../ui/pill.tsx'
import { showDone, showError } from '../../ui/toasts.tsx'
import { useIsPhone } from '../../ui/use-phone.ts'
import style from './dialogs.module.css'

/** Chooses which leads this one takes in: those of the same person first, any other by searching. */
export default function Merge({ lead, close }: { lead: Lead; close(): void }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [isBusy, setBusy] = useState(false)
  const found = useFound(q)
  const related = useRelated(lead.id)?.items ?? []
  const offered = (q.trim() ? found : related).filter(({ id }) => id !== lead.id)

  return (
    <Modal
      opened
      onClose={close}
      title={t('card.merge.title', { number: lead.id })}
      size={560}
      fullScreen={useIsPhone()}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className="t2">{t('card.merge.explain')}</p>
      <label className={`in ${style.find}`}>
        <IconSearch className="i" aria-hidden />
        <input
          value={q}
          placeholder={t('card.merge.find')}
          aria-label={t('card.merge.find')}
          data-autofocus
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      </label>
      <div className={style.offers}>
        {offered.map((each) => (
          <Offer
            key={each.id}
            lead={each}
            isChosen={chosen.includes(each.id)}
            choose={(is) => setChosen(is ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))}
          />
        ))}
        {offered.length === 0 && (
          <p className={`t3 ${style.nobody}`}>{t(q.trim() ? 'card.merge.notFound' : 'card.merge.nobody')}</p>
        )}
      </div>
      <footer className={style.end}>
        <button type="button" className={`btn quiet ${style.endButton}`} onClick={close}>
          {t('card.cancel')}
        </button>
        <button
          type="button"
          className={`btn primary ${style.endButton}`}
          disabled={chosen.length === 0 || isBusy}
          onClick={() => void merge()}
        >
          {chosen.length === 0 ? t('card.merge.none') : t('card.merge.do', { count: chosen.length })}
        </button>
      </footer>
    </Modal>
  )

  async function merge(): Promise<void> {
    setBusy(true)
    try {
      const done = await unwrap(
        client.POST('/api/v2/projects/{project}/leads/merge', {
          params: { path: { project } },
          body: { into: lead.id, leads: chosen },
        }),
      )
      showDone(t('card.told.merged', { count: chosen.length }), done.undo ? { project, token: done.undo } : undefined)
      close()
      await queryClient.invalidateQueries({ queryKey: ['p', project] })
    } catch (error) {
      showError(error)
      setBusy(false)
    }
  }
}

function useFound(typed: string): Lead[] {
  const project = useProjectId()
  const [q] = useDebouncedValue(typed.trim(), 200)
  const { data } = useQuery({
    queryKey: ['p', project, 'leads', 'to merge', q],
    enabled: q !== '',
    queryFn: ({ signal }) =>
      unwrap(
        client.GET('/api/v2/projects/{project}/leads', {
          params: { path: { project }, query: { q, limit: '8' } },
          signal,
        }),
      ),
  })
  return (q === '' ? [] : (data?.items ?? [])) as Lead[]
}

type OfferProps = { lead: Lead; isChosen: boolean; choose(is: boolean): void }

function Offer({ lead, isChosen, choose }: OfferProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <label className={style.offer}>
      <input
        type="checkbox"
        className="cb"
        checked={isChosen}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <span className="grow">
        <span className="m">{lead.name ?? t('card.noName')}</span>
        <small className={`cut ${style.small}`}>
          № {lead.id} · {lead.title}
        </small>
      </span>
      <StatusPill id={lead.status} />
      <span className="t2 num">{format.dayOfYear(lead.creation_date)}</span>
    </label>
  )
}
