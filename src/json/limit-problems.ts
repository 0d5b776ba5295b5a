/** The problems of oversized bodies and filters: their HTTP status, title and remedy. */
export const limitProblems = {
  'body-too-large': [413, 'Body too large', 'Send less data at once.'],
  'body-too-deep': [400, 'Body nested too deeply', 'Use fewer levels of lists and objects.'],
  'body-too-many-names': [400, 'Too many names in the body', 'Send less data at once.'],
  'body-too-many-lists': [400, 'Too many lists in the body', 'Send less data at once.'],
  'too-many-conditions': [422, 'Too many conditions', 'Use fewer conditions in one request.'],
  'too-many-groups': [422, 'Groups nested too deeply', 'Use fewer levels of groups.'],
  'too-many-channel-conditions': [
    422,
    'Too many conditions on the channel',
    'Name several channels in one condition, with the operator in.',
  ],
  'too-many-text-conditions': [
    422,
    'Too many conditions on texts',
    'Search whole texts with the operator in, which takes many, or use several requests.',
  ],
} as const
