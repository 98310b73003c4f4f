/** Sizes, alignments, offsets and types of every struct under every ABI, against what the C compilers say. */
import { describe, expect, test } from 'vitest';
import { ABIS, type Abi, layoutOf, layouts, uint32, type ValueLayout } from '../../src/index.ts';
import { layoutNamed } from '../support/decode.ts';
import { declaredMembers } from '../support/members.ts';
import { LEAVES, layoutCases, oracleLayouts, oracleStructs, type Pointee } from '../support/oracle.ts';

describe.each(layoutCases())('$name under $abi', ({ abi, name, layout }) => {
  test('size and alignment', () => {
    const ours = layoutOf(layoutNamed(name), abi);
    expect(`${ours.name} ${ours.size}/${ours.align}`).toBe(`${name} ${layout.size}/${layout.align}`);
  });

  test('members in C order: path, type, offset, size', () => {
    const ours = layoutOf(layoutNamed(name), abi);
    const members = LEAVES.has(name) ? [] : layout.members;
    expect(
      ours.members.map(({ path, type, offset, size }) => `${path}: ${type} at ${offset}+${size}`),
    ).toEqual(members.map(({ path, ctype, offset, size }) => `${path}: ${ctype} at ${offset}+${size}`));
  });

  // Offsets alone do not tell them: most members would lie where they do with another alignment, too.
  test('size and alignment of each member, and of what it leads to', () => {
    const ours = declaredMembers(layoutNamed(name)).map(
      (member) => `${member.path}: ${extentsOf(member.layout, abi).join(' -> ')}`,
    );
    const members = LEAVES.has(name) ? [] : layout.members;
    expect(ours).toEqual(
      members.map(({ path, size, align, pointee }) =>
        [`${path}: ${size}/${align}`, ...pointeeExtents(pointee, abi)].join(' -> '),
      ),
    );
  });
});

/** `size/alignment` of a layout, of what it points to, and so on. */
function extentsOf(layout: ValueLayout, abi: Abi): string[] {
  const { size, align } = layoutOf(layout, abi);
  const further = layout.kind === 'pointer' ? [layout.to] : layout.kind === 'counted' ? [layout.of] : [];
  return [`${size}/${align}`, ...further.flatMap((pointee) => extentsOf(pointee, abi))];
}

/** Bytes of C's fundamental types behind pointers, which are aligned to their size. The pointer to void is PSID. */
const SCALAR_EXTENTS: Readonly<Record<string, string>> = {
  'unsigned char': '1/1',
  'unsigned short': '2/2',
  'unsigned long long': '8/8',
  'long long': '8/8',
  double: '8/8',
};

function pointeeExtents(pointee: Pointee | undefined, abi: Abi): (string | undefined)[] {
  if (pointee === undefined) return [];
  if (pointee.kind === 'pointer') {
    return [abi === 'x86' ? '4/4' : '8/8', ...pointeeExtents(pointee.pointee, abi)];
  }
  const struct = oracleLayouts[abi][pointee.name === 'void' ? 'SID' : pointee.name];
  return [struct === undefined ? SCALAR_EXTENTS[pointee.name] : `${struct.size}/${struct.align}`];
}

// Offsets tell nothing of what selects and counts. It is the same under every ABI.
describe.each(Object.entries(oracleLayouts.x64).filter(([name]) => !LEAVES.has(name)))(
  '%s',
  (name, layout) => {
    const declared = () => declaredMembers(layoutNamed(name));

    test('the tag and the cases that make each member live', () => {
      const ours = declared().map(({ path, selectors }) => {
        const live = selectors.at(-1);
        const around = selectors.at(-2);
        return {
          path,
          ...(live && { tag: live.tag, type: live.type, cases: [...live.cases].sort() }),
          around: around?.cases,
        };
      });
      const theirs = layout.members.map(({ path, union }) => ({
        path,
        ...(union && {
          tag: union.discriminator,
          type: union.discriminatorType,
          cases: [...union.cases].sort(),
        }),
        around: union?.within?.cases,
      }));
      expect(ours).toEqual(theirs);
    });

    test('the count of each array', () => {
      const ours = declared().map(({ path, layout }) => [
        path,
        layout.kind === 'counted' ? layout.count : null,
      ]);
      expect(ours).toEqual(layout.members.map(({ path, idl }) => [path, idl?.size_is ?? null]));
    });
  },
);

describe('layouts', () => {
  test('holds the structs of the headers, no more and no less', () => {
    expect(Object.keys(layouts).sort()).toEqual(oracleStructs.map(({ name }) => name).sort());
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'NO_SUCH_STRUCT', ''])(
    'has nothing under %j',
    (name) => {
      expect(layouts[name]).toBeUndefined();
      expect(name in layouts).toBe(false);
    },
  );

  test('cannot be changed', () => {
    expect(Reflect.set(layouts, 'FWPM_NET_EVENT5', uint32)).toBe(false);
    expect(Reflect.set(layouts, 'NO_SUCH_STRUCT', uint32)).toBe(false);
  });
});

describe('layoutOf', () => {
  test('knows the ABIs of the oracle', () => {
    expect([...ABIS].sort()).toEqual(Object.keys(oracleLayouts).sort());
  });

  test.each(['FWPM_NET_EVENT5', 'FWP_BYTE_BLOB', 'GUID', 'SID', 'FILETIME'])(
    'of %s refuses an ABI that there is not',
    (name) => {
      // What a JavaScript program, or a string from a command line, may hand over.
      const abi = 'constructor' as Abi;
      expect(() => layoutOf(layoutNamed(name), abi)).toThrow(
        new RangeError('no ABI "constructor": take one of x64, x86, arm64'),
      );
    },
  );
});
