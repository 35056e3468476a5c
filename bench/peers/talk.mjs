// Orders come as JSON lines on stdin, answers leave as JSON lines on stdout.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";

export function tell(answer) {
  process.stdout.write(JSON.stringify(answer) + "\n");
}

export function readDocuments(path) {
  return readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** Serve orders one after the other; an order that fails is told, not thrown. */
export async function serve(orders) {
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line);
    try {
      tell({ ok: true, ...(await orders[order.do](order)) });
    } catch (error) {
      tell({ ok: false, reason: String(error?.message ?? error).slice(0, 300) });
    }
    if (order.do === "end") process.exit(0);
  }
}
