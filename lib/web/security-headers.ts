import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { every } from 'hono/combine';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { pageStyle } from '../views/pages/page-style';

const styleHash = createHash('sha256').update(pageStyle).digest('base64');

/** Headers of every answer. They forbid caching, framing, referrers, scripts, and content from elsewhere. */
export const securityHeaders = (origin: string): MiddlewareHandler =>
  every(
    createMiddleware(async (context, next) => {
      await next();
      context.res.headers.set('Cache-Control', 'no-store');
    }),
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: [`'sha256-${styleHash}'`],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: origin.startsWith('https:') ? 'max-age=63072000; includeSubDomains' : false,
      permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    }),
  );
