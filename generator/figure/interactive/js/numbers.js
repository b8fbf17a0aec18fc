// Numbers as the pages write them: 12 345,6 in French, with narrow no-break
// spaces, 12,345.6 in English.
export const number = (lang) => (value) => {
  if (typeof value !== 'number') return value == null || value === '' ? '–' : String(value);
  const english = lang === 'en';
  const [whole, fraction] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, english ? ',' : '\u202f');
  return (value < 0 ? '−' : '') + grouped + (fraction ? (english ? '.' : ',') + fraction : '');
};

// theme is what JSON options can't express: a function for axis labels. A formatter
// in the options takes precedence.
export const theme = (lang) => ({valueAxis: {axisLabel: {formatter: number(lang)}}});
