import { useChannelRulesQuery, useChannelsQuery } from '../api/channels.ts'
import { useProjectId } from '../api/session.ts'
import { useStoredDraft } from '../api/stored-draft.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ChannelList } from './channel-list.tsx'
import { CostGrid } from './cost-grid.tsx'
import { type RulesDraft, toLines } from './rule-lines.ts'
import { RulesBar } from './rules-bar.tsx'
import css from './sources.module.css'
import { WithoutChannel } from './without-channel.tsx'

/** The channels and the rules that assign sources to them, and their costs. */
export default function Sources() {
  const project = useProjectId()
  const channelsRead = useChannelsQuery()
  const rulesRead = useChannelRulesQuery()
  const [draft, setDraft] = useStoredDraft<RulesDraft>(`edit.rules.${project}`)
  const [channels, kept] = [channelsRead.data?.items, rulesRead.data]
  const unread = [channelsRead, rulesRead].find(({ data, error }) => error && !data)
  if (unread) return <ErrorPanel error={unread.error} reset={() => void unread.refetch()} />
  if (!channels || !kept) return <Skeleton rows={8} />
  const rules = draft?.rules ?? kept.rules.map(toLines)
  return (
    <div className={css.page}>
      <div className={css.two}>
        <div>
          <ChannelList
            channels={channels}
            rules={rules}
            onChange={(rules) => setDraft((now) => ({ rules, base: now?.base ?? kept }))}
            onRemoved={(id) => setDraft((now) => now && without(now, id))}
          />
          {draft && (
            <RulesBar
              channels={channels}
              kept={kept}
              draft={draft}
              discard={() => setDraft(undefined)}
              onSaved={(base) => setDraft((now) => (now && now !== draft ? { ...now, base } : undefined))}
              onRefused={(base) => setDraft((now) => now && { ...now, base })}
            />
          )}
        </div>
        <WithoutChannel channels={channels} kept={kept} isBusy={draft !== undefined} />
      </div>
      <CostGrid channels={channels} />
    </div>
  )
}

/** A draft without the rules of a removed channel, which the server removes too. */
function without({ rules, base }: RulesDraft, id: string): RulesDraft {
  const others = ({ channel }: { channel: string }) => channel !== id
  return { rules: rules.filter(others), base: { ...base, rules: base.rules.filter(others) } }
}
