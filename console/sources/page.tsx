import { useChannelRules, useChannels } from '../api/channels.ts'
import { useProjectId } from '../api/session.ts'
import { useStoredDraft } from '../api/stored-draft.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { ChannelList } from './channel-list.tsx'
import { CostGrid } from './cost-grid.tsx'
import { type RuleLines, toLines } from './rule-lines.ts'
import { RulesBar } from './rules-bar.tsx'
import css from './sources.module.css'
import { WithoutChannel } from './without-channel.tsx'

/** What makes channels of sources, and what they cost. */
export default function Sources() {
  const project = useProjectId()
  const channels = useChannels(true)
  const kept = useChannelRules()
  const [draft, setDraft] = useStoredDraft<RuleLines[]>(`rules.${project}`)
  if (!kept) return <Skeleton rows={8} />
  const rules = draft ?? kept.rules.map(toLines)
  return (
    <div className={css.page}>
      <div className={css.two}>
        <div>
          <ChannelList
            channels={channels}
            rules={rules}
            onChange={setDraft}
            onRemoved={(id) => draft && setDraft(draft.filter(({ channel }) => channel !== id))}
          />
          {draft && (
            <RulesBar
              channels={channels}
              kept={kept}
              draft={draft}
              onDone={() => setDraft((now) => (now === draft ? undefined : now))}
            />
          )}
        </div>
        <WithoutChannel channels={channels} kept={kept} isBusy={draft !== undefined} />
      </div>
      <CostGrid channels={channels} />
    </div>
  )
}
