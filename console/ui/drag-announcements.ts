import type { Active, Announcements, Over } from '@dnd-kit/core'
import type { TFunction } from 'i18next'

/** Screen reader announcements of a drag. */
export function dragAnnouncements(t: TFunction, nameOf: (thing: Active | Over) => string): Announcements {
  const both = (active: Active, over: Over) => ({ what: nameOf(active), where: nameOf(over) })
  const isHome = (active: Active, over: Over) => nameOf(active) === nameOf(over)
  return {
    onDragStart: ({ active }) => t('drag.taken', { what: nameOf(active) }),
    onDragOver: ({ active, over }) =>
      over ? t(isHome(active, over) ? 'drag.taken' : 'drag.over', both(active, over)) : t('drag.nowhere'),
    onDragEnd: ({ active, over }) => (over ? t('drag.put', both(active, over)) : t('drag.back')),
    onDragCancel: () => t('drag.back'),
  }
}
