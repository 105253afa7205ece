import { data } from './data.ts';
import { first } from './first.ts';
import { later } from './later.ts';

/**
 * Every sentence of the app, in German, a file per room, in the order of the English ones. People are called “du”.
 *
 * One word for one thing:
 * task Aufgabe · subtask Teilaufgabe · example Beispiel · project Projekt · label Label · notes Notizen
 * to complete erledigen (done: erledigt) · to reopen wieder öffnen · to start beginnen · trash Papierkorb
 * due fällig · planned for geplant für · overdue überfällig · estimate Schätzung · time spent Zeitaufwand
 * time entry Zeiteintrag · timer Timer (starten, stoppen) · comment Kommentar · activity Aktivität
 * to wait for warten auf · dependency Abhängigkeit · repetition Wiederholung · version Version · history Verlauf
 * board (of people) Bestenliste · board (of cards) Board · view Ansicht · filter Filter · column Spalte
 * saved view gespeicherte Ansicht · by hand von Hand · graph Graph · calendar Kalender
 * plan Plan · critical path kritischer Pfad · slack Puffer · archive Archiv (to archive archivieren)
 * import Import · export Export · calendar address Kalenderadresse · quiet hours Ruhezeiten
 * XP XP · level Level · streak Serie · freeze Schutztag · badge Abzeichen · ledger Buchungen · entry Buchung
 * inbox Posteingang · notification Benachrichtigung · access token Zugangstoken · session Sitzung
 * quick-add and filters are typed in the words of their own language, which is not translated.
 */
export const de = { ...first, ...later, ...data };
