import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, unwrap } from '../../api/client.ts'
import { useRelatedLeads } from '../../api/lead.ts'
import { useLeadSearch } from '../../api/leads.ts'
import { queryClient } from '../../api/query-client.ts'
import { keys } from '../../api/query-keys.ts'
import { useProjectId } from '../../api/session.ts'
import type { Lead } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { IconSearch } from '../../ui/icons.ts'
import { StatusPill } from '../../ui/pill.tsx'
import { showDone, showError } from '../../ui/toasts.tsx'
import { useIsPhone } from '../../ui/use-phone.ts'
import style from './dialogs.module.css'

/** Merges other leads into this one: leads of the same person are offered first, others are found by a search. */
export default function Merge({ lead, close }: { lead: Lead; close(): void }) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const merge = useMerge(lead.id, close)
  const [searchText] = useDebouncedValue(q.trim(), 200)
  const found = useLeadSearch(searchText ? { q: searchText, limit: '8' } : undefined)?.items ?? []
  const related = useRelatedLeads(lead.id)?.items ?? []
  const candidates = (q.trim() ? found : related).filter(({ id }) => id !== lead.id)

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
        {candidates.map((each) => (
          <Offer
            key={each.id}
            lead={each}
            isChosen={chosen.includes(each.id)}
            choose={(is) => setChosen(is ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))}
          />
        ))}
        {candidates.length === 0 && (
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
          disabled={chosen.length === 0 || merge.isPending}
          onClick={() => merge.mutate(chosen)}
        >
          {chosen.length === 0 ? t('card.merge.none') : t('card.merge.do', { count: chosen.length })}
        </button>
      </footer>
    </Modal>
  )
}

function useMerge(lead: string, onSuccess: () => void) {
  const { t } = useTranslation()
  const project = useProjectId()
  return useMutation({
    mutationFn: (leads: string[]) =>
      unwrap(
        client.POST('/api/v2/projects/{project}/leads/merge', {
          params: { path: { project } },
          body: { into: lead, leads },
        }),
      ),
    onSuccess: ({ undo }, leads) => {
      showDone(t('card.told.merged', { count: leads.length }), undo ? { project, token: undo } : undefined)
      onSuccess()
      return queryClient.invalidateQueries({ queryKey: keys.project(project) })
    },
    onError: showError,
  })
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
