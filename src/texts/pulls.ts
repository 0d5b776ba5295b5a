import type { Sentences } from './sentences.ts'

/** The texts about pulls from the vendor. */
export const english = {
  'no-such-pull': ({ id }) => `There is no pull ${id} in this project`,
  'pull-running': ({ id }) => `Pull ${id} of this project is running. Stop it before you start another one`,
  'pull-other-project': ({ outside }) =>
    `This project has leads of project ${outside} of the vendor, which have the same numbers. Pull the other one into a new project`,
  'pull-denied': ({ said }) => `The other side refuses this key: ${said}. Check the key and the project number`,
  'pull-refused': ({ said }) => `The other side refused the request: ${said}`,
  'pull-away': ({ reason }) => `The other side cannot be reached: ${reason}`,
  'pull-limited': ({ seconds }) => `The other side limits requests. It asks to wait ${seconds} s`,
  'pull-not-api': () =>
    'The address does not answer like the API. Expected https://cloud.roistat.com, or the address of another desk',
  'pull-too-large': () => 'One day or one second has more data than fits into an answer; check it by hand',
  'pull-url-with-password': (_, argument) =>
    `Argument ${argument} must not contain a name or a password. Expected https://cloud.roistat.com: the key is enough`,
  'pull-key-unreadable': () => 'The key was encrypted with another SECRET_KEY. Start again with the key',
  'lead-id-taken': ({ id }) => `Another lead here has the number ${id} already, so this one was not taken over`,
  'pulled-no-lead': ({ id }) => `Its lead ${id} was not taken over`,
} satisfies Pick<Sentences, Code>

export const russian = {
  'no-such-pull': ({ id }) => `Переноса ${id} в этом проекте нет`,
  'pull-running': ({ id }) => `Перенос ${id} этого проекта ещё идёт. Остановите его, прежде чем начать другой`,
  'pull-other-project': ({ outside }) =>
    `Сюда уже перенесены заявки проекта ${outside} с такими же номерами. Для другого проекта создайте новый`,
  'pull-denied': ({ said }) => `Другая сторона не принимает этот ключ: ${said}. Проверьте ключ и номер проекта`,
  'pull-refused': ({ said }) => `Другая сторона отказывает: ${said}`,
  'pull-away': ({ reason }) => `До другой стороны не достучаться: ${reason}`,
  'pull-limited': ({ seconds }) => `Другая сторона просит подождать ${seconds} с: запросов было слишком много`,
  'pull-not-api': () =>
    'По этому адресу отвечает не API. Правильно: https://cloud.roistat.com или адрес другой установки',
  'pull-too-large': () => 'В одном дне или одной секунде больше, чем помещается в ответ; загрузите их вручную',
  'pull-url-with-password': (_, argument) =>
    `В аргументе ${argument} не должно быть имени и пароля. Правильно: https://cloud.roistat.com, а пускает туда ключ`,
  'pull-key-unreadable': () => 'Ключ зашифрован другим SECRET_KEY. Начните перенос заново, введя ключ',
  'lead-id-taken': ({ id }) => `Номер ${id} здесь уже занят другой заявкой, поэтому эта не перенесена`,
  'pulled-no-lead': ({ id }) => `Её заявка ${id} не перенесена`,
} satisfies Pick<Sentences, Code>

type Code =
  | 'no-such-pull'
  | 'pull-running'
  | 'pull-other-project'
  | 'pull-denied'
  | 'pull-refused'
  | 'pull-away'
  | 'pull-limited'
  | 'pull-not-api'
  | 'pull-too-large'
  | 'pull-url-with-password'
  | 'pull-key-unreadable'
  | 'lead-id-taken'
  | 'pulled-no-lead'
