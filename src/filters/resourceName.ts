/** Names that Windows keeps in the resources of a package, and that netsh writes as the reference to them. */

/** `@{package?ms-resource:…}`, where the package is its full name, its family's, or the path of its file of resources. */
const IN_PACKAGE = /^\s*@\{(?<whose>[^?{}]+)\?ms-resource:(?:\/\/(?<owner>[^/{}]+)\/)?[^{}]*\}\s*$/i;

/**
 * A name as people can read it: that of the package in place of a reference to one of its resources, which only its own
 * machine can look up. Any other text stays as it is, `@library.dll,-id` as well.
 */
export function readableName(name: string): string {
  const { whose, owner } = IN_PACKAGE.exec(name)?.groups ?? {};
  if (whose === undefined) return name;
  // The parts of a full name, and of a family's, are separated by what no name of a package has in it.
  return whose.includes('\\') ? (owner ?? name) : (whose.split('_')[0] ?? name) || name;
}
