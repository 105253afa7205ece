import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Project } from 'deepiri-sdk';
import { useTranslation } from 'react-i18next';
import button from '../../components/button.module.css';
import { ColorChoice } from '../../components/projects/color-choice.tsx';
import { problemCode } from '../../data/client.ts';
import { draftOf } from '../../data/drafts.ts';
import { isAway } from '../../data/need-network.ts';
import { useMe } from '../../data/session.ts';
import { useProjectActions } from '../../data/use-project-actions.ts';
import { refusalText } from '../../text/problems.ts';
import classes from './project-form.module.css';

type Values = Pick<Project, 'name' | 'color' | 'description'>;
type Props = {
  /** The one to change; undefined for a new one. */
  project: Project | undefined;
  color: Project['color'];
  onClose: () => void;
  onMade: (project: Project) => void;
};

/** A project: its name, its colour, what it is for. */
export function ProjectForm({ project, color, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const { create, update } = useProjectActions();
  const me = useMe();
  const usual: Values = project
    ? { name: project.name, color: project.color, description: project.description }
    : { name: '', color, description: '' };
  const typed = draftOf(me.id, `project.${project?.id ?? 'new'}`, usual);
  const form = useForm<Values>({
    initialValues: typed.read(),
    onValuesChange: typed.keep,
    validate: { name: (value) => (value.trim() === '' ? t('projects.nameMissing') : null) },
  });
  const leave = () => {
    typed.drop();
    onClose();
  };
  const refused = (error: unknown) => {
    if (isAway(error)) return;
    const texts: Record<string, string> = {
      name_taken: t('projects.nameTaken'),
      invalid_body: t('projects.nameWrong'),
      limit_reached: t('projects.problem.limit_reached'),
    };
    const other = t('projects.problem.other', { name: form.values.name, detail: refusalText(error, t) });
    form.setFieldError('name', texts[problemCode(error)] ?? other);
  };
  const submit = ({ name, color: chosen, description }: Values) => {
    const values = { name: name.trim(), color: chosen, description: description.trim() };
    const made = (one: Project) => {
      typed.drop();
      onMade(one);
    };
    if (project) update.mutate({ project, patch: values }, { onSuccess: leave, onError: refused });
    else create.mutate(values, { onSuccess: made, onError: refused });
  };
  return (
    <Modal
      opened
      onClose={leave}
      title={t(project ? 'projects.edit' : 'projects.new')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      transitionProps={{ duration: 120 }}
    >
      <form className={classes.form} onSubmit={form.onSubmit(submit)}>
        <TextInput
          label={t('projects.name')}
          placeholder={t('projects.namePlaceholder')}
          data-autofocus
          maxLength={80}
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <ColorChoice value={form.values.color} onChange={(next) => form.setFieldValue('color', next)} />
        <Textarea
          label={t('projects.description')}
          description={t('projects.descriptionHint')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          {...form.getInputProps('description')}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {t(project ? 'action.save' : 'projects.create')}
          </Button>
          <button type="button" className={button.button} onClick={leave}>
            {t('action.cancel')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
