/** Who may import whom (docs: architecture). Every rule is an error, and each is shown to bite. */

/** `from` may import, of this project, only what one of `allowed` names. */
const only = (name, from, allowed, more = {}) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: ['\\.test\\.tsx?$'] },
  to: { path: '^(app|jobs|prisma|scripts|tests)/', pathNot: allowed, ...more },
});

const never = (name, from, to) => ({ name, severity: 'error', from, to });

const i18n = '^app/i18n/';
const domain = '^app/domain/';
const components = '^app/components/';
const platform = '^app/platform/';
const catalogue = '^jobs/catalog\\.ts$';
const readsAndForms = '^app/features/.+(-queries\\.server|-form|-filter)\\.tsx?$';
const ports = '^app/integrations/[^/]+/[^/]*-(port|event)\\.ts$';
/** Features that any other one may call. */
const baseFeatures =
  '^app/features/(ledger|audit|forms|progress|dues|summaries|documents|spreadsheets)/';
/** An IPM's own Wave: several features pay and ask through it. */
const ownWave =
  '^app/features/payments/(wallet\\.server|wallet-list\\.server|wave-error|wave-account)\\.tsx?$';
/** What a feature may use of the platform besides types: values without a connection. */
const platformValues = '^app/platform/refused\\.ts$';
const homeless = '/(utils|helpers|lib|common|shared|misc|types)(/|\\.[^/]+$)';

module.exports = {
  forbidden: [
    never('no-circular', { pathNot: '^app/platform/database/generated/' }, { circular: true }),
    never('domain-is-pure', { path: domain, pathNot: '\\.test\\.tsx?$' }, { pathNot: domain }),
    only('components-know-no-feature', components, [components, i18n, domain]),
    only('i18n-knows-domain-only', i18n, [i18n, domain]),
    only('integrations-are-leaves', '^app/integrations/([^/]+)/', [
      '^app/integrations/$1/',
      domain,
      platform,
    ]),
    only('platform-knows-no-feature', platform, [platform, domain, i18n, catalogue, ports]),
    only('features-receive-what-they-use', '^app/features/([^/]+)/', [
      '^app/features/$1/',
      domain,
      components,
      i18n,
      platform,
      ports,
      readsAndForms,
      baseFeatures,
      ownWave,
      catalogue,
    ]),
    never(
      'features-import-platform-types-only',
      { path: '^app/features/', pathNot: '\\.test\\.tsx?$' },
      { path: platform, pathNot: platformValues, dependencyTypesNot: ['type-only'] },
    ),
    only('endpoints-skip-no-layer', '^app/endpoints/', [
      '^app/endpoints/',
      '^app/features/',
      '^app/integrations/',
      domain,
      platform,
      '^app/composition\\.server\\.ts$',
    ]),
    only('routes-are-thin', '^app/routes/', [
      '^app/features/',
      components,
      i18n,
      domain,
      '^app/platform/(handler|export|upload)\\.server\\.ts$',
    ]),
    only('jobs-call-features', '^jobs/', [
      '^jobs/',
      '^app/(features|platform|integrations|domain|i18n)/',
      '^app/composition\\.server\\.ts$',
    ]),
    never(
      'app-knows-the-catalogue-only',
      { path: '^app/' },
      { path: '^jobs/', pathNot: catalogue },
    ),
    never('nothing-imports-tests', { path: '^(app|jobs|prisma|scripts)/' }, { path: '^tests/' }),
    never(
      'one-door-to-the-database',
      {
        path: '^(app|jobs)/',
        pathNot: ['^app/platform/database/', '\\.test\\.tsx?$'],
      },
      {
        path: '(^app/platform/database/generated/|node_modules/(@prisma|mysql2|prisma)/)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    never('everything-has-a-home', {}, { path: `^(app|jobs|prisma|scripts|tests)/.*${homeless}` }),
  ],
  required: [
    {
      name: 'routes-go-through-the-handler',
      severity: 'error',
      module: { path: '^app/routes/.+\\.tsx?$' },
      to: { path: '^app/platform/handler\\.server\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|svg|woff2|ttf)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
