// Opens a page that render wrote without a browser: a stand-in for the document, the slider moved to both ends.
// Prints [[marks, date, count] at the first day, the same at the last].
const fs = require('fs');
const html = fs.readFileSync(process.argv[2], 'utf8');
const scripts = [...html.matchAll(/<script(?: id="data" type="application\/json")?>([\s\S]*?)<\/script>/g)].map(match => match[1]);
let fills = 0;
const context = new Proxy({}, { get: (kept, name) => kept[name] ?? (name === 'fill' ? () => { ++fills; } : () => {}), set: (kept, name, value) => { kept[name] = value; return true; } });
const elements = {};
const element = id => elements[id] ??= {
    textContent: id === 'data' ? scripts[0] : '', style: {}, heard: {}, value: '',
    addEventListener(kind, hear) { this.heard[kind] = hear; },
    getBoundingClientRect: () => ({ left: 0, top: 0, width: 800, height: 450 }), getContext: () => context, replaceChildren() {},
};
element('mode').value = 'until';
global.document = { getElementById: element, querySelector: () => element('canvas'), createElement: () => ({}) };
global.window = { addEventListener() {}, devicePixelRatio: 1 };
(0, eval)(scripts[1]);
const at = day => {
    fills = 0;
    element('slider').value = day;
    element('slider').heard.input();
    return [fills, element('date').textContent, element('count').textContent];
};
const data = JSON.parse(scripts[0]);
console.log(JSON.stringify([at(data.first), at(data.last)]));
