// Plays a page in a browser and writes into it what was seen: on its first day, in the middle, and at the end of playing
// [date, counts, pixels that are painted, colour of the ground a little beside the first event].
const seen = () => {
    const context = canvas.getContext('2d'), all = context.getImageData(0, 0, canvas.width, canvas.height).data;
    let painted = 0;
    for (let i = 3; i < all.length; i += 4) painted += all[i] > 200 ? 1 : 0;
    const scale = canvas.width / data.width, [x, y] = data.events[0];
    return [$('date').textContent, $('count').textContent, painted, [...context.getImageData(Math.round(x * scale), Math.round((y + 16) * scale), 1, 1).data].join()];
};
const turn = day => {
    slider.value = day;
    slider.dispatchEvent(new Event('input'));
    return seen();
};
const said = [turn(data.first), turn(data.events[1][2])];
slider.value = data.first;
$('play').click();
const wait = setInterval(() => {
    if ($('play').textContent !== '▶') return;
    clearInterval(wait);
    said.push(seen());
    document.body.textContent = JSON.stringify(said);
}, 100);
