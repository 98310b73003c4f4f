/** The clients of NATS, which are not installed with fwpm and loaded when a worker begins. */
import type { JetStream, Objects, Transport } from './clients.ts';
import { WorkerError } from './error.ts';

/** Imported by name, since nothing of their declarations is used. */
const TRANSPORT = '@nats-io/transport-node';
const JETSTREAM = '@nats-io/jetstream';
const OBJECTS = '@nats-io/obj';

export interface Clients {
  readonly transport: Transport;
  readonly jetstream: JetStream;
}

/** @throws WorkerError where they are not installed. */
export async function loadClients(): Promise<Clients> {
  const transport: Transport = await orMissing(TRANSPORT, import(TRANSPORT));
  const jetstream: JetStream = await orMissing(JETSTREAM, import(JETSTREAM));
  return { transport, jetstream };
}

/** The client of the Object Store, for captures that are longer than messages can be. @throws WorkerError */
export function loadObjects(): Promise<Objects> {
  return orMissing(OBJECTS, import(OBJECTS));
}

async function orMissing<T>(name: string, loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (cause) {
    const isAbsent = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
    const all = [TRANSPORT, JETSTREAM, OBJECTS].map((each) => `${each}@3`).join(' ');
    throw new WorkerError(
      'NO_PACKAGE',
      isAbsent
        ? `the worker needs the package ${name} beside fwpm: npm install ${all}, with -g where fwpm was installed with it`
        : `the package ${name}, which the worker needs, does not load here: ${String(cause)}`,
      cause,
    );
  }
}
