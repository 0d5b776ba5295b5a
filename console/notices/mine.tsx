import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeNoticeSettings, useNoticeMutations } from '../api/notices.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import { useProject } from '../api/session.ts'
import type { NoticeBot, NoticeLink, NoticeSettings, NoticeWay } from '../api/types.ts'
import { zoneChoice, zoneChoices } from '../places/zones.ts'
import { SaveRow } from '../settings/save-row.tsx'
import { useFormat } from '../ui/format.ts'
import { SearchSelect } from '../ui/search-select.tsx'
import { showDone, showError } from '../ui/toasts.tsx'
import { useEdits } from '../ui/use-edits.ts'
import { Connect } from './connect.tsx'
import { Links } from './links.tsx'
import { MatrixFields } from './matrix.tsx'
import css from './notices.module.css'
import { OrderFields } from './order.tsx'
import { changeOf, partsOf } from './parts.ts'
import { QuietFields } from './quiet.tsx'
import { State } from './state.tsx'
import { isUsable, kindsFor, stateOf } from './words.ts'

/** Empty quiet hours, for a member whose project has some. */
const noNight = { from: '00:00', to: '00:00', days_off: [], wakes: [] }

type Props = { settings: NoticeSettings; links: NoticeLink[]; bots: NoticeBot[] }

/** My notices: kinds, places, order and quiet hours; saved by one button. */
export function Mine({ settings, links, bots }: Props) {
  const { t, i18n } = useTranslation()
  const { id: project, role } = useProject()
  const format = useFormat()
  const change = useChangeNoticeSettings()
  const { test } = useNoticeMutations()
  const parts = useMemo(() => partsOf(settings), [settings])
  const newest = () => {
    const read = queryClient.getQueryData<NoticeSettings>(keys.notices.mine(project))
    return read && partsOf(read)
  }
  const { now, edits, version, isDirty, edit, cancel, saving } = useEdits(parts, newest)
  const [opened, setOpened] = useState<NoticeWay>()
  const kinds = kindsFor(role)
  const [at] = useState(() => new Date())
  const zone = zoneChoice(now.time_zone, i18n.language, at)
  const isOwn = settings.own.places.length > 0 || settings.own.order || settings.own.quiet || settings.own.time_zone
  const ready = (way: NoticeWay) => settings.ways.some((each) => each.way === way && each.ready)
  return (
    <>
      <form className={css.form} onSubmit={save}>
        <MatrixFields
          kinds={kinds}
          matrix={now}
          change={(kind, places) => edit({ [kind]: places })}
          isOff={(place) => !isUsable(place, settings)}
          below={(place) =>
            place === 'bell' ? (
              <span className="t2">{t('notices.atOnce')}</span>
            ) : (
              <>
                <State state={stateOf(t, format, place, { settings, links, bots })} />
                {ready(place) &&
                  (isUsable(place, settings) ? (
                    <button
                      type="button"
                      className="link"
                      disabled={test.isPending}
                      aria-label={`${t('notices.test')}: ${t(`notices.place.${place}`)}`}
                      onClick={() => tryWay(place)}
                    >
                      {t('notices.test')}
                    </button>
                  ) : (
                    <button
                      type="button"
                      className="link"
                      aria-label={`${t('notices.connect')}: ${t(`notices.place.${place}`)}`}
                      onClick={() => setOpened(place)}
                    >
                      {t('notices.connect')}
                    </button>
                  ))}
              </>
            )
          }
        />
        <div className={css.halves}>
          <QuietFields
            quiet={now.quiet}
            none={noNight}
            kinds={kinds}
            zone={zone.label}
            change={(quiet) => edit({ quiet })}
          />
          <OrderFields order={now.order} change={(order) => edit({ order })} />
        </div>
        {now.quiet && (
          <div className={css.zone}>
            <SearchSelect
              name="zone"
              label={t('notices.zone')}
              shown={zone}
              choices={() => zoneChoices(i18n.language, at, now.time_zone)}
              choose={(time_zone) => edit({ time_zone })}
            />
          </div>
        )}
        <SaveRow change={change} isDirty={isDirty} cancel={cancel} />
        {isOwn && !isDirty && (
          <p className="t2">
            {t('notices.own')}{' '}
            <button type="button" className="link" onClick={follow}>
              {t('notices.follow')}
            </button>
          </p>
        )}
      </form>
      <Links links={links} add={(way) => setOpened(way)} ready={ready} />
      {opened && <Connect key={opened} way={opened} links={links} close={() => setOpened(undefined)} />}
    </>
  )

  function save(event: FormEvent): void {
    event.preventDefault()
    change.mutate({ ...changeOf(edits), version }, saving(saved))
  }

  function saved(): void {
    showDone(t('settings.saved'))
  }

  function follow(): void {
    const places = Object.fromEntries(settings.own.places.map((kind) => [kind, null]))
    const nothing = { places, order: null, quiet: null, time_zone: null }
    change.mutate({ ...nothing, version }, { onSuccess: saved })
  }

  function tryWay(way: NoticeWay): void {
    test.mutate(way, {
      onSuccess: ({ outcome, error }) =>
        showDone(t(`notices.tested.${outcome}`, { way: t(`notices.place.${way}`) }) + (error ? `: ${error}` : '')),
      onError: showError,
    })
  }
}
