import {
  IconCalendarCheck,
  IconChartBar,
  IconForms,
  IconLayoutKanban,
  IconListDetails,
  IconSettings,
} from '../ui/icons.ts'

/** The items of the navigation, in order. */
export const navItems = [
  { name: 'today', to: '/p/$project/today', icon: IconCalendarCheck },
  { name: 'leads', to: '/p/$project/leads', icon: IconListDetails },
  { name: 'board', to: '/p/$project/board', icon: IconLayoutKanban },
  { name: 'reports', to: '/p/$project/reports', icon: IconChartBar },
  { name: 'forms', to: '/p/$project/forms', icon: IconForms },
  { name: 'settings', to: '/p/$project/settings', icon: IconSettings },
] as const

/** Whether an address belongs to an item although it is not below its own: the inbox and imports are tabs of the forms. */
export function isBehind(name: string, pathname: string): boolean {
  return name === 'forms' && /^\/p\/[^/]+\/(inbox|import)\b/.test(pathname)
}
