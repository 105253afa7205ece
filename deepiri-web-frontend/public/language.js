// Runs before the first paint: marks the page with its language, and has the sentences fetched beside the program.
// The languages there are stand on the tag of this script, with the address of their sentences once they are built.
(() => {
  const sentences = document.currentScript.dataset;
  let kept = '';
  try {
    kept = localStorage.getItem('deepiri.language') ?? '';
  } catch {
    // Storage may be closed to us; the browser's languages hold then.
  }
  const wanted = [kept, ...navigator.languages].map((name) => name.toLowerCase().split('-')[0]);
  const language = wanted.find((name) => Object.hasOwn(sentences, name)) ?? 'en';
  document.documentElement.lang = language;
  if (!sentences[language]) return;
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = sentences[language];
  document.head.append(link);
})();
