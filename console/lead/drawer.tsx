import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/client.ts'
import { useLead, useNeighbours } from '../api/lead.ts'
import { useProjectId } from '../api/session.ts'
import { Offline } from '../shell/offline.tsx'
import { useTitle } from '../shell/title.ts'
import centered from '../ui/centered.module.css'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { KeyHints } from '../ui/key-hints.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { queryOf, useView } from '../view.ts'
import { Body } from './body.tsx'
import { PhoneContactActions } from './contact-actions.tsx'
import style from './lead.module.css'
import { useCloseLead, useGoToLead } from './paths.ts'
import { LeadSkeleton } from './skeleton.tsx'
import { Toolbar } from './toolbar.tsx'
import { useLeadShortcuts } from './use-lead-shortcuts.ts'
import { useMarkOpened } from './use-mark-opened.ts'
import { useSeeMentions } from './use-see-mentions.ts'
import { useSeeNotices } from './use-see-notices.ts'

const Merge = lazy(() => import('./dialogs/merge.tsx'))

/** A lead in a drawer over the page it was opened from; full-screen on a phone. */
export default function Drawer() {
  const { t } = useTranslation()
  const { lead: id } = useParams({ strict: false }) as { lead: string }
  const project = useProjectId()
  const format = useFormat()
  const isPhone = useIsPhone()
  const goTo = useGoToLead()
  const close = useCloseLead()
  const [view] = useView()
  const { data: lead, error, refetch } = useLead(id)
  const neighbours = useNeighbours(id, { ...queryOf(view), sort: view.sort }, lead)
  const [isMerging, setMerging] = useState(false)
  const root = useRef<HTMLElement>(null)
  const comment = useRef<HTMLTextAreaElement>(null)
  useMarkOpened(id, lead)
  useSeeMentions(id, lead !== undefined)
  useSeeNotices(id, lead !== undefined)
  useTitle(lead?.name ?? lead?.title ?? `№ ${id}`)

  const step = (to: { id: string } | null | undefined) => (to ? () => goTo(to.id, { replace: true }) : undefined)
  const steps = { close, previous: step(neighbours?.previous), next: step(neighbours?.next) }
  useLeadShortcuts({
    Escape: close,
    j: () => steps.next?.(),
    k: () => steps.previous?.(),
    s: () => press('[data-key=s]'),
    a: () => press('[data-key=a]'),
    c: () => comment.current?.focus(),
    e: edit,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each lead starts at its top, with the focus in it
  useEffect(() => {
    root.current?.querySelector(`.${style.body}`)?.scrollTo(0, 0)
    root.current?.focus({ preventScroll: true })
  }, [id])

  useFocusBack(project, id)

  const label = t('card.label', { number: format.number(Number(id)) })
  const hints = [
    ['J K', t('card.keys.beside')],
    ['S', t('keys.s')],
    ['A', t('keys.a')],
    ['C', t('keys.c')],
    ['?', t('card.keys.all')],
  ] as const
  const inside = (
    <>
      <Toolbar id={id} lead={lead} steps={steps} merge={() => setMerging(true)} isPhone={isPhone} />
      {isPhone && <Offline />}
      <div className={`${isPhone ? style['ph-body'] : style['dr-body']} ${style.body}`}>
        {lead ? (
          <Body key={id} lead={lead} comment={comment} isPhone={isPhone} />
        ) : isUnknown(error) ? (
          <Unknown id={id} close={close} />
        ) : error ? (
          <ErrorPanel error={error} reset={() => void refetch()} />
        ) : (
          <LeadSkeleton />
        )}
      </div>
      {isPhone ? (
        lead && <PhoneContactActions lead={lead} note={() => comment.current?.focus()} />
      ) : (
        <KeyHints hints={hints} />
      )}
      {isMerging && lead && (
        <Suspense fallback={null}>
          <Merge lead={lead} close={() => setMerging(false)} />
        </Suspense>
      )}
    </>
  )
  if (isPhone)
    return (
      <section ref={root} data-lead className={style.page} aria-label={label} tabIndex={-1}>
        {inside}
      </section>
    )
  return (
    <aside ref={root} data-lead className={style.drawer} aria-label={label} tabIndex={-1}>
      {inside}
    </aside>
  )

  function press(what: string): void {
    const button = root.current?.querySelector<HTMLElement>(what)
    button?.focus()
    button?.click()
  }

  function edit(): void {
    const here = document.activeElement
    if (here instanceof HTMLElement && here.matches('[data-edit]')) here.click()
    else press('[data-edit]')
  }
}

/** Returns the focus to the link of the lead when the drawer is closed, even by the browser's Back. */
function useFocusBack(project: string, id: string): void {
  const latest = useRef(id)
  latest.current = id
  useEffect(
    () => () => {
      // The page under it renders its rows first.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body
        if (isLost) linkOf(project, latest.current)?.focus({ preventScroll: true })
      }, 50)
    },
    [project],
  )
}

/** The link to a lead in the page under the drawer. */
function linkOf(project: string, id: string): HTMLElement | undefined {
  const links = document.querySelectorAll<HTMLAnchorElement>(`a[href^="/p/${project}/"]`)
  return [...links].find(({ pathname }) => pathname.endsWith(`/${id}`))
}

function isUnknown(error: unknown): boolean {
  return error instanceof Problem && error.status === 404
}

function Unknown({ id, close }: { id: string; close(): void }) {
  const { t } = useTranslation()
  return (
    <section className={centered.centered} role="alert">
      <h3>{t('card.unknown.title', { number: id })}</h3>
      <p>{t('card.unknown.why')}</p>
      <div className={centered.actions}>
        <button type="button" className="btn" onClick={close}>
          {t('card.unknown.close')}
        </button>
      </div>
    </section>
  )
}
