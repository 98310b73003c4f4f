/** The page around the files: its parts, and the policy that lets it have no others. */
import { script, style, worker } from './parts.ts';

/** Data is data: what of it stands in markup is escaped, whatever it is. */
export function escapedMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Nothing is loaded, nothing is sent, and no script runs but the page's own and the worker that it makes of itself. */
export const POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${script.digest}'`,
  `style-src 'sha256-${style.digest}'`,
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types fwpm lit-html',
].join('; ');

/** What stands before the files: its script begins before all of them are there. */
export function pageStart(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapedMarkup(title)}</title>
<style>${style.text}</style>
</head>
<body>
<noscript>This page decodes what it shows with a script of its own, and needs JavaScript.</noscript>
<script type="application/octet-stream" id="worker">${worker}</script>
<script>${script.text}</script>
`;
}

/** What stands after them. */
export function pageEnd(): string {
  return '</body>\n</html>\n';
}
