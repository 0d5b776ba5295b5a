import { Modal } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useCanCreate } from '../lead/rights.ts'
import { undoLast } from '../ui/toasts.tsx'
import { closeOverlay, openHelp, openNewLead, openPalette, useOverlay } from './overlays.ts'
import css from './shell.module.css'

/** The shortcuts that the help lists. */
const shortcuts = ['/', 'j', 'k', 'x', 'Enter', 'n', 'e', 's', 'a', 'c', 'z', 'Esc', 'mod+K', '?'] as const

/** By physical key, so that shortcuts work with a Russian layout. */
const byPlace = { usePhysicalKeys: true }

/** Disables a shortcut while a menu, a popover or a dialog is open, since keys there are no commands to the page. */
function unlessCovered(run: () => unknown): () => void {
  return () => {
    if (![...document.querySelectorAll(covers)].some((each) => each.checkVisibility())) run() // a field of tags keeps a hidden popover
  }
}
const covers = '.mantine-Modal-content, .mantine-Menu-dropdown, .mantine-Popover-dropdown'

/** The shortcuts of every page, and the help. */
export function Shortcuts() {
  const { t } = useTranslation()
  const canCreate = useCanCreate()
  useHotkeys([
    ['n', unlessCovered(() => canCreate && openNewLead()), byPlace],
    ['z', unlessCovered(undoLast), byPlace],
    ['shift+?', unlessCovered(openHelp)],
  ])
  useHotkeys([['mod+K', openPalette, byPlace]], [])
  return (
    <Modal
      opened={useOverlay()?.name === 'help'}
      onClose={closeOverlay}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <dl className={css.shortcuts}>
        {shortcuts.map((key) => (
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
