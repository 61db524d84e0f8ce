"""What makes the window a place to work in: both directions of reading, the keyboard, settings, sizes, rest."""
import os, struct, tempfile, zlib, time

from window import SCREEN, Window, check


def mirrored(program, display):
    with Window(program, display, language='ar_SY.UTF-8') as window:
        state = window.ready()
        side, play, counts = (window.rect(id) for id in ('side', 'timeline.play', 'timeline.counts'))
        check(side[0] == 0 and side[2] < SCREEN[0] / 2, 'the side panel stands at the left')
        check(window.rect('menu.file')[0] > SCREEN[0] / 2, 'the menus begin at the right')
        check(play[0] > counts[0], 'the transport stands at the right, the counts at the left')
        check(window.rect('timeline.step_back')[0] < play[0] < window.rect('timeline.step_forward')[0], 'forward is to the right, as on the axis')
        check(window.rect('timeline.from_handle')[0] < window.rect('timeline.to_handle')[0], 'time runs to the right')
        check(state['marks'], 'there are marks')
        check(all(mark['x'] > side[2] for mark in state['marks'] if mark['count'] == 1), 'which are fitted beside the panel')
        window.click('menu.file')
        window.settle()
        item = window.rect('menu.open')
        check(item[2] > window.rect('menu.file')[2] - 30 and item[0] < window.rect('menu.file')[0], 'a menu opens to the left')
        window.key('Escape')
        window.settle()

        window.drag((side[2] - 1, 400), (side[2] + 120, 400))
        window.wait('the panel is wider', lambda s: s['widgets']['side'][2] > side[2] + 80)

        window.click('menu.view')
        window.click('ui_language.en')
        window.wait('the other way round, at once', lambda s: s['language'] == 'en' and s['widgets']['side'][2] == SCREEN[0])
        check(window.rect('menu.file')[0] < SCREEN[0] / 2, 'menus at the left')


def go(window, key, there):
    """Moves the ring with a key until it is where it should be."""
    for _ in range(60):
        state = window.settle(0.15)
        if 'focus' in state['widgets'] and there(state):
            return
        now = state['widgets'].get('focus')
        window.key(key)
        window.wait(f'the ring goes on from {now}', lambda s: s['widgets'].get('focus') not in (None, now))
    check(False, f'{key} gets there')


def keyboard(program, display):
    with Window(program, display) as window:
        window.ready()
        window.key('F10')
        window.wait('the first menu', lambda s: 'menu.open' in s['widgets'] and 'focus' in s['widgets'])
        check(window.settle()['widgets']['focus'] == window.state['widgets']['menu.open'], 'its first line')
        window.key('Right')
        window.wait('the next menu', lambda s: 'menu.undo' in s['widgets'] and 'menu.open' not in s['widgets'])
        window.key('Left', 'Left')
        window.wait('round the end', lambda s: 'menu.keys' in s['widgets'])
        window.settle()
        window.key('Return')
        window.wait('its first line does what it says', lambda s: s['dialog'] == 'keys')
        window.key('Escape')
        window.wait('closed', lambda s: s['dialog'] == 'none')

        before = window.settle()['shown']
        window.key('F6')
        window.wait('a ring', lambda s: 'focus' in s['widgets'])
        go(window, 'Tab', lambda state: state['widgets']['focus'] == state['widgets']['tab.events'])
        window.key('Return')
        window.wait('the list', lambda s: s['tab'] == 'events' and s['panels'])
        def rows(state):
            return {tuple(rect): id for id, rect in state['widgets'].items() if id.startswith('events.row.')}
        go(window, 'Down', lambda state: tuple(state['widgets']['focus']) in rows(state))
        first = rows(window.state)[tuple(window.state['widgets']['focus'])]
        for _ in range(3):
            window.key('Down')
        state = window.settle(0.8)
        check(first not in state['widgets'] or state['widgets']['focus'] != state['widgets'][first], 'the keys go on')
        go(window, 'Up', lambda state: tuple(state['widgets']['focus']) in rows(state))
        window.key('Return')
        window.wait('selected', lambda s: s['selected'] is not None)
        window.key('Escape')
        window.wait('the ring goes', lambda s: 'focus' not in s['widgets'])
        check(window.state['panels'] and before > 0, 'and Tab hid nothing meanwhile')

        window.key('ctrl+o')
        window.wait('a dialog', lambda s: s['dialog'] == 'open')
        window.settle()
        go(window, 'Tab', lambda state: state['widgets'].get('focus') == state['widgets']['open.cancel'])
        window.key('Return')
        window.wait('left by its button', lambda s: s['dialog'] == 'none')


def settings(program, display):
    with Window(program, display) as window:
        window.ready()
        window.key('ctrl+comma')
        state = window.wait('the settings', lambda s: s['dialog'] == 'settings')
        state = window.settle()
        for id in state['settings']:
            check(any(widget == 'settings.' + id or widget.startswith('settings.' + id + '.') for widget in state['widgets']), f'{id} is offered')
        window.click('settings.style.night')
        window.wait('it holds at once', lambda s: s['settings']['style'] == 'night')
        window.click('settings.motion.reduced')
        window.click('settings.palette.okabe_ito')
        window.wait('and the next', lambda s: s['settings']['palette'] == 'okabe_ito' and s['settings']['motion'] == 'reduced')
        window.click('settings.ui_language.ar')
        window.wait('even the language', lambda s: s['language'] == 'ar' and s['dialog'] == 'settings')
        window.settle()
        window.click('settings.done')
        window.wait('closed', lambda s: s['dialog'] == 'none')
        with open(window.folder + '/config/zamkan/ui/settings.toml', encoding='utf-8') as file:
            check('okabe_ito' in file.read(), 'and it is kept')


def scale(program, display):
    with Window(program, display) as window:
        window.ready()
        normal = window.rect('timeline.play')
        window.key('ctrl+comma')
        window.wait('the settings', lambda s: 'settings.ui_scale' in s['widgets'])
        window.settle()
        window.click('settings.ui_scale')
        window.settle()
        window.click('settings.ui_scale.6')
        window.wait('one and a half', lambda s: s['settings']['ui_scale'] == '150')
        window.key('Escape')
        large = window.settle()['widgets']
        play = large['timeline.play']
        check(1.4 < (play[2] - play[0]) / (normal[2] - normal[0]) < 1.6, 'controls are so much larger')
        for id, rect in large.items():
            check(rect[0] >= -1 and rect[2] <= SCREEN[0] + 1 or id.startswith(('source.', 'events.')), f'{id} is inside the window: {rect}')


def idle(program, display):
    """Nothing moves: nothing is drawn, and the processor rests."""
    with Window(program, display) as window:
        window.ready()
        window.settle(1.5)
        frame = window.state['frame']

        def used():
            with open(f'/proc/{window.process.pid}/stat') as file:
                fields = file.read().rsplit(')', 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')
        start, clock = used(), time.time()
        time.sleep(5)
        share = (used() - start) / (time.time() - clock)
        print(f'idle: {share:.2%} of a core')
        window.refresh()
        check(window.state['frame'] == frame, 'no frame was drawn that says anything new')
        check(share < 0.05, f'the processor rests: {share:.1%}')


def pixels(file):
    """The rows of a PNG of eight bits a channel, and its bytes a pixel."""
    data, at, packed = open(file, 'rb').read(), 8, b''
    while at < len(data):
        length, kind = struct.unpack('>I4s', data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b'IHDR':
            width, height, _, colours = struct.unpack('>IIBB', body[:10])
        if kind == b'IDAT':
            packed += body
        at += 12 + length
    step = {2: 3, 6: 4}[colours]
    raw, rows, above = zlib.decompress(packed), [], bytearray(width * step)
    for y in range(height):
        filtered, row = raw[y * (width * step + 1)], bytearray(raw[y * (width * step + 1) + 1:(y + 1) * (width * step + 1)])
        for i in range(len(row)):
            left, corner = (row[i - step], above[i - step]) if i >= step else (0, 0)
            nearest = min((left, above[i], corner), key=lambda value: abs(left + above[i] - corner - value))
            row[i] = (row[i] + (0, left, above[i], (left + above[i]) // 2, nearest)[filtered]) & 255
        rows.append(row)
        above = row
    return rows, step


def letters(program, display):
    """Letters of the panels are whole: software GL draws in tiles, and once left them out of some."""
    with tempfile.TemporaryDirectory() as folder:
        picture = os.path.join(folder, 'window.png')
        with Window(program, display, ZAMKAN_WINDOW_PICTURE=picture) as window:
            check(window.process.wait(60) == 0, 'the window saved itself and closed')
            window.refresh()
            widgets = window.state['widgets']
        rows, step = pixels(picture)
    tabs = {id: rect for id, rect in widgets.items() if id.startswith('tab.') and id != 'tab.more'}
    check(len(tabs) >= 4, f'tabs are told: {sorted(tabs)}')
    for id, (left, top, right, bottom) in tabs.items():
        ground = rows[int(top) + 6][int(left) * step]
        inked = [y for y in range(int(top) + 6, int(bottom) - 6)
                 if any(abs(rows[y][x * step] - ground) > 60 for x in range(int(left) + 2, int(right) - 2))]
        check(len(inked) >= 9, f'{id} has letters from top to bottom: rows {inked} of {top} to {bottom}')


PARTS = {'mirrored': mirrored, 'keyboard': keyboard, 'settings': settings, 'scale': scale, 'idle': idle, 'letters': letters}
