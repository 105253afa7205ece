import type { Plugin } from 'vite';

const CATALOGUE = /\/src\/text\/(\w+)\/first\.ts$/;

/** Tells `public/language.js` where the first sentences of each language are, so that they come together with the program. */
export function sentences(): Plugin {
  return {
    name: 'sentences',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        let told = html;
        for (const file of Object.values(bundle ?? {})) {
          const [, language] = CATALOGUE.exec((file.type === 'chunk' && file.facadeModuleId) || '') ?? [];
          if (language) told = told.replace(`data-${language}=""`, `data-${language}="/${file.fileName}"`);
        }
        return told;
      },
    },
  };
}
