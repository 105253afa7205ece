export const freshness = {
  freshness: {
    failed: 'Could not be refreshed.',
    slow: 'Refreshing takes long.',
    asOf: 'This is as of {{when}}.',
  },
};
