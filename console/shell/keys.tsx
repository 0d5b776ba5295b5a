import { Modal } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsked } from '../ui/asked.ts'
import { undoLast } from '../ui/undo.tsx'
import { opened, openHelp, openNewLead, openPalette } from './open.ts'

/** Keys that work on every page, and what `?` tells of all of them. */
const told = ['/', 'j', 'k', 'x', 'Enter', 'n', 'e', 's', 'a', 'c', 'z', 'Esc', 'mod+K', '?'] as const

export function Keys() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useHotkeys([
    ['n', () => openNewLead()],
    ['z', undoLast],
    ['shift+/', openHelp],
    ['?', openHelp],
  ])
  useHotkeys([['mod+K', openPalette]], [])
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
