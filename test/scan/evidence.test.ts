/** What single values are worth, up to the last one on either side. */
import { describe, expect, test } from 'vitest';
import {
  boolPoints,
  enumPoints,
  flagPoints,
  headerFlagPoints,
  ipv4Points,
  numberPoints,
  POINTS,
  protocolPoints,
  sidPoints,
  textKind,
} from '../../src/scan/evidence.ts';
import { Image } from '../support/image.ts';

function viewOf({ bytes }: Image): DataView {
  return new DataView(bytes.buffer);
}

describe('a SID', () => {
  test.each([
    ['with one sub-authority', [1, 1, 0, 0, 0, 0, 0, 5], POINTS.sid],
    ['with 15 of them', [1, 15, 0, 0, 0, 0, 0, 5], POINTS.sid],
    ['of the last authority that Windows could have', [1, 2, 0, 0, 0, 0, 0, 255], POINTS.sid],
    ['of the NULL authority', [1, 1, 0, 0, 0, 0, 0, 0], POINTS.sid],
    ['of authority 256', [1, 2, 0, 0, 0, 0, 1, 0], POINTS.otherSid],
    ['of an authority of six bytes', [1, 2, 1, 0, 0, 0, 0, 5], POINTS.otherSid],
    ['without sub-authorities', [1, 0, 0, 0, 0, 0, 0, 5], 0],
    ['with 16 of them', [1, 16, 0, 0, 0, 0, 0, 5], 0],
    ['of another revision', [2, 1, 0, 0, 0, 0, 0, 5], 0],
    ['of another revision and an authority of others', [2, 1, 9, 9, 9, 9, 9, 9], POINTS.garbage],
  ])('%s', (_, bytes, points) => {
    expect(sidPoints(viewOf(new Image(10, 0xee).u8(2, ...bytes)), 2)).toBe(points);
  });
});

describe('a number', () => {
  test.each([
    ['failureStatus', 0, 0],
    ['failureStatus', 0x40000000, 0],
    ['failureStatus', 0x80000005, 0],
    ['failureStatus', 0xbfffffff, 0],
    ['failureStatus', 0xc0000000, POINTS.errorStatus],
    ['failureStatus', 0xc035ffff, POINTS.errorStatus],
    ['failureStatus', 0xc0360000, POINTS.ipsecStatus],
    ['failureStatus', 0xc036ffff, POINTS.ipsecStatus],
    ['failureStatus', 0xc0370000, POINTS.errorStatus],
    ['failureStatus', 0x80360001, 0],
    ['failureErrorCode', 12999, POINTS.oddError],
    ['failureErrorCode', 13000, POINTS.ipsecError],
    ['failureErrorCode', 13999, POINTS.ipsecError],
    ['failureErrorCode', 14000, POINTS.oddError],
    ['failureErrorCode', 0x7fffffff, POINTS.oddError],
    ['failureErrorCode', 0x80000000, 0],
    ['layerId', 0, 0],
    ['layerId', 1, POINTS.layerId],
    ['layerId', 255, POINTS.layerId],
    ['layerId', 256, 0],
    ['toString', 1, 0],
  ])('%s %i', (member, value, points) => {
    expect(numberPoints(member, value)).toBe(points);
  });

  test.each([
    ['0.0.0.0', ipv4Points(0), 0],
    ['0.0.0.1', ipv4Points(1), POINTS.oddAddress],
    ['0.255.255.255', ipv4Points(0x00ffffff), POINTS.oddAddress],
    ['1.0.0.0', ipv4Points(0x01000000), POINTS.address],
    ['255.255.255.255', ipv4Points(0xffffffff), POINTS.address],
    ['protocol 0', protocolPoints(0), POINTS.noProtocol],
    ['protocol 6', protocolPoints(6), POINTS.protocol],
    ['protocol 7', protocolPoints(7), 0],
    ['one flag', headerFlagPoints(0x1000), 0],
    ['two flags', headerFlagPoints(0x1001), POINTS.twoFlags],
    ['three flags', headerFlagPoints(0x1011), POINTS.manyFlags],
    ['FALSE', boolPoints(0), 0],
    ['TRUE', boolPoints(1), POINTS.bool],
    ['BOOL 2', boolPoints(2), POINTS.oddBool],
    ['no flags', flagPoints(0, 3), 0],
    ['flags with names', flagPoints(3, 3), POINTS.flags],
    ['flags one of which has none', flagPoints(7, 3), POINTS.oddFlags],
    ['an enum of 0', enumPoints(0, true, true), 0],
    ['an enum with a name', enumPoints(255, true, true), POINTS.enumeration],
    ['an enum with a name, and no small number', enumPoints(256, true, true), POINTS.largeEnumeration],
    ['an enum without a name', enumPoints(1, false, true), POINTS.unnamed],
    ['an enum of 0 without a name', enumPoints(0, false, true), POINTS.unnamed],
    ['a number without a name', enumPoints(1, false, false), POINTS.unnamedNumber],
    ['a number of 0 without a name', enumPoints(0, false, false), 0],
  ])('%s', (_, points, expected) => {
    expect(points).toBe(expected);
  });
});

describe('text', () => {
  const A = 0x61;
  const kindOf = (...units: number[]) =>
    textKind(viewOf(new Image(2 * units.length).u16(0, ...units)), 0, units.length);

  test.each([
    ['of ASCII', [A, A, A, A], 'ascii'],
    ['of the first and the last character of ASCII', [0x20, 0x7e], 'ascii'],
    ['half of it ASCII', [A, A, 0x4e00, 0x4e00], 'ascii'],
    ['less than half of it ASCII', [A, 0x4e00, 0x4e00], 'other'],
    ['beyond ASCII from its first character on', [0xa0, 0xdfff, 0xf900, 0xfffd], 'other'],
    ['with one in eight that is none', [A, A, A, A, A, A, A, 1], 'ascii'],
    ['with more than one in eight that is none', [A, A, A, A, A, A, 1], 'garbage'],
    ['a control', [0x1f], 'garbage'],
    ['DEL', [0x7f], 'garbage'],
    ['the last of the C1 controls', [0x9f], 'garbage'],
    ['the first of private use', [0xe000], 'garbage'],
    ['the last of private use', [0xf8ff], 'garbage'],
    ['a noncharacter', [0xfffe], 'garbage'],
  ])('%s', (_, units, kind) => {
    expect(kindOf(...units)).toBe(kind);
  });
});
