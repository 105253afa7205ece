import type { Comment } from 'deepiri-sdk';
import { Pencil, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { toggleBox } from '../../../components/markdown/parse.ts';
import type { useSay } from '../../../data/comments.ts';
import { useFormat } from '../../../text/use-format.ts';
import classes from './activity.module.css';
import { CommentField } from './comment-field.tsx';

type Props = {
  comment: Comment;
  /** Without it the comment can only be read. */
  say?: ReturnType<typeof useSay>;
};

/** Something that was said, changed in place or taken back. */
export function CommentEntry({ comment, say }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const edit = async (text: string) => say?.mutateAsync({ do: 'edit', comment, text }).then(() => setEditing(false));
  return (
    <li className={classes.comment}>
      <div className={classes.said}>
        <b>{t('history.you')}</b>
        <time dateTime={comment.createdAt} title={format.full(comment.createdAt)}>
          {format.moment(comment.createdAt)}
        </time>
        {comment.editedAt ? <span>{t('activity.edited')}</span> : null}
        <span className={classes.space} />
        {say ? (
          <>
            <button type="button" aria-label={t('activity.edit')} onClick={() => setEditing(true)}>
              <Pencil size={12} aria-hidden />
            </button>
            <button
              type="button"
              aria-label={t('activity.remove')}
              onClick={() => say.mutate({ do: 'remove', comment })}
            >
              <X size={13} aria-hidden />
            </button>
          </>
        ) : null}
      </div>
      {editing ? (
        <CommentField
          label={t('activity.edit')}
          action={t('action.save')}
          text={comment.text}
          keptAs={`comment.${comment.id}`}
          autoFocus
          onSend={edit}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Markdown
          text={comment.text}
          {...(say
            ? { onToggle: (line: number) => say.mutate({ do: 'edit', comment, text: toggleBox(comment.text, line) }) }
            : {})}
        />
      )}
    </li>
  );
}
