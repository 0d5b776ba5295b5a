import { useDebouncedValue } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBinMutations, useBinPages } from '../api/bin.ts'
import { canManageProject, useProject } from '../api/session.ts'
import type { Lead } from '../api/types.ts'
import { useActorName } from '../lead/timeline/use-actor-name.ts'
import { confirm } from '../ui/confirm.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { More } from '../ui/more.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import listBox from './list-box.module.css'
import css from './settings.module.css'

/** The removed leads, with who removed each and when. They can be restored here; owners and managers can purge them. */
export default function Bin() {
  const { t } = useTranslation()
  const format = useFormat()
  const { role } = useProject()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const pages = useBinPages(q)
  const items = pages.data?.pages.flatMap((page) => page.items)
  const total = pages.data?.pages[0]?.total ?? 0
  return (
    <section aria-labelledby="bin-title">
      <h2 id="bin-title">
        {t('settings.part.bin')} {total > 0 && <span className="num t3">{format.number(total)}</span>}
      </h2>
      <p className={css['lead-in']}>{t('bin.about')}</p>
      <input
        className="in"
        type="search"
        aria-label={t('bin.search')}
        placeholder={t('bin.search')}
        maxLength={300}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {pages.error && !items ? (
        <ErrorPanel error={pages.error} reset={() => void pages.refetch()} />
      ) : !items ? (
        <Skeleton rows={4} />
      ) : items.length === 0 ? (
        <p className="t2" role="status">
          {t(q ? 'bin.nothing' : 'bin.empty')}
        </p>
      ) : (
        <ul className={`${listBox.box} ${listBox.wrapping}`} aria-label={t('settings.part.bin')}>
          {items.map(({ lead, removed_by }) => (
            <Removed key={lead.id} lead={lead} by={removed_by} canRestore={role !== 'viewer'} />
          ))}
        </ul>
      )}
      <More pages={pages} />
    </section>
  )
}

type RemovedProps = { lead: Lead; by: string | null; canRestore: boolean }

function Removed({ lead, by, canRestore }: RemovedProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const actorOf = useActorName()
  const { id: project, role } = useProject()
  const { restore, purge } = useBinMutations()
  const name = lead.name ?? lead.phone ?? lead.title
  const who = by === null ? undefined : (actorOf(by).label ?? t('bin.byDesk'))
  const when = lead.deleted_at ? format.moment(lead.deleted_at) : ''
  const how = lead.merged_into && t('bin.merged', { number: lead.merged_into })
  return (
    <li>
      <span className={listBox.what}>
        <Link className="m cut" to={`/p/${project}/leads/${lead.id}`} search={{ period: 'all' } as never}>
          {name} <span className="t2">· {lead.title}</span>
        </Link>
        <small className="cut">{[`№ ${lead.id}`, when, who, how].filter(Boolean).join(' · ')}</small>
      </span>
      {canRestore && (
        <button type="button" className="btn s" aria-label={`${t('card.bin.restore')}: ${name}`} onClick={takeOut}>
          {t('card.bin.restore')}
        </button>
      )}
      {canManageProject(role) && (
        <button type="button" className="btn quiet s" aria-label={`${t('bin.purge')}: ${name}`} onClick={removeForGood}>
          {t('bin.purge')}
        </button>
      )}
    </li>
  )

  function takeOut(): void {
    void tryOrShowError(async () => {
      const { undo } = await restore.mutateAsync(lead.id)
      showDone(t('bin.restored', { name }), undo ? { project, token: undo } : undefined)
    })
  }

  async function removeForGood(): Promise<void> {
    const question = { title: t('bin.purgeTitle', { name }), text: t('bin.purgeText'), action: t('bin.purge') }
    if (!(await confirm(question))) return
    await tryOrShowError(async () => {
      await purge.mutateAsync(lead.id)
      showDone(t('bin.purged', { name }))
    })
  }
}
