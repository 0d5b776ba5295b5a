import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDestinations, type WithHealth } from '../api/destinations.ts'
import { CopyOnce } from '../settings/copy-once.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { IconPlus } from '../ui/icons.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { DestinationToolbar } from './destination-toolbar.tsx'
import css from './destinations.module.css'
import { Log } from './log.tsx'
import { List } from './table.tsx'

const DestinationForm = lazy(() => import('./form.tsx'))

/** A secret that is shown once: its destination, and whether the former one also signs for a day. */
type Shown = { id: string; secret: string; isRotated: boolean }

/** The destinations with their last day, and the log of the opened one. */
export default function Destinations() {
  const { t } = useTranslation()
  const { data, error, refetch } = useDestinations()
  const search = useSearch({ strict: false }) as { to?: string; event?: string }
  const navigate = useNavigate()
  const [form, setForm] = useState<{ destination?: WithHealth }>()
  const [shown, setShown] = useState<Shown>()
  const [made, setMade] = useState<string>()
  // an open form would ask about its edits
  useEffect(() => {
    if (form || made === undefined) return
    setMade(undefined)
    void navigate({ to: '.', search: { to: made } as never, replace: true })
  }, [form, made, navigate])
  const here = data?.find(({ id }) => id === search.to)
  return (
    <section aria-labelledby="destinations-title" data-wide className={css.page}>
      <header className={css.top}>
        <div className="grow">
          <h2 id="destinations-title">{t('settings.part.destinations')}</h2>
          <p className="t2">{t('destinations.about')}</p>
        </div>
        <button type="button" className="btn primary" onClick={() => setForm({})}>
          <IconPlus className="i" aria-hidden />
          {t('destinations.add')}
        </button>
      </header>
      {error && !data ? (
        <ErrorPanel error={error} reset={() => void refetch()} />
      ) : !data ? (
        <Skeleton rows={4} />
      ) : data.length === 0 ? (
        <p className="t2" role="status">
          {t('destinations.none')}
        </p>
      ) : (
        <List items={data} here={here?.id} onOpen={(to) => open({ to: here?.id === to ? undefined : to })} />
      )}
      {shown && (
        <div className={css.once}>
          <CopyOnce text={shown.secret} />
          <p className="t2">{t(shown.isRotated ? 'destinations.onceRotated' : 'destinations.once')}</p>
        </div>
      )}
      {here && (
        <>
          <DestinationToolbar
            key={here.id}
            destination={here}
            onEdit={() => setForm({ destination: here })}
            onSecret={(secret) => setShown({ id: here.id, secret, isRotated: true })}
            onRemoved={() => removed(here.id)}
          />
          <Log destination={here} event={search.event} onOpen={(event) => open({ to: here.id, event })} />
        </>
      )}
      <Suspense fallback={null}>
        {form && (
          <DestinationForm
            destination={form.destination}
            onMade={(id, secret) => {
              setShown(secret === null ? undefined : { id, secret, isRotated: false })
              setMade(id)
            }}
            close={() => setForm(undefined)}
          />
        )}
      </Suspense>
    </section>
  )

  function open(next: { to?: string | undefined; event?: string | undefined }): void {
    void navigate({ to: '.', search: next as never, replace: true })
  }

  function removed(id: string): void {
    if (shown?.id === id) setShown(undefined)
    open({})
  }
}
