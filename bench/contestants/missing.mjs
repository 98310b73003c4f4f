/** Why a contestant cannot take part: the others go on without it. */
export class Missing extends Error {
  name = 'Missing';
}
