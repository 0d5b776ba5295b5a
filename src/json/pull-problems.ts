/** The problems of pulls from the vendor, as in `problemKinds`. */
export const pullProblems = {
  'no-such-pull': [404, 'No such pull', 'Check the id of the pull.'],
  'pull-running': [409, 'A pull is running', 'Stop it first, or wait for its end.'],
  'pull-other-project': [409, 'Another project was pulled before', 'Pull it into a project of its own.'],
  'pull-denied': [422, 'Key refused', 'Check the key and the number of the project at the other side.'],
  'pull-refused': [422, 'Refused by the other side', 'Read its message.'],
  'pull-away': [422, 'Other side unreachable', 'Check the address, or try again later.'],
  'pull-limited': [429, 'Limited by the other side', 'Wait for the seconds in the answer.'],
  'pull-not-api': [422, 'Not the vendor’s API', 'Check the address.'],
  'pull-too-large': [422, 'Too much at once', 'Check it by hand.'],
  'pull-url-with-password': [422, 'Password in the address', 'Omit it: the key is enough.'],
  'pull-key-unreadable': [409, 'Key unreadable', 'Start again with the key.'],
  'lead-id-taken': [409, 'Number taken', 'Compare both leads.'],
  'pulled-no-lead': [422, 'Lead not here', 'Find out why the lead was not taken over.'],
} as const
