import { describe, expect, it } from 'vitest';
import { locationOf } from './location.ts';

describe('the address of MongoDB', () => {
  it.each([
    ['mongodb://db', 'mongodb://db/', 'deepiri_tasks', 'mongodb://db'],
    ['mongodb://db:27017/', 'mongodb://db:27017/', 'deepiri_tasks', 'mongodb://db:27017'],
    ['mongodb://a:1,b:2/shop?replicaSet=rs0', 'mongodb://a:1,b:2/?replicaSet=rs0', 'shop_tasks', 'mongodb://a:1,b:2'],
    [
      'mongodb+srv://jo:p%40ss@c.example',
      'mongodb+srv://jo:p%40ss@c.example/',
      'deepiri_tasks',
      'mongodb+srv://c.example',
    ],
  ])('%s', (given, url, database, address) => {
    const location = locationOf(given, 'tasks');
    expect({ ...location, url: location.url.replace(/[?&](\w*TimeoutMS=\d+&?)+$/, '') }).toEqual({
      url,
      database,
      address,
    });
  });

  it('D1 leaves no choice about what is durable', () => {
    const { url } = locationOf('mongodb://db/?w=1&Journal=false&readPreference=secondary&replicaSet=rs0', 'tasks');
    expect(url).toContain('/?replicaSet=rs0&');
    expect(url).not.toMatch(/w=1|journal|readPreference/i);
  });

  it('brings short timeouts, unless it says otherwise', () => {
    const { url } = locationOf('mongodb://db/?sockettimeoutms=9&tls=true', 'tasks');
    expect(url).toContain('?sockettimeoutms=9&tls=true&');
    expect(url).not.toContain('socketTimeoutMS');
    expect(url).toContain('serverSelectionTimeoutMS=3000');
  });

  it.each(['mongodb://', 'mongodb://jo:secret@', 'mongodb://jo:secret@db/a.b', 'mongodb://jo:secret@db/a/b'])(
    '%s is refused in words that tell no password',
    (given) => {
      expect(() => locationOf(given, 'tasks')).toThrow(/MongoDB/);
      expect(() => locationOf(given, 'tasks')).not.toThrow(/secret/);
    },
  );

  it('a service name that no database can have is refused', () => {
    for (const name of ['', 'a/b', 'a.b', '$x', 'x'.repeat(60)])
      expect(() => locationOf('mongodb://db', name)).toThrow();
  });
});
