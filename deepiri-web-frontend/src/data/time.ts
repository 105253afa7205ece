export { addDays, daysBetween, instantOf, localDay, wallClock } from 'deepiri-contracts/time';
