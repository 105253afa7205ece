/** From what has none to what has the most. */
export const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const;
