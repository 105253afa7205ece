export { addDays, daysBetween, instantOf, isTimeZone, localDay, wallClock } from 'deepiri-contracts/time';
