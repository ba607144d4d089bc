import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** A secret that only a page served from here knows; requests that act must carry it. */
export class PageToken {
  readonly text = randomBytes(24).toString('hex');

  matches(given: unknown): boolean {
    if (typeof given !== 'string' || given.length !== this.text.length) return false;
    return timingSafeEqual(Buffer.from(given), Buffer.from(this.text));
  }
}

/** Headers for everything the page is made of: nothing from elsewhere, no inline script, in nobody's frame. */
export function harden(response: ServerResponse): void {
  const policy = [
    ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'"],
    ...["font-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
  ];
  response.setHeader('content-security-policy', policy.join('; '));
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('cache-control', 'no-store');
}
