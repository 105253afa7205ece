const service = '^platform-services/backend/([^/]+)/src/';
const shared = (name) => `^platform-services/shared/${name}/`;
const ours = '^(platform-services|deepiri-core-api|deepiri-sdk|deepiri-web-frontend)/';
const test = '[.]test[.]tsx?$';

/** Each rule names what it defends; docs/architecture.md explains them. */
module.exports = {
  forbidden: [
    {
      name: 'contracts-import-nothing-of-ours',
      comment: 'Contracts are the floor that everything stands on (arrow of imports).',
      severity: 'error',
      from: { path: shared('deepiri-contracts') },
      to: { path: ours, pathNot: shared('deepiri-contracts') },
    },
    {
      name: 'stores-and-bus-stand-on-contracts-only',
      comment: 'A port knows no service and no host (arrow of imports).',
      severity: 'error',
      from: { path: '^platform-services/shared/deepiri-(stores|event-bus)/' },
      to: {
        path: ours,
        pathNot: [
          '^platform-services/shared/$1/',
          '^platform-services/shared/deepiri-(stores|event-bus)/',
          shared('deepiri-contracts'),
        ],
      },
    },
    {
      name: 'stores-and-bus-are-strangers',
      comment: 'The relay in the service kit joins them; neither needs the other.',
      severity: 'error',
      from: { path: '^platform-services/shared/(deepiri-stores|deepiri-event-bus)/' },
      to: { path: '^platform-services/shared/deepiri-(stores|event-bus)/', pathNot: '^platform-services/shared/$1/' },
    },
    {
      name: 'kit-knows-no-service',
      comment: 'What services share does not know them (arrow of imports).',
      severity: 'error',
      from: { path: shared('deepiri-service-kit') },
      to: { path: '^(platform-services/backend|deepiri-core-api|deepiri-sdk|deepiri-web-frontend)/' },
    },
    {
      name: 'services-do-not-import-services',
      comment: 'They meet in contracts, by events or over HTTP; so each can move to a process of its own.',
      severity: 'error',
      from: { path: service, pathNot: test },
      to: { path: '^platform-services/backend/', pathNot: '^platform-services/backend/$1/' },
    },
    {
      name: 'services-know-no-host',
      comment: 'A service does not know where it runs.',
      severity: 'error',
      from: { path: service },
      to: { path: '^(deepiri-core-api|deepiri-sdk|deepiri-web-frontend)/' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'Rules import contracts, their siblings and pure libraries: no IO, no clock, no randomness (time and ids are passed in).',
      severity: 'error',
      from: { path: `${service}domain/`, pathNot: [test, '/testing/'] },
      to: {
        pathNot: [
          '^platform-services/backend/$1/src/domain/',
          shared('deepiri-contracts'),
          'node_modules/(chrono-node|rfc6902|fractional-indexing)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-looks-at-nothing-above-it',
      comment: 'index → routes, events → commands → domain. Types of the kit are fine, its code is not.',
      severity: 'error',
      from: { path: `${service}domain/`, pathNot: [test, '/testing/'] },
      to: { path: '^platform-services/backend/[^/]+/src/(routes|events|commands|store|index|main|config)' },
    },
    {
      name: 'commands-and-stores-know-no-doors',
      comment: 'index → routes, events → commands → domain.',
      severity: 'error',
      from: { path: `${service}(commands|store)/`, pathNot: test },
      to: { path: '^platform-services/backend/$1/src/(routes|events|index|main)' },
    },
    {
      name: 'no-driver-outside-stores',
      comment: 'No service names a driver: stores are chosen by URL.',
      severity: 'error',
      from: { path: ours, pathNot: ['^platform-services/shared/deepiri-(stores|event-bus)/', test] },
      to: {
        path: '(^|/)(sqlite|mongodb|ioredis)(/|$)',
        dependencyTypesNot: ['type-only'],
        pathNot: ['^platform-services', '^deepiri'],
      },
    },
    {
      name: 'web-talks-through-the-sdk',
      comment:
        'The web app knows the platform only by its client; a local day is reckoned, a filter and a line of quick-add read, and a mark called, everywhere in the same way.',
      severity: 'error',
      from: { path: '^deepiri-web-frontend/src/' },
      to: {
        path: '^(platform-services|deepiri-core-api)/',
        pathNot: `${shared('deepiri-contracts')}src/(time[.]ts$|quick-marks[.]ts$|filter/|quick-add/)`,
      },
    },
    {
      name: 'what-browsers-read-with-takes-no-schemas',
      comment:
        'A day, a filter and a line are read in the browser too, where no schema is needed and each byte is sent.',
      severity: 'error',
      from: {
        path: `${shared('deepiri-contracts')}src/(time|wall-clock|words|quick-marks|filter/|quick-add/)`,
        pathNot: test,
      },
      to: {
        path: `node_modules/|${shared('deepiri-contracts')}src/(http/|events/|schema|index)`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'sdk-takes-types-only',
      comment: 'The client must stay small in the browser: contracts give it types, no schemas.',
      severity: 'error',
      from: { path: '^deepiri-sdk/src/', pathNot: [test, '^deepiri-sdk/src/generate'] },
      to: { path: '^platform-services/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one module.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'tests-stay-out-of-the-product',
      severity: 'error',
      from: { path: ours, pathNot: [test, '/contract-suite/', '/testing/'] },
      to: { path: [test, '/contract-suite/', '/service-kit/src/testing/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
