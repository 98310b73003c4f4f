/** What is undocumented of an event, in the formats: labelled wherever it appears, and never in the way. */
import { describe, expect, test } from 'vitest';
import { csv, type EventFormat, ecs, ocsf, text } from '../../src/formats.ts';
import { decode, FWPM_NET_EVENT5 } from '../../src/index.ts';
import { type InternalChoice, internalFields, internalJson } from '../../src/internal.ts';
import { EVENT, EVENT_ADDRESS, IMAGES, imageC, memoryOf } from '../support/internalImage.ts';

const STRUCT = 'FWPM_NET_EVENT5';
const FORMATS: readonly (readonly [string, EventFormat])[] = [
  ['text', text()],
  ['csv', csv()],
  ['ecs', ecs()],
  ['ocsf', ocsf()],
];

function eventOf(image = imageC(), choice: InternalChoice = 'C') {
  return decode(FWPM_NET_EVENT5, memoryOf(image), EVENT_ADDRESS, { internal: internalFields(choice) });
}

describe.each(FORMATS)('%s', (_, format) => {
  test.each(['A', 'B', 'C'] as const)('says of layout %s that it is undocumented', (layout) => {
    const event = eventOf(IMAGES[layout](), layout);
    const { internal, ...plain } = event;
    const written = format.write(STRUCT, event);
    expect(internal?.layout).toBe(layout);
    expect(written).toMatch(/undocumented/);
    expect(format.write(STRUCT, plain)).not.toMatch(/undocumented/);
  });

  test('says of every internal type that it is undocumented', () => {
    for (let type = 13; type <= 20; type++) {
      const event = eventOf(imageC().u32(EVENT + 0x88, type), true);
      expect(event.internal?.type).toMatch(/_INTERNAL_IKEEXT_/);
      expect(format.write(STRUCT, event)).toMatch(/undocumented/);
    }
  });

  test('writes an event from text whose undocumented members are texts', () => {
    const internal = {
      internalFlags: ['FWPM_NET_EVENT_INTERNAL_FLAG_FILTER_ORIGIN_SET'],
      capabilities: ['FWP_CAPABILITIES_FLAG_INTERNET_CLIENT'],
      fqbnName: null,
      terminatingFiltersInfo: [
        { filterId: '66241', subLayer: 'FWPP_SUBLAYER_INTERNAL_FIREWALL_WF', actionType: 'FWP_ACTION_BLOCK' },
        'text; in the place of a filter',
        { filterId: '1), filter 2 (', subLayer: null, actionType: ['x'] },
      ],
      interfaceIndex: '5',
      somethingNew: { of: 'netsh' },
    };
    const { internal: _, ...plain } = eventOf();
    expect(() => format.write(STRUCT, { ...plain, internal })).not.toThrow();
  });

  test.each([null, 'text', 5, [], {}, { undocumented: true }])('minds no internal that is %j', (internal) => {
    const { internal: _, ...plain } = eventOf();
    expect(() => format.write(STRUCT, { ...plain, internal })).not.toThrow();
  });
});

describe('text', () => {
  const written = (internal: object) => {
    const { internal: _, ...plain } = eventOf();
    return text().write(STRUCT, { ...plain, internal });
  };

  test('of an event from text has the same row, without a layout', () => {
    const terminatingFiltersInfo = [
      { filterId: '66241', subLayer: 'FWPP_SUBLAYER_INTERNAL_FIREWALL_WF', actionType: 'FWP_ACTION_BLOCK' },
    ];
    const row = written({ capabilities: ['FWP_CAPABILITIES_FLAG_INTERNET_CLIENT'], terminatingFiltersInfo });
    expect(row).toContain(
      '  internal    undocumented: decided by filter 66241 (BLOCK in WF); capabilities INTERNET_CLIENT\n',
    );
  });

  test('cannot be made to look like more than one part', () => {
    expect(written({ filterOrigin: 'x; process 1', fqbnName: 'y\n  rule  z' })).toContain(
      'internal    undocumented: origin "x; process 1"; binary "y\\n  rule  z"\n',
    );
  });
});

test('a text that strict parsers refuse is replaced where other programs read it, and kept otherwise', () => {
  const { internal } = eventOf(imageC().text(0x400, '\ud800x\0'));
  if (internal === undefined) throw new Error('nothing was taken');
  expect(internalJson(internal)).toContain('"fqbnName":"\\ud800x"');
  expect(internalJson(internal, { surrogates: 'replace' })).toContain('"fqbnName":"\ufffdx"');
});
