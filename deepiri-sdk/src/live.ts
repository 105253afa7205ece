import type { LiveEventOf, LiveEventType, Problem, Ready, Resync, SessionClosed, User } from 'deepiri-contracts';
import type { Socket } from 'socket.io-client';
import { listenerSet } from './listeners.ts';
import { isProblem } from './problem-response.ts';
import type { SessionKeeper } from './session.ts';

/** Any live event; its `type` tells what `data` is. */
export type AnyLiveEvent = LiveEventOf<LiveEventType>;

/** `closed`: not wanted. `offline`: wanted, and being tried again. `live`: everything arrives as it happens. */
export type LiveStatus = 'closed' | 'connecting' | 'live' | 'offline';

export type Live = {
  /** Opens the socket and keeps it open until `close()`. */
  connect(): void;
  /** Closes the socket. A later `connect()` goes on from the last offset of the same user. */
  close(): void;
  /** Listens to one type of event, or to all with `*`; answers how to stop. */
  on<T extends LiveEventType>(type: T, listener: (event: LiveEventOf<T>) => void): () => void;
  on(type: '*', listener: (event: AnyLiveEvent) => void): () => void;
  /** Told when events were missed for good: read everything again. */
  onResync(listener: (resync: Resync) => void): () => void;
  readonly status: LiveStatus;
  onStatus(listener: (status: LiveStatus) => void): () => void;
  /** Tried again now where the next try is waited for: somebody has just heard from the platform. */
  hurry(): void;
  /** The offset of the newest event that was seen. */
  readonly lastOffset: number | undefined;
};

const FIRST_WAIT_MS = 500;
/** A person is looking: as long as this a page may be behind that nothing else tells of. */
const LONGEST_WAIT_MS = 5_000;

/** The socket of a session: resumes where it was, with a fresh token each time. */
export function createLive({ url, session }: { url: string; session: SessionKeeper }): Live {
  const everything = listenerSet<AnyLiveEvent>();
  const byType = new Map<string, ReturnType<typeof listenerSet<AnyLiveEvent>>>();
  const resyncs = listenerSet<Resync>();
  const statuses = listenerSet<LiveStatus>();
  let status: LiveStatus = 'closed';
  let lastOffset: number | undefined;
  let offsetsOf: string | undefined;
  let sent: string | undefined;
  let refused = false;
  let failures = 0;
  let waiting = false;
  let closing: SessionClosed['reason'] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Changes with each connect and close, so that what belongs to an earlier one is ignored. */
  let life = 0;
  let socket: Socket | undefined;

  const become = (next: LiveStatus) => {
    if (next === status) return;
    status = next;
    statuses.tell(next);
  };

  const receive = (event: AnyLiveEvent) => {
    if (lastOffset !== undefined && event.offset <= lastOffset) return;
    lastOffset = event.offset;
    if (event.type === 'user.updated') session.learn(event.data.user as User);
    byType.get(event.type)?.tell(event);
    everything.tell(event);
  };

  /**
   * The token to show: another one when the last was refused. When none can be had now the old one has to do.
   * @throws ProblemResponse when there is no old one either
   */
  const tokenToShow = async () => {
    try {
      sent = refused ? await session.replace(sent) : await session.token();
      if (sent === undefined && session.canRefresh()) sent = await session.refresh();
    } catch (error) {
      if (isProblem(error) && error.status === 401) return undefined;
      if (sent === undefined) throw error;
    }
    return sent;
  };

  const rest = () => {
    waiting = true;
    become('offline');
  };

  const tryNow = () => {
    clearTimeout(timer);
    failures = 0;
    waiting = false;
    socket?.disconnect().connect();
  };

  const again = (opened: Socket) => {
    rest();
    clearTimeout(timer);
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.5 + Math.random() / 2);
    failures += 1;
    timer = setTimeout(() => {
      waiting = false;
      opened.connect();
    }, wait);
  };

  const renew = async (opened: Socket) => {
    const fresh = await session.token();
    sent = fresh === sent && session.canRefresh() ? await session.replace(sent) : fresh;
    opened.emit('token:refresh', { token: sent });
  };

  const listen = (opened: Socket) => {
    opened.io.on('reconnect_attempt', () => {
      waiting = false;
    });
    opened.on('event', receive);
    opened.on('resync', (resync: Resync) => {
      lastOffset = resync.offset;
      resyncs.tell(resync);
    });
    opened.on('ready', (ready: Ready) => {
      lastOffset = Math.max(lastOffset ?? 0, ready.offset);
      failures = 0;
      refused = false;
      become('live');
    });
    opened.on('session', ({ reason }: SessionClosed) => {
      closing = reason;
    });
    opened.on('token:expired', () => {
      renew(opened).catch(() => {});
    });
    opened.on('connect_error', (error: Error & { data?: Problem }) => {
      const { code } = error.data ?? {};
      if (code === 'token_expired' || code === 'unauthenticated') refused = session.canRefresh();
      if (opened.active) rest();
      else again(opened);
    });
    opened.on('disconnect', (reason) => {
      const ended = closing === 'ended';
      refused ||= closing === 'expired' && session.canRefresh();
      closing = undefined;
      if (ended) session.end('ended');
      else if (reason === 'io server disconnect') again(opened);
      else if (opened.active) rest();
    });
  };

  const open = async (mine: number) => {
    const { io } = await import('socket.io-client');
    if (mine !== life) return;
    const opened = io(url || undefined, {
      auth: (show) => {
        tokenToShow().then(
          (token) => {
            if (mine !== life) return;
            if (token === undefined) live.close();
            else show({ token, ...(lastOffset === undefined ? {} : { lastOffset }) });
          },
          () => {
            if (mine !== life) return;
            opened.disconnect();
            again(opened);
          },
        );
      },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      forceNew: true,
      autoConnect: false,
      reconnectionDelay: FIRST_WAIT_MS,
      reconnectionDelayMax: LONGEST_WAIT_MS,
    });
    socket = opened;
    listen(opened);
    opened.connect();
  };

  const live: Live = {
    connect() {
      if (status !== 'closed') return;
      life += 1;
      failures = 0;
      become('connecting');
      const mine = life;
      open(mine).catch(() => {
        if (mine !== life) return;
        become('offline');
        timer = setTimeout(() => open(mine), LONGEST_WAIT_MS);
      });
    },
    close() {
      life += 1;
      clearTimeout(timer);
      socket?.removeAllListeners();
      socket?.disconnect();
      socket = undefined;
      become('closed');
    },
    on(type: string, listener: (event: never) => void) {
      const hear = listener as (event: AnyLiveEvent) => void;
      if (type === '*') return everything.add(hear);
      const listeners = byType.get(type) ?? listenerSet<AnyLiveEvent>();
      byType.set(type, listeners);
      return listeners.add(hear);
    },
    onResync: resyncs.add,
    get status() {
      return status;
    },
    onStatus: statuses.add,
    hurry() {
      if (waiting && status === 'offline') tryNow();
    },
    get lastOffset() {
      return lastOffset;
    },
  };

  // A network that is back is tried at once, whatever the wait had grown to.
  (globalThis as { addEventListener?: (type: string, listener: () => void) => void }).addEventListener?.(
    'online',
    () => {
      if (status === 'offline') tryNow();
    },
  );

  session.subscribe(({ user, status: signedIn }) => {
    if (user && user.id !== offsetsOf) {
      if (offsetsOf !== undefined) lastOffset = undefined;
      offsetsOf = user.id;
    }
    if (signedIn === 'signed_out') live.close();
  });
  return live;
}
