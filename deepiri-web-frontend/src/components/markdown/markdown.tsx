import { useMemo } from 'react';
import { type Inline, wordsOf } from './inline.ts';
import classes from './markdown.module.css';
import { type Block, parseMarkdown } from './parse.ts';

type Props = { text: string; onToggle?: (line: number) => void };

function Forms({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, at) => {
    const key = `${at}.${part.type}`;
    switch (part.type) {
      case 'text':
        return part.text;
      case 'code':
        return <code key={key}>{part.text}</code>;
      case 'link':
        return (
          <a key={key} href={part.href} target="_blank" rel="noreferrer noopener">
            <Forms parts={part.children} />
          </a>
        );
      case 'strong':
        return (
          <strong key={key}>
            <Forms parts={part.children} />
          </strong>
        );
      case 'em':
        return (
          <em key={key}>
            <Forms parts={part.children} />
          </em>
        );
      default:
        return (
          <del key={key}>
            <Forms parts={part.children} />
          </del>
        );
    }
  });
}

function List({ block, onToggle }: { block: Extract<Block, { type: 'list' }>; onToggle: Props['onToggle'] }) {
  const Tag = block.ordered ? 'ol' : 'ul';
  return (
    <Tag>
      {block.items.map((item) => (
        <li
          key={item.line}
          style={{ marginInlineStart: item.depth * 18 }}
          data-box={item.checked === null ? undefined : String(item.checked)}
        >
          {item.checked === null ? null : (
            <input
              type="checkbox"
              checked={item.checked}
              disabled={!onToggle}
              aria-label={wordsOf(item.children)}
              onChange={() => onToggle?.(item.line)}
              onClick={(event) => event.stopPropagation()}
            />
          )}
          <span>
            <Forms parts={item.children} />
          </span>
        </li>
      ))}
    </Tag>
  );
}

function Table({ block: { head, rows } }: { block: Extract<Block, { type: 'table' }> }) {
  return (
    <div className={classes.table}>
      <table>
        <thead>
          <tr>
            {head.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
              <th key={at} scope="col">
                <Forms parts={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <tr key={row}>
              {cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                <td key={at}>
                  <Forms parts={cell} />
                </td>
              ))}
              {cells.length < head.length ? <td colSpan={head.length - cells.length} /> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Notes as they read. Boxes in lists can be ticked where they stand. */
export function Markdown({ text, onToggle }: Props) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className={classes.text}>
      {blocks.map((block, at) => {
        const key = `${at}.${block.type}`;
        switch (block.type) {
          case 'heading':
            return (
              <p key={key} className={classes.heading} data-level={block.level}>
                <Forms parts={block.children} />
              </p>
            );
          case 'list':
            return <List key={key} block={block} onToggle={onToggle} />;
          case 'code':
            return <pre key={key}>{block.text}</pre>;
          case 'table':
            return <Table key={key} block={block} />;
          case 'rule':
            return <hr key={key} />;
          default: {
            const Tag = block.type === 'quote' ? 'blockquote' : 'p';
            return (
              <Tag key={key}>
                {block.lines.map((line, row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
                  <span key={row}>
                    {row > 0 ? <br /> : null}
                    <Forms parts={line} />
                  </span>
                ))}
              </Tag>
            );
          }
        }
      })}
    </div>
  );
}
