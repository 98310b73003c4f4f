/** What stands where there is no key. */
export const NO_KEY = '00000000-0000-0000-0000-000000000000';
