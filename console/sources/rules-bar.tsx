import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannelMutations, useMoves } from '../api/channels.ts'
import type { Channel, ChannelRule } from '../api/types.ts'
import { FieldError } from '../ui/field-error.tsx'
import { useFormat } from '../ui/format.ts'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import { type RuleLines, toRule } from './rule-lines.ts'
import css from './sources.module.css'

type Props = { channels: Channel[]; kept: { rules: ChannelRule[]; tag: string }; draft: RuleLines[]; onDone(): void }
const most = 8

/** What changed rules would do to the leads there are, before they are saved. */
export function RulesBar({ channels, kept, draft, onDone }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { putRules } = useChannelMutations()
  const rules = useMemo(() => draft.map(toRule), [draft])
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
      <button type="button" className="btn quiet" onClick={onDone}>
        {t('sources.discard')}
      </button>
      <button type="button" className="btn primary" disabled={!whole || putRules.isPending} onClick={() => void save()}>
        {t('sources.save')}
      </button>
    </div>
  )

  async function save(): Promise<void> {
    if (!whole) return
    const isSaved = await tryOrShowError(() => putRules.mutateAsync({ rules: whole, tag: kept.tag }))
    if (!isSaved) return
    onDone()
    showDone(t('sources.saved'))
  }
}
