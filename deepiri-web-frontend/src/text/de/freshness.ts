export const freshness = {
  freshness: {
    failed: 'Ließ sich nicht aktualisieren.',
    slow: 'Das Aktualisieren dauert lange.',
    asOf: 'Stand: {{when}}.',
  },
};
