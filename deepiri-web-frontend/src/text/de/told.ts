/** Was im Posteingang steht, nach Art. */
export const told = {
  told: {
    welcome: {
      title: 'Willkommen bei Deepiri, {{name}}',
      body: 'Schreib auf der Seite „Heute“ auf, was du zu tun hast. Wenn du es erledigst, bringt das XP, und ein Tag, an dem du etwas erledigst, hält deine Serie am Leben.',
    },
    xp_awarded: { title: '+{{amount}} XP: {{title}}', untitled: '+{{amount}} XP' },
    level_reached: { title: 'Level {{level}} erreicht', body: 'Bisher hast du {{xp}} XP verdient.' },
    badge_earned: { title: 'Abzeichen verdient: {{name}}' },
    streak_broken: {
      title_one: 'Deine Serie von {{count}} Tag ist zu Ende gegangen',
      title_other: 'Deine Serie von {{count}} Tagen ist zu Ende gegangen',
      body_one:
        'Am {{date}} wurde nichts erledigt, und es war kein Schutztag übrig. Deine längste Serie hat {{count}} Tag; die nächste beginnt mit der nächsten Aufgabe.',
      body_other:
        'Am {{date}} wurde nichts erledigt, und es war kein Schutztag übrig. Deine längste Serie hat {{count}} Tage; die nächste beginnt mit der nächsten Aufgabe.',
    },
    task_unblocked: {
      title: 'Kann losgehen: {{title}}',
      body: 'Alles, worauf die Aufgabe gewartet hat, ist erledigt.',
    },
    takenBack: 'Zurückgenommen: Die Aufgabe wurde wieder geöffnet.',
  },
};
