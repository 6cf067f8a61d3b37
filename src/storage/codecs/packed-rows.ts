import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { UnreadableRecord } from '../kvs-client';

/**
 * What rows look like. Deflate refers back to it, so that a handful of rows packs as well as thousands would. Part of the
 * format: another text needs another version.
 */
const SAMPLE = Buffer.from(
  '{"rev":12,"cycle":"FY21-Q1","objective":"OBJ-1","def":{"v":1,"name":"","description":"","start":"2021-01-01",' +
    '"end":"2021-12-31","translateBy":"2021-01-31","cycle":"FY21","level":"organization","parent":null,"alignedTo":[],' +
    '"owner":null,"status":"active","weight":1}},"OBJ-10":{"rev":2,"cycle":"FY21","def":{"v":1,"name":"","description":"",' +
    '"cycle":"FY21","level":"business-unit","parent":"OBJ-1","alignedTo":["OBJ-2"],"owner":"712020:","status":"closed",' +
    '"level":"team","level":"individual","status":"draft","weight":1}},"TGT-100":{"rev":3,"cycle":"FY21",' +
    '"objective":"OBJ-100","def":{"v":1,"objective":"OBJ-100","cycle":"FY21","name":"","owner":"712020:",' +
    '"horizon":"strategic","horizon":"operational","measure":{"type":"metric","take":"latest"},"baseline":0,"goal":100,' +
    '"unit":"%","start":"2021-01-01","due":"2021-12-31","weight":1,"nextLink":2,"links":[{"no":1,"kind":"jql","jql":' +
    '"project = AND fixVersion = \\"\\"","below":false,"broken":null},{"no":1,"kind":"issue","issueId":"10001",' +
    '"key":"","below":true,"gone":false}],"path":["OBJ-100","OBJ-10","OBJ-1"]},"roll":{"v":1,"g":0,"b":0,"n":0,' +
    '"sums":null,"values":[["2021-01-31",10],["2021-02-28",20]],"asOf":"2021-06-30T12:00:00.000Z","complete":true,' +
    '"staleSince":null,"days":[["2021-06-29",0,null,null],["2021-06-30",0,null,null]]}},"TGT-1":{"rev":2,"cycle":"FY21",' +
    '"objective":"OBJ-1","def":{"v":1,"objective":"OBJ-1","cycle":"FY21","name":"","owner":"712020:",' +
    '"horizon":"strategic","measure":{"type":"completion","weighBy":{"kind":"count"}},"baseline":0,"goal":100,"unit":"%",' +
    '"start":"2021-01-01","due":"2021-12-31","weight":1,"nextLink":1,"links":[],"path":["OBJ-1"]},"roll":{"v":1,"g":1,' +
    '"b":1,"n":1,"sums":{"count":{"new":0,"indeterminate":0,"done":0},"weight":{"new":0,"indeterminate":0,"done":0},' +
    '"excluded":0,"unweighted":0},"values":[],"asOf":"2021-06-30T12:00:00.000Z","complete":false,"staleSince":null,"days":[]}}',
);

/** A row as it is stored, by the key of what it shows. */
export type Rows = Readonly<Record<string, unknown>>;

/** Rows as one short text. */
export const packRows = (rows: Rows): string =>
  deflateRawSync(JSON.stringify(rows), { dictionary: SAMPLE, level: 9 }).toString('base64');

/** Rows from their text; `key` names the record when it is none. */
export function unpackRows(key: string, text: string): Rows {
  let rows: unknown;
  try {
    rows = JSON.parse(inflateRawSync(Buffer.from(text, 'base64'), { dictionary: SAMPLE }).toString('utf8'));
  } catch {
    // Whatever is wrong with the text, the record is of no use; its key says where to look.
    throw new UnreadableRecord(key, 'z');
  }
  if (typeof rows !== 'object' || rows === null) throw new UnreadableRecord(key, 'z');
  return { ...rows };
}
