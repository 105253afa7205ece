export const time = {
  timer: {
    region: 'Running timer',
    start: 'Start timer',
    startShort: 'Start',
    stop: 'Stop timer',
    stopNamed: 'Stop the timer of “{{title}}”',
    ask: 'It has run for very long. Forgot to stop it?',
    forgotten: 'It has run since {{since}}. When did you really stop?',
    asEstimated: 'After {{span}}, as estimated',
    endDay: 'Day of the end',
    endTime: 'Time of the end',
    endThen: 'Ended then',
    endNow: 'It is right, stop now',
    discard: 'Do not count it',
  },
};
