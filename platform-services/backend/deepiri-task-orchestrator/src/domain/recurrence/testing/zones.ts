/** Zones of every kind: half hours, daylight saving in either half of the year, at midnight, by half an hour, and none. */
export const thirtyZones = [
  ...['Europe/Berlin', 'Europe/London', 'Europe/Lisbon', 'Africa/Casablanca', 'Africa/Cairo', 'Africa/Johannesburg'],
  ...[
    'America/New_York',
    'America/Los_Angeles',
    'America/St_Johns',
    'America/Santiago',
    'America/Sao_Paulo',
    'America/Havana',
  ],
  ...[
    'America/Asuncion',
    'America/Phoenix',
    'America/Nuuk',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Asia/Tehran',
    'Asia/Beirut',
  ],
  ...[
    'Asia/Gaza',
    'Asia/Tokyo',
    'Asia/Shanghai',
    'Australia/Sydney',
    'Australia/Lord_Howe',
    'Australia/Adelaide',
    'Pacific/Auckland',
  ],
  ...['Pacific/Chatham', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Atlantic/Azores', 'UTC'],
];
