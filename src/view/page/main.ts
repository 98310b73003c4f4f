/** Starts the page: its worker, and the files that are in it. */
import { FwpmApp } from './app.ts';
import { pieces } from './blocks.ts';
import { Client } from './client.ts';
import { Store } from './store.ts';

async function start(): Promise<void> {
  const store = new Store(await Client.start());
  const app = new FwpmApp();
  app.store = store;
  document.body.prepend(app);
  await store.openPage(pieces());
}

void start();
