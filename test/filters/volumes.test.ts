/** Device paths as drive paths. */
import { describe, expect, test } from 'vitest';
import { isVolumeError, readVolumeLines, VolumeError, volumesOf } from '../../src/formats.ts';
import { bytesOf, utf16 } from '../support/filters.ts';

test.each([
  ['\\device\\harddiskvolume3\\windows\\x.exe', 'C:\\windows\\x.exe'],
  ['\\Device\\HarddiskVolume3\\Windows\\X.exe', 'C:\\Windows\\X.exe'],
  ['\\device\\harddiskvolume3', 'C:\\'],
  ['\\device\\harddiskvolume3\\', 'C:\\'],
  ['\\device\\harddiskvolume30\\x', '\\device\\harddiskvolume30\\x'],
  ['\\device\\harddiskvolume5\\x', 'D:\\my data\\x'],
  ['\\device\\mup\\server\\share\\x.exe', '\\\\server\\share\\x.exe'],
  ['\\Device\\Mup\\;LanmanRedirector\\;Z:0000000000012345\\server\\share\\x', '\\\\server\\share\\x'],
  ['\\device\\mup', '\\device\\mup'],
  ['\\device\\mup\\', '\\device\\mup\\'],
  ['\\device\\mup\\\\x', '\\device\\mup\\\\x'],
  ['\\device\\constructor\\x', '\\device\\constructor\\x'],
  ['System', 'System'],
  ['', ''],
  ['C:\\windows\\x.exe', 'C:\\windows\\x.exe'],
  ['x\\device\\harddiskvolume3\\y', 'x\\device\\harddiskvolume3\\y'],
  ['\\device\\harddiskvolume3\\a\nb', 'C:\\a\nb'],
])('%j', (path, expected) => {
  expect(volumesOf(['harddiskvolume3=C:', 'harddiskvolume5=D:\\my data']).drivePath(path)).toBe(expected);
});

describe('names with several parts', () => {
  const volumes = volumesOf([
    'harddiskdmvolumes\\win-dg0\\volume1=D:',
    '\\Device\\Harddisk2\\DP(1)0-0+8  F:',
    'G:   \\Device\\Harddisk3\\Partition1   NTFS',
    'harddisk2=H:',
  ]);

  test.each([
    ['\\device\\harddiskdmvolumes\\win-dg0\\volume1\\apps\\srv.exe', 'D:\\apps\\srv.exe'],
    ['\\Device\\HarddiskDmVolumes\\Win-Dg0\\Volume1', 'D:\\'],
    [
      '\\device\\harddiskdmvolumes\\win-dg0\\volume10\\x',
      '\\device\\harddiskdmvolumes\\win-dg0\\volume10\\x',
    ],
    ['\\device\\harddiskdmvolumes\\win-dg0', '\\device\\harddiskdmvolumes\\win-dg0'],
    ['\\device\\harddisk2\\dp(1)0-0+8\\x.exe', 'F:\\x.exe'],
    ['\\device\\harddisk3\\partition1\\x.exe', 'G:\\x.exe'],
    // The longest name counts.
    ['\\device\\harddisk2\\x.exe', 'H:\\x.exe'],
    ['\\device\\\\x', '\\device\\\\x'],
  ])('%j', (path, expected) => {
    expect(volumes.drivePath(path)).toBe(expected);
  });

  const parts = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`).join('\\');

  test('as many as 8', () => {
    expect(volumesOf([`${parts(8)}=C:`]).drivePath(`\\device\\${parts(8)}\\x`)).toBe('C:\\x');
    expect(() => volumesOf([`${parts(9)}=C:`])).toThrow(VolumeError);
  });
});

describe('a line that is not understood', () => {
  test('costs that line, where issues are listened to', () => {
    const issues: VolumeError[] = [];
    const lines = ['harddiskvolume3=C:', 'what is this', '', 'harddiskvolume4=D:', '?'];
    const volumes = volumesOf(lines, { onIssue: (issue) => issues.push(issue) });
    expect(volumes.drivePath('\\device\\harddiskvolume4\\x')).toBe('D:\\x');
    expect(issues.map(({ line, number }) => [line, number])).toEqual([
      ['what is this', 2],
      ['?', 5],
    ]);
  });

  test('is quoted in part where it is long', () => {
    const line = 'x'.repeat(5_000_000);
    expect(errorIn(line)).toMatchObject({ line, number: 1 });
    expect(String(errorIn(line)).length).toBeLessThan(300);
  });
});

describe('lines', () => {
  test.each([
    ['harddiskvolume3=C:', 'C:\\x'],
    ['HarddiskVolume3=c:\\', 'C:\\x'],
    [' \\Device\\HarddiskVolume3 = C: ', 'C:\\x'],
    ['\\Device\\HarddiskVolume3  C:', 'C:\\x'],
    ['\\Device\\HarddiskVolume3\tC:\\', 'C:\\x'],
    [
      'C:                              \\Device\\HarddiskVolume3                  NTFS       Attached',
      'C:\\x',
    ],
    ['C:\\ \\Device\\HarddiskVolume3', 'C:\\x'],
    ['C: \\Device\\HarddiskVolume3', 'C:\\x'],
    ['E:\\mount point    \\Device\\HarddiskVolume3   NTFS', 'E:\\mount point\\x'],
    ['harddiskvolume3=E:\\mount point\\', 'E:\\mount point\\x'],
  ])('%j', (line, expected) => {
    expect(volumesOf([line]).drivePath('\\device\\harddiskvolume3\\x')).toBe(expected);
  });

  test('empty ones and comments are passed over, and the last one of a volume stands', () => {
    const volumes = volumesOf(['', '# harddiskvolume3=A:', 'harddiskvolume3=B:', 'HARDDISKVOLUME3=C:', '  ']);
    expect(volumes.drivePath('\\device\\harddiskvolume3\\x')).toBe('C:\\x');
  });

  test.each([
    'x',
    'harddiskvolume3',
    'harddiskvolume3=',
    '=C:',
    'harddiskvolume3=C',
    'C:=harddiskvolume3',
    'harddiskvolume3=1:',
    '\\Device\\HarddiskVolume3',
    '\\Device\\HarddiskVolume3  C',
    '\\Device\\HarddiskVolume3  C:x',
    '1: \\Device\\HarddiskVolume3  NTFS',
    'Dos Name                        Volume Name',
    '--',
  ])('%j is an error', (line) => {
    const error = errorIn(line);
    expect(error).toBeInstanceOf(VolumeError);
    expect(isVolumeError(error)).toBe(true);
    expect(error).toMatchObject({
      line,
      message: `"${line}" does not name a volume and its drive. Write it like harddiskvolume3=C:`,
    });
  });
});

describe('all that fltmc volumes prints', () => {
  /** Its table, with the names of the columns in a language. */
  const table = (names: string) => `
${names}
------------------------------  ---------------------------------------  ----------   --------
                                \\Device\\Mup                              Remote
C:                              \\Device\\HarddiskVolume3                  NTFS
                                \\Device\\HarddiskVolume1                  NTFS       Detached
\\\\?\\Volume{0a1b2c3d-0000-0000-0000-100000000000}  \\Device\\HarddiskVolume2  FAT
                                \\Device\\NamedPipe                        NamedPipe
D:\\my data                      \\Device\\HarddiskVolume5                  ReFS
                                \\Device\\HarddiskVolume6                  <Unknown>
`;

  test.each([
    'Dos Name                        Volume Name                              FileSystem   Status ',
    'DOS-Name                        Volumename                               Dateisystem  Status ',
    'DOS 名                           ボリューム名                             ファイル システム  状態',
  ])('%s', async (names) => {
    const text = table(names).replaceAll('\n', '\r\n');
    const volumes = volumesOf(await readVolumeLines([bytesOf(text)]));
    expect(volumes.drivePath('\\device\\harddiskvolume3\\x')).toBe('C:\\x');
    expect(volumes.drivePath('\\device\\harddiskvolume5\\x')).toBe('D:\\my data\\x');
    for (const device of ['harddiskvolume1', 'harddiskvolume2', 'harddiskvolume6', 'namedpipe']) {
      expect(volumes.drivePath(`\\device\\${device}\\x`)).toBe(`\\device\\${device}\\x`);
    }
  });

  test.each(['The filter manager  is not there', 'C:=harddiskvolume3  ', 'HarddiskVolume3  NTFS'])(
    '%j is an error in it',
    (line) => {
      const lines = [...table('Dos Name   Volume Name').split('\n'), line];
      expect(() => volumesOf(lines)).toThrow(new VolumeError(line.trim(), lines.length));
    },
  );

  test.each(['C:=harddiskvolume3  x', '\\Device  x', 'x'])('%j names no columns', (line) => {
    expect(() => volumesOf(table(line).split('\n'))).toThrow(new VolumeError(line, 2));
  });
});

test('a file, in the encodings of Windows', async () => {
  const text = 'harddiskvolume3=C:\r\nharddiskvolume4=D:\n';
  const lines = ['harddiskvolume3=C:', 'harddiskvolume4=D:', ''];
  expect(await readVolumeLines([bytesOf(text)])).toEqual(lines);
  expect(await readVolumeLines([bytesOf('\ufeff'), bytesOf(text)])).toEqual(lines);
  expect(await readVolumeLines([utf16(`\ufeff${text}`, true)])).toEqual(lines);
  expect(await readVolumeLines([])).toEqual(['']);
});

function errorIn(line: string): unknown {
  try {
    volumesOf([line]);
  } catch (error) {
    return error;
  }
  return undefined;
}
