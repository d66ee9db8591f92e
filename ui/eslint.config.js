// The walls between the screens' rooms, and the habits that keep typing Vietnamese safe.
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const FEATURES = [
  'start',
  'desk',
  'plans',
  'compose',
  'preview',
  'tasks',
  'quarters',
  'check',
  'log',
  'evidence',
  'schedule',
  'slips',
  'collection',
  'reports',
  'coverage',
  'charts',
  'checklist',
  'review',
  'returned',
  'remarks',
  'versions',
  'register',
  'profiles',
  'packages',
  'people',
  'settings',
  'imports',
  'rollover',
  'help',
  'search',
];
const BASE = ['kit', 'words', 'backend'];

/** Patterns that reach the given folders of ui/src from any depth. */
const reaching = (folders) => folders.flatMap((it) => [`**/${it}/*`, `**/${it}`]);

const wall = (folder, forbidden, message) => ({
  files: [`src/${folder}/**/*.{ts,svelte}`],
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: reaching(forbidden), message }] }],
  },
});

export default ts.config(
  {
    ignores: [
      'dist',
      'dist-page',
      'src/words/paraglide',
      'src/backend/generated.ts',
      'test-results',
      'scripts',
    ],
  },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'no-alert': 'error',
      'no-console': 'error',
      // Plain sets and maps are meant where no template reads them.
      'svelte/prefer-svelte-reactivity': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  ...FEATURES.map((feature) =>
    wall(
      feature,
      [...FEATURES.filter((it) => it !== feature), 'plan'],
      'A feature never imports another: share through kit, or join them in App or plan.',
    ),
  ),
  // What the tabs of one plan share.
  wall('openplan', [...FEATURES, 'plan'], 'openplan is below the features.'),
  // In which plans and reports are written.
  wall('editor', [...FEATURES, 'plan'], 'editor is below the features.'),
  ...BASE.map((base) =>
    wall(
      base,
      [...FEATURES, 'plan', ...(base === 'backend' ? ['kit', 'words'] : [])],
      'kit, words and backend are below the features.',
    ),
  ),
);
