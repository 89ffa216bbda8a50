import { html } from 'hono/html';
import type { Report } from '../../domain/runs/report';
import type { Markup } from '../markup';
import { outcomeOrder } from '../severe-first';
import { count } from '../../domain/count';
import { outcomeWords } from '../words';

const width = 1000;

/** The picture of a report: a bar with each outcome as wide as its share of accounts, and a legend with numbers. */
export function outcomePicture(report: Report): Markup {
  const total = Math.max(1, report.totals.accounts);
  const present = outcomeOrder.flatMap((outcome) => {
    const accounts = report.totals.byOutcome[outcome] ?? 0;
    return accounts > 0 ? [{ outcome, accounts }] : [];
  });
  let x = 0;
  const pieces = present.map(({ outcome, accounts }) => {
    const piece = { outcome, accounts, x, width: (accounts / total) * width };
    x += piece.width;
    return piece;
  });
  const spoken = present.map(({ outcome, accounts }) => `${outcomeWords[outcome]}: ${accounts}`).join(', ');
  return html`<figure class="picture">
    <svg
      viewBox="0 0 ${width} 60"
      preserveAspectRatio="none"
      role="img"
      aria-label="${`Outcomes of ${count(report.totals.accounts, 'account')}. ${spoken}`}"
    >
      ${pieces.map(
        (piece) =>
          html`<rect
            class="fill-${piece.outcome}"
            x="${piece.x.toFixed(2)}"
            y="0"
            width="${piece.width.toFixed(2)}"
            height="60"
            ><title>${outcomeWords[piece.outcome]}: ${piece.accounts}</title></rect
          >`,
      )}
    </svg>
    <figcaption>
      ${present.map(
        ({ outcome, accounts }) =>
          html`<button type="button" class="chip" data-outcome="${outcome}" aria-pressed="false">
            <span class="dot dot-${outcome}"></span>${outcomeWords[outcome]} <b>${accounts}</b>
          </button>`,
      )}
    </figcaption>
  </figure>`;
}
