import { eventually, startTestPlatform } from '../platform.ts';

/** The page of metrics of each service and of the gateway, after flow 1 went through all of them. */
export async function metricsPages(): Promise<Map<string, string>> {
  const test = await startTestPlatform();
  try {
    const { token } = await test.register();
    const heard: string[] = [];
    const socket = test.socket({ token });
    socket.on('event', ({ type }: { type: string }) => heard.push(type));
    await eventually(() => socket.connected, 'the socket connects');
    const { body: task } = await test.call('POST', '/api/tasks', { token, body: { title: 'Measured' } });
    await test.call('POST', `/api/tasks/${task.id}/complete`, { token });
    await test.settled();
    await eventually(() => heard.includes('notification.created'), 'the socket hears of the notification');
    const pages = Object.entries(test.ports).map(async ([service, port]) => {
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
      if (!answer.ok) throw new Error(`${service} answered ${answer.status}`);
      return [service, await answer.text()] as const;
    });
    return new Map(await Promise.all(pages));
  } finally {
    await test.stop();
  }
}
