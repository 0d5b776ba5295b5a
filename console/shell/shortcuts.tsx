import { Modal } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsked } from '../ui/store.ts'
import { undoLast } from '../ui/toasts.tsx'
import { opened, openHelp, openNewLead, openPalette } from './overlays.ts'

/** What `?` tells of all keys. */
const told = ['/', 'j', 'k', 'x', 'Enter', 'n', 'e', 's', 'a', 'c', 'z', 'Esc', 'mod+K', '?'] as const

/** Letters by their place on the keyboard, so that a Russian layout needs no switching. */
const byPlace = { usePhysicalKeys: true }

/** Keys that work on every page, and the help that names all keys. */
export function Shortcuts() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useHotkeys([
    ['n', () => openNewLead(), byPlace],
    ['z', undoLast, byPlace],
    ['shift+?', openHelp],
  ])
  useHotkeys([['mod+K', openPalette, byPlace]], [])
  useAsked(opened.help, () => setOpen(true))
  return (
    <Modal
      opened={isOpen}
      onClose={() => setOpen(false)}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <dl className="keys">
        {told.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key.replace('mod', /Mac/.test(navigator.platform) ? '⌘' : 'Ctrl')}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
