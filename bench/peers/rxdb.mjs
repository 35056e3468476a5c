// RxDB: one database a process, replicated over HTTP with gzip, as its manual shows it.
import { createRxDatabase } from "rxdb";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import compression from "compression";
import express from "express";
import { readDocuments, serve } from "./talk.mjs";

const entry = {
  type: "object",
  properties: { id: { type: "string" }, kind: { type: "string" }, at: { type: "string" }, text: { type: "string" } },
};
const schema = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: { id: { type: "string", maxLength: 40 }, timeline: { type: "array", items: entry } },
  additionalProperties: true,
  required: ["id"],
};

const database = await createRxDatabase({ name: `peer${process.pid}`, storage: getRxStorageMemory(), multiInstance: false });
let cases;

async function collect(sample) {
  // RxDB wants every field named.
  const properties = { ...schema.properties };
  for (const document of sample)
    for (const [name, value] of Object.entries(document))
      properties[name] ??= { type: Array.isArray(value) ? "array" : value === null ? ["null", "string"] : typeof value };
  delete schema.additionalProperties;
  await database.addCollections({ cases: { schema: { ...schema, properties } } });
  cases = database.cases;
}

await serve({
  async host({ documents }) {
    const { createRxServer } = await import("rxdb-server/plugins/server");
    const { RxServerAdapterExpress } = await import("rxdb-server/plugins/adapter-express");
    const found = readDocuments(documents);
    await collect(found);
    await cases.bulkInsert(found);
    const adapter = {
      ...RxServerAdapterExpress,
      async create() {
        const app = express();
        app.use(compression({ threshold: 0 }));
        app.use(express.json({ limit: "50mb" }));
        return app;
      },
      // The port is free to choose only at the listening socket itself.
      async listen(app, port, hostname) {
        this.socket = await new Promise((done) => {
          const opened = app.listen(0, "127.0.0.1", () => done(opened));
        });
      },
    };
    const server = await createRxServer({ database, adapter, port: 0, hostname: "127.0.0.1" });
    server.addReplicationEndpoint({ name: "cases", collection: cases });
    await server.start();
    return { port: adapter.socket.address().port };
  },
  async change({ documents }) {
    for (const changed of readDocuments(documents)) await cases.incrementalUpsert(changed);
    return {};
  },
  async open({ documents, batch }) {
    // Only the shape of the documents is read, not one of them is kept.
    await collect(readDocuments(documents));
    globalThis.batch = batch;
    return {};
  },
  async sync({ port, seconds }) {
    const { replicateServer } = await import("rxdb-server/plugins/replication-server");
    const state = replicateServer({
      collection: cases,
      replicationIdentifier: "peer",
      url: `http://127.0.0.1:${port}/cases/0`,
      pull: { batchSize: globalThis.batch },
      push: { batchSize: globalThis.batch },
      live: false,
      retryTime: 200,
      waitForLeadership: false,
    });
    const done = state.awaitInitialReplication().then(() => true);
    const late = new Promise((end) => setTimeout(() => end(false), seconds * 1000));
    const finished = await Promise.race([done, late]);
    await state.cancel();
    return { finished, held: await cases.count().exec() };
  },
  async held() {
    const all = await cases.find().exec();
    return { held: all.length, entries: all.reduce((sum, it) => sum + (it.timeline?.length ?? 0), 0) };
  },
  async end() {
    return {};
  },
});
