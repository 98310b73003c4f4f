/**
 * What is used of the clients of NATS, @nats-io/transport-node, @nats-io/jetstream and @nats-io/obj 3: their own declarations
 * do not compile with `exactOptionalPropertyTypes`, and would not for whoever imports this package.
 */

export interface Headers extends Iterable<[name: string, values: string[]]> {
  get(name: string, match: 'insensitive'): string;
  has(name: string, match: 'insensitive'): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
}

export interface Connection {
  readonly info?: { readonly max_payload: number } | undefined;
  status(): AsyncIterable<{ readonly type: string; readonly error?: unknown }>;
  closed(): Promise<unknown>;
  isClosed(): boolean;
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly servers: string | string[];
  readonly name: string;
  readonly maxReconnectAttempts: number;
  readonly reconnectTimeWait: number;
  readonly timeout: number;
  readonly user?: string;
  readonly pass?: string;
  readonly token?: string;
  readonly authenticator?: Authenticator;
  readonly tls?: { readonly caFile?: string; readonly certFile?: string; readonly keyFile?: string };
}

/** Nobody here looks into it. */
export type Authenticator = (nonce?: string) => unknown;

/** @nats-io/transport-node. */
export interface Transport {
  connect(options: ConnectOptions): Promise<Connection>;
  credsAuthenticator(credentials: Uint8Array): Authenticator;
  headers(): Headers;
}

/** A message of a stream, as a consumer has it. */
export interface StreamMessage {
  readonly subject: string;
  readonly data: Uint8Array;
  readonly headers?: Headers | undefined;
  readonly redelivered: boolean;
  readonly info: { readonly stream: string; readonly streamSequence: number; readonly deliveryCount: number };
  ack(): void;
  nak(milliseconds?: number): void;
  working(): void;
}

export interface Messages extends AsyncIterable<StreamMessage> {
  close(): Promise<unknown>;
}

export interface Consumer {
  fetch(options: { readonly max_messages: number; readonly expires: number }): Promise<Messages>;
}

export interface PublishOptions {
  readonly msgID: string;
  readonly headers: Headers;
  readonly timeout: number;
  readonly retries: number;
}

export interface StreamClient {
  readonly consumers: { get(stream: string, name: string): Promise<Consumer> };
  publish(
    subject: string,
    bytes: Uint8Array,
    options: PublishOptions,
  ): Promise<{ readonly duplicate: boolean }>;
}

export interface ConsumerConfig {
  readonly durable_name?: string;
  readonly ack_policy: string;
  /** In nanoseconds, as all times here. */
  readonly ack_wait?: number;
  readonly max_ack_pending?: number;
  readonly max_deliver?: number;
  readonly deliver_subject?: string;
  readonly filter_subject?: string;
  readonly filter_subjects?: readonly string[];
}

export interface ConsumerInfo {
  readonly stream_name: string;
  readonly name: string;
  readonly config: ConsumerConfig;
  readonly ack_floor: { readonly stream_seq: number };
  readonly num_pending: number;
  readonly num_ack_pending: number;
}

export interface StreamConfig {
  readonly name: string;
  readonly subjects: string[];
  readonly storage: 'file' | 'memory';
  readonly retention?: 'limits' | 'workqueue';
  readonly duplicate_window?: number;
  readonly max_msg_size?: number;
}

export interface StreamInfo {
  readonly created: unknown;
  readonly state: { readonly messages: number; readonly bytes: number };
}

export interface Manager {
  readonly streams: {
    info(name: string): Promise<StreamInfo>;
    add(config: StreamConfig): Promise<StreamInfo>;
    /** The name of the stream that takes a subject. */
    find(subject: string): Promise<string>;
  };
  readonly consumers: {
    info(stream: string, name: string): Promise<ConsumerInfo>;
    add(stream: string, config: ConsumerConfig): Promise<ConsumerInfo>;
    delete(stream: string, name: string): Promise<unknown>;
  };
}

/** @nats-io/jetstream. */
export interface JetStream {
  jetstream(connection: Connection): StreamClient;
  jetstreamManager(connection: Connection, options: { readonly checkAPI: boolean }): Promise<Manager>;
}

export interface ObjectStore {
  info(name: string): Promise<{ readonly size: number; readonly deleted: boolean } | null>;
  getBlob(name: string): Promise<Uint8Array | null>;
  putBlob(about: { readonly name: string }, bytes: Uint8Array): Promise<unknown>;
}

/** @nats-io/obj. */
export interface Objects {
  readonly Objm: new (
    connection: Connection,
  ) => { open(bucket: string): Promise<ObjectStore>; create(bucket: string): Promise<ObjectStore> };
}
