// Draws every [data-chart]: a canvas whose figures stand in the JSON script beside it (and, for readers, in a table). Redraws in the colours of the theme.
import { CategoryScale, Chart, Filler, Legend, LineController, LineElement, LinearScale, PointElement, Tooltip } from 'chart.js';

Chart.register(CategoryScale, Filler, Legend, LineController, LineElement, LinearScale, PointElement, Tooltip);

const charts = new Map();

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--heyi-${name}`).trim();

function line(label, values, tone, extra = {}) {
  return { label, data: values, borderColor: colour(tone), backgroundColor: colour(tone), borderWidth: 2, pointRadius: 0, pointHoverRadius: 4, spanGaps: false, ...extra };
}

/** figures: { months: ['2026-05'], unit, series: { value, bottom, grab, leading } }; words: what the series are called */
function configuration({ months, unit, series }, words) {
  const calendar = new Intl.DateTimeFormat(document.documentElement.lang, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact', maximumFractionDigits: 1 });
  const text = colour('ink-soft');
  const grid = colour('line');
  const family = getComputedStyle(document.body).fontFamily;
  return {
    type: 'line',
    data: {
      labels: months.map(month => calendar.format(new Date(`${month}-01T00:00:00Z`))),
      datasets: [
        line(words.value, series.value, 'primary', { borderWidth: 3, pointRadius: 4, pointHoverRadius: 6, order: 0 }),
        line(words.leading, series.leading, 'accent', { borderDash: [2, 4] }),
        line(words.grab, series.grab, 'good', { borderDash: [7, 4] }),
        line(words.bottom, series.bottom, 'bad', { borderDash: [12, 3, 2, 3] })
      ]
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: 4, right: 8 } },
      plugins: {
        legend: { position: 'bottom', labels: { color: text, font: { family, size: 12 }, boxWidth: 26, boxHeight: 0, padding: 12 } },
        tooltip: { callbacks: { label: item => `${item.dataset.label}: ${item.raw === null ? '–' : numbers.format(item.raw)} ${unit}` } }
      },
      scales: {
        x: { grid: { display: false }, border: { color: grid }, ticks: { color: text, font: { family, size: 11 }, maxRotation: 0, autoSkipPadding: 12 } },
        y: { grace: '6%', grid: { color: grid }, border: { display: false }, ticks: { color: text, font: { family, size: 11 }, maxTicksLimit: 5, callback: value => short.format(value) } }
      }
    }
  };
}

function draw(canvas) {
  const figures = JSON.parse(canvas.parentElement.querySelector('script[type="application/json"]').textContent);
  charts.get(canvas)?.destroy();
  charts.set(canvas, new Chart(canvas, configuration(figures, canvas.dataset)));
}

const drawAll = () => document.querySelectorAll('canvas[data-chart]').forEach(draw);

document.addEventListener('DOMContentLoaded', () => {
  drawAll();
  new MutationObserver(drawAll).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });
});
