import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReceiptPages, useReceiptSummary } from '../api/inbox.ts'
import type { Receipt } from '../api/receipts.ts'
import { useProject } from '../api/session.ts'
import type { ReceiptSummary } from '../api/types.ts'
import { FailedJob } from '../jobs/failed-job.tsx'
import { useLeadShortcuts } from '../lead/use-lead-shortcuts.ts'
import { useTitle } from '../shell/title.ts'
import centered from '../ui/centered.module.css'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { More } from '../ui/more.tsx'
import { NotFound } from '../ui/not-found.tsx'
import pageHead from '../ui/page-head.module.css'
import { Scrollable } from '../ui/scrollable.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { PeriodField } from '../view-bar/period.tsx'
import { SearchField, SearchToggle } from '../view-bar/search.tsx'
import { BulkReplay } from './bulk-replay.tsx'
import { EntryTabs } from './entry-tabs.tsx'
import { Filters } from './filters.tsx'
import { Histogram } from './histogram.tsx'
import css from './inbox.module.css'
import { type InboxView, receiptQueryOf, useCloseReceipt, useInboxView } from './inbox-view.ts'
import { List } from './list.tsx'
import { useSelection } from './selection.ts'
import { SelectionBar } from './selection-bar.tsx'

const Detail = lazy(() => import('./detail.tsx'))

/** The submissions of sites: how many, their outcomes, and their leads. */
export default function Page() {
  const { t } = useTranslation()
  const { role } = useProject()
  return role === 'contractor' ? <NotFound title={t('inbox.hidden')} /> : <Inbox />
}

function Inbox() {
  const { t } = useTranslation()
  useTitle(t('inbox.title'))
  const isPhone = useIsPhone()
  const [view, change] = useInboxView()
  const closeReceipt = useCloseReceipt()
  const query = receiptQueryOf(view)
  const pages = useReceiptPages(query)
  const summary = useReceiptSummary(query)
  const receipts = pages.data?.pages.flatMap((page) => page.items) ?? []
  const list = useRef<HTMLElement>(null)
  const { role } = useProject()
  const selection = useSelection(JSON.stringify(query), receipts)
  const canChoose = role !== 'viewer'
  const steps = useSteps(receipts, view, (receipt) => {
    change({ receipt }, { replace: true })
    const link = list.current?.querySelector<HTMLElement>(`[data-receipt="${receipt}"]`)
    link?.scrollIntoView({ block: 'nearest' })
    if (!isPhone) link?.focus({ preventScroll: true })
  })
  useLeadShortcuts({
    j: () => steps.next?.(),
    k: () => steps.previous?.(),
    ...(canChoose && { x: toggleHere }),
    ...(selection.count > 0 && !view.receipt && { Escape: selection.clear }),
  })
  const detail = view.receipt && (
    <Suspense fallback={null}>
      <Detail id={view.receipt} close={close} {...steps} />
    </Suspense>
  )
  const head = { view, change, summary, query }
  return (
    <>
      <div className={css.under} inert={isPhone && view.receipt !== undefined}>
        {isPhone ? <PhoneHead {...head} /> : <DeskHead {...head} />}
        <div
          className={css.split}
          data-open={(!isPhone && view.receipt) || undefined}
          data-selecting={selection.count > 0 || undefined}
        >
          <Scrollable ref={list} className={css.scroll} label={t('inbox.title')}>
            <FailedJob kinds={['replay', 'not-spam']} />
            {pages.error && !pages.data ? (
              <ErrorPanel error={pages.error} reset={() => void pages.refetch()} />
            ) : !pages.data ? (
              <Skeleton rows={8} />
            ) : receipts.length === 0 ? (
              <Nothing view={view} />
            ) : (
              <List receipts={receipts} view={view} selection={canChoose ? selection : undefined} />
            )}
            <More pages={pages} />
          </Scrollable>
          {!isPhone && detail}
          <SelectionBar selection={selection} />
        </div>
      </div>
      {isPhone && detail}
    </>
  )

  /** Selects the row with the focus, or else the opened one. */
  function toggleHere(): void {
    const row = document.activeElement?.closest('[data-row]')?.querySelector<HTMLElement>('[data-receipt]')
    const id = row?.dataset.receipt ?? view.receipt
    if (id !== undefined && receipts.some((each) => each.id === id)) selection.toggle(id)
  }

  function close(): void {
    const opened = view.receipt
    closeReceipt()
    setTimeout(() => list.current?.querySelector<HTMLElement>(`[data-receipt="${opened}"]`)?.focus(), 50)
  }
}

type HeadProps = {
  view: InboxView
  change: ReturnType<typeof useInboxView>[1]
  summary: ReceiptSummary | undefined
  query: ReturnType<typeof receiptQueryOf>
}

function DeskHead({ view, change, summary, query }: HeadProps) {
  const { t } = useTranslation()
  return (
    <>
      <header className={pageHead.head}>
        <h1>{t('nav.forms')}</h1>
        <PeriodField period={view.period} onChoose={(period) => change({ period, receipt: undefined })} />
        <span className="grow" />
        <SearchField q={view.q ?? ''} label={t('inbox.search')} onSeek={(q) => change({ q }, { replace: true })} />
        <BulkReplay query={query} summary={summary} />
      </header>
      <EntryTabs here="inbox" waiting={summary?.in_quarantine} />
      {summary && summary.items.length > 0 && (
        <Histogram summary={summary} onChoose={(period) => change({ period, receipt: undefined })} />
      )}
      <Filters view={view} change={change} summary={summary} />
    </>
  )
}

function PhoneHead({ view, change, summary, query }: HeadProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [isSeeking, setSeeking] = useState(view.q !== undefined)
  const total = summary && Object.values(summary.ends).reduce((sum, each) => sum + each, 0)
  return (
    <>
      <header className={pageHead['ph-head']}>
        <h1 className="grow">{t('nav.forms')}</h1>
        <SearchToggle
          q={view.q ?? ''}
          label={t('inbox.search')}
          isOpen={isSeeking}
          toggle={() => setSeeking(!isSeeking)}
        />
        <BulkReplay query={query} summary={summary} />
      </header>
      {isSeeking && (
        <div className={css.seek}>
          <SearchField
            autoFocus
            q={view.q ?? ''}
            label={t('inbox.search')}
            onSeek={(q) => change({ q }, { replace: true })}
          />
        </div>
      )}
      <EntryTabs here="inbox" waiting={summary?.in_quarantine} />
      <div className={css.sub}>
        <PeriodField period={view.period} onChoose={(period) => change({ period })} />
        <span className="grow" />
        {total !== undefined && (
          <span className="num">{t('inbox.total', { count: total, number: format.number(total) })}</span>
        )}
      </div>
      {summary && summary.items.length > 0 && <Histogram summary={summary} onChoose={(period) => change({ period })} />}
      <Filters view={view} change={change} summary={summary} />
    </>
  )
}

function Nothing({ view }: { view: InboxView }) {
  const { t } = useTranslation()
  const isNarrowed = view.period !== 'all' || view.end || view.way || view.form || view.mapping || view.q
  return (
    <section className={centered.centered} role="status">
      <h3>{t(isNarrowed ? 'inbox.none' : 'inbox.empty')}</h3>
      <p>{t(isNarrowed ? 'inbox.noneWhy' : 'inbox.emptyWhy')}</p>
    </section>
  )
}

/** The targets of `J` and `K` from the opened receipt, or from none. */
function useSteps(receipts: Receipt[], view: InboxView, open: (id: string) => void) {
  const here = receipts.findIndex(({ id }) => id === view.receipt)
  const step = (index: number) => {
    const to = receipts[index]
    return to && (() => open(to.id))
  }
  return { previous: here > 0 ? step(here - 1) : undefined, next: step(here + 1) }
}
