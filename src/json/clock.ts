import { refusal } from '../domain/refusal.ts'

/** Minutes since midnight of a time such as 09:30. 24:00 is allowed as the end of a day, but not with `isMoment`. */
export function readClock(text: string, argument: string, isMoment = false): number {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? []
  const total = Number(hours) * 60 + Number(minutes)
  if (!(Number(minutes) < 60 && (isMoment ? total < 24 * 60 : total <= 24 * 60)))
    throw refusal('wrong-form', { given: text, right: '09:00' }, argument)
  return total
}
