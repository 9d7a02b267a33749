import { expect, test } from "vitest";
import { statementsIn } from "./statements";

test("what the log says of statements is summed up by statement, whatever else it says", () => {
  const log = `2026-11-27 01:26:33.123 UTC [42] LOG:  duration: 0.500 ms  parse p1: select a
\tfrom b where c = $1
2026-11-27 01:26:33.124 UTC [42] LOG:  duration: 0.250 ms  bind p1: select a
\tfrom b where c = $1
2026-11-27 01:26:33.125 UTC [42] LOG:  duration: 1.250 ms  execute p1: select a
\tfrom b where c = $1
2026-11-27 01:26:33.125 UTC [42] DETAIL:  Parameters: $1 = 'duration: 5 ms  statement: no'
2026-11-27 01:26:33.126 UTC [42] LOG:  duration: 4.000 ms  statement: begin
2026-11-27 01:26:33.127 UTC [43] LOG:  duration: 1.000 ms  execute p9: select a from b where c = $1
2026-11-27 01:26:33.128 UTC [43] ERROR:  duration: 1.000 ms  statement: not one
2026-11-27 01:26:33.129 UTC [7] LOG:  received SIGHUP, reloading configuration files
`;
  expect(statementsIn(log)).toEqual([
    { statement: "begin", times: 1, ms: 4 },
    { statement: "select a from b where c = $1", times: 2, ms: 3 },
  ]);
});
