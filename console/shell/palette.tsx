import { Modal, useComputedColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLeadSearchQuery } from '../api/leads.ts'
import { useProject, useProjectId, useSavePreferences } from '../api/session.ts'
import { useStatuses } from '../api/statuses.ts'
import { useCanCreate } from '../lead/rights.ts'
import { partsFor } from '../settings/parts.ts'
import { IconForms, IconPlus, IconSearch, IconSettings, IconUser } from '../ui/icons.ts'
import { Pill } from '../ui/pill.tsx'
import { navItems } from './nav-items.ts'
import { closeOverlay, openHelp, openNewLead, useOverlay } from './overlays.ts'
import css from './palette.module.css'

type Entry = {
  key: string
  group: 'leads' | 'places' | 'actions'
  icon: ReactNode
  label: ReactNode
  end?: ReactNode
  run(): void
}

/** The command palette: leads, pages and actions in one search field. */
export default function Palette() {
  const { t } = useTranslation()
  return (
    <Modal.Root
      opened={useOverlay()?.name === 'palette'}
      onClose={closeOverlay}
      padding={0}
      size={560}
      yOffset={64}
      transitionProps={{ duration: 80 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.label')}>
        <Modal.Body>
          <Field onDone={closeOverlay} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Field({ onDone }: { onDone(): void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string>()
  const entries = useEntries(typed.trim())
  const groups = [...new Set(entries.map(({ group }) => group))]
  const here = Math.max(
    entries.findIndex(({ key }) => key === chosen),
    0,
  )
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onDone()
    entry.run()
  }
  useEffect(() => {
    document.getElementById(`palette-${here}`)?.scrollIntoView({ block: 'nearest' })
  }, [here])

  return (
    <div className={css.cmd}>
      <label className={css.q}>
        <IconSearch className="i" aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={entries.length > 0 ? `palette-${here}` : undefined}
          aria-label={t('palette.label')}
          placeholder={t('palette.placeholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setChosen(undefined)
          }}
          onKeyDown={press}
        />
      </label>
      <div id="palette-list" role="listbox" aria-label={t('palette.label')} className={css.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options
          <div key={group} role="group" aria-labelledby={`palette-${group}`}>
            <h4 id={`palette-${group}`} role="presentation">
              {t(`palette.${group}`)}
            </h4>
            {entries.map(
              (entry, index) =>
                entry.group === group && (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles keys
                  <div
                    key={entry.key}
                    id={`palette-${index}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={index === here}
                    className={css.entry}
                    onMouseMove={() => setChosen(entry.key)}
                    onClick={() => run(entry)}
                  >
                    {entry.icon}
                    <span className="cut grow">{entry.label}</span>
                    {entry.end}
                  </div>
                ),
            )}
          </div>
        ))}
      </div>
      {entries.length === 0 && (
        <p className={`t2 ${css.none}`} role="status">
          {t('palette.none')}
        </p>
      )}
      <div className={css.keys}>
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> {t('palette.choose')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('palette.open')}
        </span>
        <span>
          <kbd>Esc</kbd> {t('palette.close')}
        </span>
      </div>
    </div>
  )

  function press(event: KeyboardEvent): void {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setChosen(entries[(here + by + entries.length) % entries.length]?.key)
    else if (event.key === 'Enter') run(entries[here])
    else return
    event.preventDefault()
  }
}

function useEntries(q: string): Entry[] {
  const canCreate = useCanCreate()
  const { t } = useTranslation()
  const navigate = useNavigate()
  const project = useProjectId()
  const statuses = useStatuses()
  const colours = useComputedColorScheme('light')
  const [searchText] = useDebouncedValue(q, 150)
  const { mutate: savePreferences } = useSavePreferences()
  const found = useLeadSearchQuery(
    searchText ? { period: 'all', q: searchText, limit: '6', fields: 'id,name,title,status' } : undefined,
  )
  const isFound = searchText === q && !found.isPlaceholderData // otherwise the leads are those of another search
  const go = (to: string, search: Record<string, string> = {}) => void navigate({ to, search: search as never })
  const leads =
    q === '' || !isFound
      ? []
      : (found.data?.items ?? []).map((lead): Entry => {
          const status = statuses.find(({ id }) => id === lead.status)
          return {
            key: `lead ${lead.id}`,
            group: 'leads',
            icon: <IconUser className="i" aria-hidden />,
            label: (
              <>
                <Marked text={lead.name ?? ''} part={q} /> <span className="t2">· {lead.title}</span>
              </>
            ),
            end: status && <Pill {...status} />,
            run: () => go(`/p/${project}/leads/${lead.id}`, { period: 'all', q }),
          }
        })
  const fits = (label: string) => label.toLowerCase().includes(q.toLowerCase())
  const places = usePlaces()
  const pages = places
    .filter(({ label, isDeep }) => fits(label) && (q !== '' || !isDeep))
    .map(
      ({ key, label, to, icon: Icon }): Entry => ({
        key,
        group: 'places',
        icon: <Icon className="i" aria-hidden />,
        label,
        run: () => go(to.replace('$project', project)),
      }),
    )
  const actions: Entry[] = [
    ...(q
      ? [
          action(
            'search',
            t('palette.search', { q }),
            <IconSearch className="i" aria-hidden />,
            () => go(`/p/${project}/leads`, { period: 'all', q }),
            '/',
          ),
        ]
      : []),
    ...(canCreate
      ? [
          action(
            'new',
            q ? t('palette.newNamed', { q }) : t('palette.new'),
            <IconPlus className="i" aria-hidden />,
            () => openNewLead(q ? { name: q } : {}),
            'N',
          ),
        ]
      : []),
    action('theme', t('palette.theme'), <span className="i" />, () =>
      savePreferences({ theme: colours === 'dark' ? 'light' : 'dark' }),
    ),
    action('help', t('palette.help'), <span className="i" />, openHelp, '?'),
  ].filter(({ key, label }) => q === '' || ['search', 'new'].includes(key) || fits(String(label)))
  return [...pages, ...leads, ...actions] // leads are loaded late, so they must not move a page that is about to be chosen
}

/** Every page: those of the navigation, and for a search those behind them. */
function usePlaces() {
  const { t } = useTranslation()
  const { role } = useProject()
  const shallow = navItems.map(({ name, to, icon }) => ({
    key: name,
    label: t(`nav.${name}`),
    to,
    icon,
    isDeep: false,
  }))
  const inbox = { key: 'inbox', label: t('entry.inbox'), to: '/p/$project/inbox', icon: IconForms, isDeep: true }
  const file = { key: 'import', label: t('entry.import'), to: '/p/$project/import', icon: IconForms, isDeep: true }
  const parts = partsFor(role).map(({ name }) => ({
    key: `settings ${name}`,
    label: `${t('nav.settings')}: ${t(`settings.part.${name}`)}`,
    to: `/p/$project/settings/${name}`,
    icon: IconSettings,
    isDeep: true,
  }))
  return [...shallow, ...(role === 'contractor' ? [] : role === 'viewer' ? [inbox] : [inbox, file]), ...parts]
}

function action(key: string, label: string, icon: ReactNode, run: () => void, shortcut?: string): Entry {
  return { key, group: 'actions', icon, label, run, ...(shortcut && { end: <kbd>{shortcut}</kbd> }) }
}

/** A text with the matching part highlighted. */
function Marked({ text, part }: { text: string; part: string }) {
  const at = text.toLowerCase().indexOf(part.toLowerCase())
  if (part === '' || at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + part.length)}</mark>
      {text.slice(at + part.length)}
    </>
  )
}
