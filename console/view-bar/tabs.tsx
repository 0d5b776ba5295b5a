import { Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leadCount } from '../api/leads.ts'
import { canManageProject, useMe, useProject, useProjectId } from '../api/session.ts'
import type { SavedView } from '../api/types.ts'
import { useSavedViews, useViewMutations } from '../api/views.ts'
import { useCanWrite } from '../lead/rights.ts'
import { confirm } from '../ui/confirm.tsx'
import { useFormat } from '../ui/format.ts'
import { IconDots, IconPlus, IconUsers } from '../ui/icons.ts'
import pageHead from '../ui/page-head.module.css'
import { showDone, tryOrShowError } from '../ui/toasts.tsx'
import { useEndOfToday } from '../ui/use-end-of-today.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import { defaults, plain, useView, type View } from '../view.ts'
import { type DefaultView, defaultViews, filterOf } from './default-views.ts'
import { SaveView } from './save-view.tsx'

/** The default views and the saved ones. */
export function Tabs({ kind }: { kind: 'list' | 'board' }) {
  const { t } = useTranslation()
  const mutations = useViewMutations()
  const [view, change] = useView()
  const [saving, setSaving] = useState<'new' | SavedView>()
  const saved = useSavedViews().filter((each) => each.kind === kind)
  const filters = useUsualFilters()
  const here = saved.find(({ id }) => id === view.saved)
  const isPhone = useIsPhone()
  const canWrite = useCanWrite()
  const isMine = here?.owner === `member:${useMe().data?.id}` && canWrite
  const canRemove = canManageProject(useProject().role) || isMine
  const hasChanged = here !== undefined && !isSame(here, view)
  const current = here ? here.id : (view.saved ?? (view.filter === undefined && view.broken === undefined ? 'all' : ''))

  const tab = (key: string, label: string, next: Partial<View>, extra?: React.ReactNode) => (
    <button
      key={key}
      type="button"
      className={pageHead.tab}
      aria-current={current === key ? 'page' : undefined}
      onClick={() => change({ ...plain, ...next, saved: key === 'all' ? undefined : key })}
    >
      {label}
      {extra}
    </button>
  )
  return (
    <nav className={isPhone ? pageHead['ph-tabs'] : pageHead.tabs} aria-label={t('view.views')}>
      {defaultViews.map(({ name, counted }) =>
        tab(name, t(`view.usual.${name}`), { filter: filters[name] }, counted && <Count filter={filters[name]} />),
      )}
      {saved.map((each) =>
        tab(
          each.id,
          each.name,
          {
            filter: each.filter as unknown as View['filter'],
            q: each.q ?? '',
            period: each.period,
            sort: each.sort ?? defaults.sort,
            columns: each.columns ?? undefined,
          },
          <>
            {each.shared && <IconUsers className="i" role="img" aria-label={t('view.shared')} />}
            {each.id === here?.id && hasChanged && <span className="fresh" title={t('view.changed')} />}
          </>,
        ),
      )}
      <span className={pageHead.end}>
        {here && canRemove && (
          <Menu position="bottom-end">
            <Menu.Target>
              <button type="button" className="ib" aria-label={t('view.more')}>
                <IconDots className="i" aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {isMine && (
                <>
                  {hasChanged && (
                    <Menu.Item onClick={() => void update(here, contentOf(view))}>{t('view.update')}</Menu.Item>
                  )}
                  <Menu.Item onClick={() => void update(here, { shared: !here.shared })}>
                    {t(here.shared ? 'view.unshare' : 'view.share')}
                  </Menu.Item>
                  <Menu.Item onClick={() => setSaving(here)}>{t('view.rename')}</Menu.Item>
                </>
              )}
              <Menu.Item color="red" onClick={() => void remove(here)}>
                {t('view.removeView')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        {canWrite && (
          <button
            type="button"
            className="ib"
            title={t('view.save')}
            aria-label={t('view.save')}
            onClick={() => setSaving('new')}
          >
            <IconPlus className="i" aria-hidden />
          </button>
        )}
      </span>
      {saving && (
        <SaveView
          title={t(saving === 'new' ? 'view.save' : 'view.rename')}
          {...(saving !== 'new' && { name: saving.name })}
          onClose={() => setSaving(undefined)}
          onSave={(name, shared) => (saving === 'new' ? create(name, shared) : rename(saving, name))}
        />
      )}
    </nav>
  )

  async function create(name: string, shared: boolean): Promise<void> {
    const made = await mutations.create.mutateAsync({ name, kind, shared, ...contentOf(view) })
    change({ saved: made.id }, { replace: true })
  }

  /** Rejects where the server refuses the name, so that the dialog shows why. */
  async function rename(begun: SavedView, name: string): Promise<void> {
    const view = saved.find(({ id }) => id === begun.id) ?? begun
    await mutations.update.mutateAsync({ view, change: { name } })
  }

  async function update(saved: SavedView, change: object): Promise<void> {
    await tryOrShowError(() => mutations.update.mutateAsync({ view: saved, change }))
  }

  async function remove({ id, name, shared }: SavedView): Promise<void> {
    const question = {
      title: t('view.removeTitle', { name }),
      text: t('view.removeText'),
      action: t('view.removeView'),
    }
    if (shared && !(await confirm(question))) return
    if (!(await tryOrShowError(() => mutations.remove.mutateAsync(id)))) return
    change({ saved: undefined }, { replace: true })
    showDone(t('view.removed', { name }))
  }
}

function Count({ filter }: { filter: View['filter'] }) {
  const project = useProjectId()
  const format = useFormat()
  const { data } = useQuery({
    ...leadCount(project, { period: defaults.period, filter: JSON.stringify(filter) }),
    staleTime: 30_000,
  })
  return data && data.total > 0 ? <span className="num">{format.number(data.total)}</span> : null
}

function useUsualFilters(): Record<DefaultView, View['filter']> {
  const format = useFormat()
  const me = useMe().data?.id ?? '0'
  const end = useEndOfToday(format.timeZone)
  return Object.fromEntries(defaultViews.map(({ name }) => [name, filterOf(name, me, end)])) as Record<
    DefaultView,
    View['filter']
  >
}

function contentOf({ filter, q, period, sort, columns }: View) {
  return { filter: filter ?? { and: [] }, q: q || null, period, sort, columns: columns ?? null }
}

function isSame(saved: SavedView, view: View): boolean {
  const empty = JSON.stringify({ and: [] })
  return (
    JSON.stringify(saved.filter) === (view.filter ? JSON.stringify(view.filter) : empty) &&
    (saved.q ?? '') === view.q &&
    saved.period === view.period &&
    (saved.sort ?? defaults.sort) === view.sort &&
    (saved.columns ?? undefined)?.join() === view.columns?.join()
  )
}
