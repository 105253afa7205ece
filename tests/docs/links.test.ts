import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchors, linkTarget, markdownFiles, prose, read, root } from './markdown.ts';

/** Links, images and sources of pictures that point into this repository. */
function localLinks(text: string): string[] {
  const found = [
    ...prose(text).matchAll(/\]\(([^)\s]+)\)/g),
    ...prose(text).matchAll(/\b(?:src|srcset|href)="([^"]+)"/g),
  ];
  return found.map(([, link]) => link!).filter((link) => !/^[a-z]+:/.test(link));
}

describe.each(markdownFiles())('links of %s', (file) => {
  it('lead to files and headings that exist', () => {
    const broken = localLinks(read(file)).filter((link) => {
      const [path, anchor] = link.split('#') as [string, string | undefined];
      const target = path === '' ? file : linkTarget(file, path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchors(read(target)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});
