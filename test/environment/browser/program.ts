/** The chromium that the tests start, or another program of its kind. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
