import type { Badge } from 'deepiri-contracts';
import type { Counter } from './counters.ts';

/** A counter, or a figure that is computed from the player. */
export type Metric = Counter | 'best_streak' | 'best_day' | 'level' | 'kinds';

export type BadgeRule = Pick<Badge, 'id' | 'name' | 'description' | 'category' | 'tier' | 'icon'> & {
  metric: Metric;
  target: number;
};

type Tier = BadgeRule['tier'];
type Shape = Pick<BadgeRule, 'category' | 'icon' | 'metric'>;

const step = (shape: Shape, tier: Tier, target: number, id: string, name: string, description: string): BadgeRule => ({
  id,
  name,
  description,
  category: shape.category,
  tier,
  icon: shape.icon,
  metric: shape.metric,
  target,
});

const completed: Shape = { category: 'work', icon: 'layers', metric: 'completed' };
const streak: Shape = { category: 'streak', icon: 'flame', metric: 'best_streak' };
const day: Shape = { category: 'flow', icon: 'wave', metric: 'best_day' };
const hard: Shape = { category: 'challenge', icon: 'mountain', metric: 'difficulty:hard' };
const epic: Shape = { category: 'challenge', icon: 'summit', metric: 'difficulty:epic' };
const onTime: Shape = { category: 'timing', icon: 'clock', metric: 'on_time' };
const early: Shape = { category: 'timing', icon: 'sunrise', metric: 'early' };
const level: Shape = { category: 'level', icon: 'star', metric: 'level' };
const kind = (name: 'code' | 'study' | 'creative' | 'habit', icon: string): Shape => ({
  category: 'craft',
  icon,
  metric: `kind:${name}`,
});

/** The catalogue. A new badge is one more line here: progress, awarding and listing follow from it. */
export const badgeRules: readonly BadgeRule[] = [
  step({ ...completed, icon: 'footstep' }, 'bronze', 1, 'first_step', 'First step', 'Complete your first task.'),
  step(completed, 'bronze', 10, 'warmed_up', 'Warmed up', 'Complete 10 tasks.'),
  step(completed, 'silver', 100, 'hundred', 'A hundred', 'Complete 100 tasks.'),
  step(completed, 'gold', 500, 'five_hundred', 'Five hundred', 'Complete 500 tasks.'),
  step({ ...completed, icon: 'crown' }, 'platinum', 1000, 'thousand', 'A thousand', 'Complete 1,000 tasks.'),

  step(streak, 'bronze', 3, 'streak_3', 'Spark', 'Keep a streak of 3 days.'),
  step(streak, 'silver', 7, 'streak_7', 'A full week', 'Keep a streak of 7 days.'),
  step(streak, 'gold', 30, 'streak_30', 'A full month', 'Keep a streak of 30 days.'),
  step(streak, 'platinum', 100, 'streak_100', 'A hundred days', 'Keep a streak of 100 days.'),

  step(day, 'bronze', 5, 'day_5', 'In the flow', 'Complete 5 tasks in one day.'),
  step(day, 'silver', 10, 'day_10', 'Clean sweep', 'Complete 10 tasks in one day.'),

  step(hard, 'bronze', 10, 'hard_10', 'Uphill', 'Complete 10 hard tasks.'),
  step(hard, 'silver', 50, 'hard_50', 'Climber', 'Complete 50 hard tasks.'),
  step(epic, 'silver', 1, 'epic_1', 'Summit', 'Complete an epic task.'),
  step(epic, 'gold', 10, 'epic_10', 'Expedition', 'Complete 10 epic tasks.'),
  step(
    { ...hard, icon: 'feather', metric: 'difficulty:trivial' },
    'bronze',
    25,
    'trivial_25',
    'Small things',
    'Complete 25 trivial tasks.',
  ),

  step(onTime, 'bronze', 10, 'on_time_10', 'Punctual', 'Complete 10 tasks before they were due.'),
  step(onTime, 'silver', 50, 'on_time_50', 'Reliable', 'Complete 50 tasks before they were due.'),
  step(onTime, 'gold', 200, 'on_time_200', 'Clockwork', 'Complete 200 tasks before they were due.'),
  step(
    { ...onTime, icon: 'shield', metric: 'urgent' },
    'bronze',
    10,
    'urgent_10',
    'Firefighter',
    'Complete 10 urgent tasks.',
  ),
  step(early, 'bronze', 10, 'early_10', 'Early bird', 'Complete 10 tasks between 5 and 8 in the morning.'),
  step(early, 'silver', 50, 'early_50', 'Dawn patrol', 'Complete 50 tasks between 5 and 8 in the morning.'),
  step(
    { ...early, icon: 'moon', metric: 'late' },
    'bronze',
    10,
    'late_10',
    'Night owl',
    'Complete 10 tasks between 10 at night and 4 in the morning.',
  ),
  step(
    { ...early, icon: 'leaf', metric: 'weekend' },
    'bronze',
    10,
    'weekend_10',
    'Weekender',
    'Complete 10 tasks on Saturdays and Sundays.',
  ),

  step(
    { category: 'planning', icon: 'bolt', metric: 'faster_than_estimate' },
    'bronze',
    10,
    'faster_10',
    'Quick',
    'Beat the estimate of 10 tasks.',
  ),
  step(
    { category: 'planning', icon: 'target', metric: 'as_estimated' },
    'silver',
    10,
    'estimate_10',
    'Good eye',
    'Finish 10 tasks within a tenth of their estimate.',
  ),
  step(
    { category: 'planning', icon: 'calendar', metric: 'on_planned_day' },
    'bronze',
    10,
    'planned_10',
    'As planned',
    'Complete 10 tasks on the day they were planned for.',
  ),
  step(
    { category: 'planning', icon: 'puzzle', metric: 'part_of_another' },
    'bronze',
    25,
    'parts_25',
    'Piece by piece',
    'Complete 25 tasks that are parts of another.',
  ),
  step(
    { category: 'flow', icon: 'hourglass', metric: 'long' },
    'silver',
    10,
    'long_10',
    'Deep work',
    'Complete 10 tasks that you spent two hours or more on.',
  ),

  step(kind('code', 'code'), 'silver', 25, 'code_25', 'Builder', 'Complete 25 code tasks.'),
  step(kind('study', 'book'), 'silver', 25, 'study_25', 'Scholar', 'Complete 25 study tasks.'),
  step(kind('creative', 'palette'), 'silver', 25, 'creative_25', 'Maker', 'Complete 25 creative tasks.'),
  step(kind('habit', 'loop'), 'silver', 50, 'habit_50', 'Second nature', 'Complete 50 habits.'),
  step(
    { category: 'craft', icon: 'compass', metric: 'kinds' },
    'bronze',
    5,
    'kinds_5',
    'All-rounder',
    'Complete a task of every kind.',
  ),
  step(
    { category: 'craft', icon: 'link', metric: 'imported' },
    'bronze',
    10,
    'imported_10',
    'Well connected',
    'Complete 10 tasks that came from elsewhere.',
  ),

  step(level, 'bronze', 5, 'level_5', 'Level 5', 'Reach level 5.'),
  step(level, 'silver', 10, 'level_10', 'Level 10', 'Reach level 10.'),
  step({ ...level, icon: 'crown' }, 'gold', 15, 'level_15', 'Level 15', 'Reach level 15.'),
];
