import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type KeptRules, useChannelMutations, useMoves } from '../api/channels.ts'
import { Problem } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import { useProjectId } from '../api/session.ts'
import type { Channel, ChannelRule } from '../api/types.ts'
import { FieldError } from '../ui/field-error.tsx'
import { useFormat } from '../ui/format.ts'
import { showDone, showError } from '../ui/toasts.tsx'
import { type RulesDraft, toRule } from './rule-lines.ts'
import css from './sources.module.css'

type Props = {
  channels: Channel[]
  kept: KeptRules
  draft: RulesDraft
  discard(): void
  onSaved(now: KeptRules): void
  /** Called with the present rules when somebody else replaced them meanwhile. */
  onRefused(now: KeptRules): void
}
const most = 8

/** Shows how changed rules would move the existing leads, before they are saved. */
export function RulesBar({ channels, kept, draft, discard, onSaved, onRefused }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const project = useProjectId()
  const { putRules } = useChannelMutations()
  const rules = useMemo(() => draft.rules.map(toRule), [draft.rules])
  const whole = rules.every((rule) => rule !== undefined) ? (rules as ChannelRule[]) : undefined
  const [tried] = useDebouncedValue(whole, 400)
  const { moves, error } = useMoves(tried)
  const nameOf = (id: string | null) => channels.find((each) => each.id === id)?.name ?? t('sources.none')
  const all = moves?.reduce((sum, { leads }) => sum + leads, 0) ?? 0
  return (
    <div className={css.bar}>
      <div role="status" className="grow">
        {!whole && <p>{t('sources.unfinished')}</p>}
        {whole && moves && (
          <>
            <p className="m">{t('sources.moves', { count: all, number: number(all) })}</p>
            <ul>
              {moves.slice(0, most).map(({ from, to, leads }) => (
                <li key={`${from} ${to}`}>
                  {nameOf(from)} → {nameOf(to)}: <span className="num">{number(leads)}</span>
                </li>
              ))}
              {moves.length > most && <li>…</li>}
            </ul>
          </>
        )}
        {whole && !moves && !error && <p className="t2">{t('sources.trying')}</p>}
        {whole && <FieldError error={error} />}
      </div>
      <button type="button" className="btn quiet" onClick={discard}>
        {t('sources.discard')}
      </button>
      <button type="button" className="btn primary" disabled={!whole || putRules.isPending} onClick={() => void save()}>
        {t('sources.save')}
      </button>
    </div>
  )

  async function save(): Promise<void> {
    if (!whole) return
    try {
      const tag = await putRules.mutateAsync({ rules: whole, tag: tagToSave(kept, draft.base) })
      onSaved({ rules: whole, tag })
      showDone(t('sources.saved'))
    } catch (error) {
      showError(error)
      if (error instanceof Problem && error.code === 'rules-changed')
        onRefused(queryClient.getQueryData<KeptRules>(keys.channelRules(project)) ?? kept)
    }
  }
}

/** The tag for saving: that of the present rules, or, if they differ from the base of the draft, that of the base, which the server refuses. */
function tagToSave(kept: KeptRules, base: KeptRules): string {
  return JSON.stringify(kept.rules) === JSON.stringify(base.rules) ? kept.tag : base.tag
}
