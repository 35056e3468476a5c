// PouchDB: express-pouchdb as the server, PouchDB as the client, both in memory, gzip on.
import { createRequire } from "node:module";
import { readDocuments, serve } from "./talk.mjs";

const require = createRequire(import.meta.url);
const PouchDB = require("pouchdb-node").plugin(require("pouchdb-adapter-memory"));
const asDocument = ({ id, ...rest }) => ({ _id: id, ...rest });
let cases;
let batch;

async function put(documents) {
  for (const { _id, ...rest } of documents.map(asDocument)) {
    const { _rev } = await cases.get(_id);
    await cases.put({ _id, _rev, ...rest });
  }
}

await serve({
  async host({ documents }) {
    const express = require("express");
    const Stored = PouchDB.defaults({ adapter: "memory" });
    const app = express();
    app.use(require("compression")({ threshold: 0 }));
    const handler = require("express-pouchdb")(Stored, { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: "/dev/null" });
    app.use("/", handler);
    cases = new Stored("cases");
    await cases.bulkDocs(readDocuments(documents).map(asDocument));
    const socket = await new Promise((done) => {
      const opened = app.listen(0, "127.0.0.1", () => done(opened));
    });
    return { port: socket.address().port };
  },
  async change({ documents }) {
    await put(readDocuments(documents));
    return {};
  },
  async open(order) {
    batch = order.batch;
    cases = new PouchDB("cases", { adapter: "memory" });
    return {};
  },
  async sync({ port, seconds }) {
    const remote = new PouchDB(`http://127.0.0.1:${port}/cases`, { skip_setup: true });
    const run = cases.sync(remote, { batch_size: batch, retry: true, back_off_function: () => 200 });
    const done = run.then(
      (result) => result.push.ok !== false && result.pull.ok !== false && !result.pull.errors.length,
      () => false,
    );
    const late = new Promise((end) => setTimeout(() => end(false), seconds * 1000));
    const finished = await Promise.race([done, late]);
    run.cancel();
    return { finished, held: (await cases.info()).doc_count };
  },
  async held() {
    const { rows } = await cases.allDocs({ include_docs: true });
    return { held: rows.length, entries: rows.reduce((sum, row) => sum + (row.doc.timeline?.length ?? 0), 0) };
  },
  async end() {
    return {};
  },
});
