/** The problems of oversized bodies and filters: their HTTP status, title and remedy. */
export const limitProblems = {
  'body-too-large': [413, 'Body too large', 'Send less at once.'],
  'body-too-deep': [400, 'Body too deep', 'Send lists and objects that lie less deep in each other.'],
  'body-too-many-names': [400, 'Too many names in the body', 'Send less at once.'],
  'body-too-many-lists': [400, 'Too many lists in the body', 'Send less at once.'],
  'too-many-conditions': [422, 'Too many conditions', 'Ask for less at once.'],
  'too-many-groups': [422, 'Too many groups', 'Write groups that lie less deep in each other.'],
  'too-many-channel-conditions': [
    422,
    'Too many conditions on the channel',
    'Ask for several channels in one condition, with the operator in.',
  ],
  'too-many-text-conditions': [
    422,
    'Too many conditions on texts',
    'Ask for whole texts with the operator in, which takes many, or in several requests.',
  ],
} as const
