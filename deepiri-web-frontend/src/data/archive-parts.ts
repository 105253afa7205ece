/** Characters of a part: the platform has done it in the time that a request may take. */
const PART = 1_000_000;

type Archive = { format: string; version: number } & Record<string, unknown>;

/**
 * The parts in which a file goes to the platform: a long archive as several of its kind, in its order, anything else as it is.
 * @param text of the file
 */
export function partsOf(text: string, most = PART): string[] {
  const archive = text.length > most ? archiveIn(text) : undefined;
  if (!archive) return [text];
  const { format, version, ...lists } = archive;
  const parts: string[] = [];
  for (const [name, records] of Object.entries(lists)) {
    if (!Array.isArray(records)) continue;
    let [part, size] = [[] as string[], 0];
    const end = () => {
      if (part.length > 0)
        parts.push(`${JSON.stringify({ format, version }).slice(0, -1)},"${name}":[${part.join(',')}]}`);
      [part, size] = [[], 0];
    };
    for (const record of records) {
      const json = JSON.stringify(record);
      if (size + json.length > most) end();
      part.push(json);
      size += json.length;
    }
    end();
  }
  return parts.length > 0 ? parts : [text];
}

function archiveIn(text: string): Archive | undefined {
  if (!/^\uFEFF?\s*\{\s*"format"\s*:\s*"deepiri-archive"/.test(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Archive;
  } catch {
    return undefined;
  }
}
