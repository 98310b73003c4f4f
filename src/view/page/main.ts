/** Starts the page: its worker, and the files that are in it. */
import { FwpmApp } from './app.ts';
import { takeFiles } from './blocks.ts';
import { Client } from './client.ts';
import { Store } from './store.ts';

const client = await Client.start();
const files = takeFiles();
const store = new Store(client);
const app = new FwpmApp();
app.store = store;
document.body.replaceChildren(app);
if (files.length > 0) await store.open(files, false);
