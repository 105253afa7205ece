// Runs before the first paint: has the room that the address asks for fetched beside the program, which would ask for it
// only once it runs. What each room is made of stands on the tag of this script, once it is built.
(() => {
  const { files, rooms, later } = JSON.parse(document.currentScript.dataset.built || '{"rooms":{}}');
  const [first, second, third] = location.pathname.slice(1).split('/');
  let room = first || 'today';
  if (first.startsWith('sign-')) room = 'sign';
  // A task lies beside Today, or has a page of its own.
  else if (first === 'tasks' && second) room = third ? 'task' : 'today';
  if (!Object.hasOwn(rooms, room)) return;
  const isFirst = room === 'sign' || room === 'today';
  const needed = isFirst ? rooms[room] : rooms[room].concat(later[document.documentElement.lang]);
  for (const at of needed) {
    const link = document.createElement('link');
    // As the program asks for it, so that it is the same request.
    link.crossOrigin = '';
    link.href = `/${files[at]}`;
    if (link.href.endsWith('.css')) link.as = 'style';
    link.rel = link.as ? 'preload' : 'modulepreload';
    document.head.append(link);
  }
})();
