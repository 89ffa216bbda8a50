/** Filters report.html in the browser by outcome, severity, rule and words. Without script, everything is shown. */
export const reportScript = `
(() => {
  const cards = [...document.querySelectorAll('[data-account]')];
  const chips = [...document.querySelectorAll('.chip')];
  const [words, severity, rule] = ['words', 'severity', 'rule'].map((id) => document.getElementById(id));
  const shown = document.getElementById('shown');
  const apply = () => {
    const wanted = new Set(chips.filter((c) => c.getAttribute('aria-pressed') === 'true').map((c) => c.dataset.outcome));
    const text = words.value.trim().toLowerCase();
    let visible = 0;
    for (const card of cards) {
      let findings = 0;
      for (const finding of card.querySelectorAll('.finding')) {
        const ok = (!severity.value || finding.dataset.severity === severity.value) && (!rule.value || finding.dataset.rule === rule.value);
        finding.hidden = !ok;
        if (ok) findings++;
      }
      const ok = (wanted.size === 0 || wanted.has(card.dataset.outcome)) &&
        (!text || card.textContent.toLowerCase().includes(text)) &&
        (findings > 0 || (!severity.value && !rule.value));
      card.hidden = !ok;
      if (ok) visible++;
    }
    shown.textContent = visible + ' of ' + cards.length + ' accounts shown';
  };
  for (const chip of chips) chip.addEventListener('click', () => {
    chip.setAttribute('aria-pressed', chip.getAttribute('aria-pressed') === 'true' ? 'false' : 'true');
    apply();
  });
  for (const field of [words, severity, rule]) field.addEventListener('input', apply);
  document.getElementById('clear').addEventListener('click', () => {
    for (const chip of chips) chip.setAttribute('aria-pressed', 'false');
    for (const field of [words, severity, rule]) field.value = '';
    apply();
  });
  document.getElementById('tools').hidden = false;
  apply();
})();
`;
