/** The connection to a server of NATS. */
import type { Connection } from './clients.ts';
import { isNamed, refusalOf, WorkerError, wordsOf } from './error.ts';
import type { Clients } from './packages.ts';

/** Where the servers are, and who connects. */
export interface ConnectionOptions {
  /** Such as `nats://10.0.0.7:4222`, or `tls://` for TLS; several for a cluster. 127.0.0.1:4222 by default. */
  readonly servers?: string | readonly string[] | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
  /** What a file of credentials holds (`.creds`). */
  readonly credentials?: Uint8Array | undefined;
  /** Paths of files in PEM: the certificates to trust, and the own one with its key. */
  readonly caFile?: string | undefined;
  readonly certFile?: string | undefined;
  readonly keyFile?: string | undefined;
}

/** @throws WorkerError where there is no server, or where it refuses this one. */
export async function connectTo(
  { transport }: Clients,
  options: ConnectionOptions,
  name: string,
): Promise<Connection> {
  const {
    servers = '127.0.0.1:4222',
    user,
    password,
    token,
    credentials,
    caFile,
    certFile,
    keyFile,
  } = options;
  const tls = defined({ caFile, certFile, keyFile });
  const hasTls = Object.keys(tls).length > 0;
  try {
    return await transport.connect({
      servers: typeof servers === 'string' ? servers : [...servers],
      name,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      timeout: 5000,
      ...defined({ user, pass: password, token }),
      ...(credentials && { authenticator: transport.credsAuthenticator(credentials) }),
      ...(hasTls && { tls }),
    });
  } catch (error) {
    throw notConnected(String(servers), error);
  }
}

function notConnected(servers: string, error: unknown): WorkerError {
  const where = servers.replaceAll(/\/\/[^@/]*@/g, '//');
  const refusal = refusalOf(error);
  if (refusal !== undefined) {
    return new WorkerError(
      'REFUSED',
      `${where} refuses this user (${wordsOf(error)}): look at the user and password, the token or the credentials`,
      error,
    );
  }
  const reason = isNamed(error, 'ConnectionError') ? error.message : wordsOf(error);
  return new WorkerError('NO_SERVER', `cannot connect to ${where}: ${reason}`, error);
}

/** The members that are there. */
function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const there: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in members) {
    const value = members[key];
    if (isDefined(value)) there[key] = value;
  }
  return there;
}

function isDefined<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}
