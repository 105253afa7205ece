/** The views of the Tasks room beside list and board, and the order by hand. */
export const views = {
  hand: {
    keys: 'Alt with an arrow up or down moves the task.',
    at: '“{{title}}” is at place {{place}} of {{count}}.',
  },
};
