#!/usr/bin/env python3
"""usage: run.py PROGRAM PART    drives the real window through one part of what users do"""
import glob, json, os, struct, subprocess, sys

import comfort, document_parts, exports, filtering, ground_parts, map_parts, review_parts, tables, territory, timeline_parts
from window import Display, Failure, Window, check, single_marks


def first_look(program, display):
    with Window(program, display) as window:
        state = window.ready()
        check(state['sample'], 'a first start shows the sample')
        check(state['shown'] > 0 and state['shown'] == state['all'], 'all events of the sample are shown')
        check(state['marks'], 'marks are on the map')
        check(state['language'] == 'en', 'the window speaks the language of the locale')
        print('first picture after', round(state['first_picture_ms']), 'ms; frames', state['frame_ms'])
        window.click('menu.view')
        window.click('ui_language.ar')
        window.wait('Arabic', lambda s: s['language'] == 'ar')
        window.key('Escape')
        window.click((300, 300))
        window.key('ctrl+q')
        check(window.process.wait(20) == 0, 'leaving ends with status 0')
    with Window(program, display, language='ar_SY.UTF-8') as window:
        check(window.ready()['language'] == 'ar', 'an Arabic locale gives an Arabic window')


def time(program, display):
    with Window(program, display) as window:
        before = window.ready()
        window.key('space')
        window.wait('playing', lambda s: s['playing'])
        moved = window.wait('the clock moves', lambda s: s['window']['from'] > before['axis']['from'])
        check(moved['window']['to'] < before['axis']['to'], 'playing begins with a part of the time')
        window.click('timeline.play')
        window.wait('stopped', lambda s: not s['playing'])
        window.click('timeline.span.all')
        whole = window.wait('all of the time', lambda s: s['window']['to'] == s['axis']['to'] and s['window']['from'] == s['axis']['from'])

        x, y = window.middle('timeline.to_handle')
        window.drag((x, y), (x - 350, y))
        early = window.wait('the window ends earlier', lambda s: s['window']['to'] < whole['window']['to'])
        check(early['window']['from'] == whole['window']['from'], 'the other end stays')
        check(early['shown'] < whole['shown'], 'fewer events are shown')
        x, y = window.middle('timeline.from_handle')
        window.drag((x, y), (x + 150, y))
        late = window.wait('the window begins later', lambda s: s['window']['from'] > early['window']['from'])
        length = window.rect('timeline.to_handle')[0] - window.rect('timeline.from_handle')[0]
        middle = window.middle('timeline.from_handle')[0] + length // 2
        window.drag((middle, y), (middle + 120, y))
        window.wait('the whole window moved', lambda s: s['window']['from'] > late['window']['from'] and s['window']['to'] > late['window']['to'])

        for field, typed, end, iso in (('timeline.from', '2015-01-01', 'from', '2015-01-01'),
                                       ('timeline.to', '31/12/2015', 'to', '2016-01-01')):
            window.click(field)
            window.key('ctrl+a')
            window.type(typed)
            window.key('Return')
            window.wait(f'{typed} typed', lambda s: s['window'][end] == iso)
        window.click('timeline.from')
        window.key('ctrl+a')
        window.type('nonsense')
        window.key('Return')
        window.settle()
        check(window.state['window']['from'] == '2015-01-01', 'what is not a date changes nothing')
        window.click('timeline')
        window.key('Escape')

        window.xdotool('mousemove', 640, 775)
        window.click((640, 790))
        now = window.settle()['window']
        window.key('Right')
        window.wait('a step forward', lambda s: s['window']['from'] > now['from'])
        window.key('t')
        window.wait('the next mode', lambda s: s['window']['mode'] != now['mode'])
        window.key('bracketright')
        window.wait('faster', lambda s: s['playback']['speed'] > before['playback']['speed'])
        window.key('End')
        window.wait('the end', lambda s: s['window']['to'] == s['axis']['to'])


def map_(program, display):
    with Window(program, display) as window:
        state = window.ready()
        fitted = state['viewport']
        mark = single_marks(state)[0]
        window.move(mark['x'], mark['y'])
        window.wait('the mark under the pointer', lambda s: s['hovered'] == mark['row'])
        check('tip' in window.settle()['widgets'], 'a tooltip tells of it')
        window.click((mark['x'], mark['y']))
        selected = window.wait('selected', lambda s: s['selected'] and s['selected']['row'] == mark['row'])['selected']
        check(selected['place'], 'the selection tells its place')

        window.move(400, 350)
        for _ in range(3):
            window.xdotool('click', 4)
        zoomed = window.wait('nearer', lambda s: s['viewport']['zoom'] > fitted['zoom'] + 0.5)['viewport']
        window.drag((400, 350), (520, 420))
        window.wait('moved', lambda s: s['viewport']['lon'] < zoomed['lon'] and s['viewport']['lat'] > zoomed['lat'])
        window.key('0')
        window.wait('all fitted', lambda s: abs(s['viewport']['zoom'] - fitted['zoom']) < 0.01)
        window.key('plus')
        window.wait('nearer by key', lambda s: s['viewport']['zoom'] > fitted['zoom'])

        window.key('F12')
        toast = window.wait('the picture is saved', lambda s: any(t['key'] == 'toast.picture' for t in s['toasts']), 60)['toasts'][-1]
        with open(toast['copy'], 'rb') as file:
            head = file.read(24)
        width, height = struct.unpack('>II', head[16:24])
        check(head[:8] == b'\x89PNG\r\n\x1a\n' and width >= 800 and height >= 600, 'the picture is a PNG of the map')
        check(os.path.getsize(toast['copy']) > 30000, 'the picture shows something')
        check('/Pictures/' in toast['copy'], 'it is in the pictures folder')


def article(program, display):
    with Window(program, display) as window:
        window.ready()
        state = window.wait('an article in the panel', lambda s: s['document'] is not None and s['tab'] == 'source')
        places = sorted(k for k in window.settle()['widgets'] if k.startswith('source.place.'))
        check(places, 'places are marked in the article')
        before = window.state['viewport']
        window.click(places[0])
        window.wait('the map goes there', lambda s: s['viewport'] != before)
        dates = sorted(k for k in window.settle()['widgets'] if k.startswith('source.date.'))
        if dates:
            before_window = window.state['window']
            window.click(dates[0])
            window.wait('the clock goes there', lambda s: s['window'] != before_window or s['toasts'])
        window.click('timeline.span.all')
        window.click('tab.events')
        window.wait('the list', lambda s: s['tab'] == 'events')
        rows = [k for k in window.settle()['widgets'] if k.startswith('events.row.')]
        check(rows, 'the list has rows')
        window.click(rows[0])
        window.wait('selected in the list', lambda s: s['selected'] and s['selected']['row'] == int(rows[0].split('.')[-1]))
        window.click('tab.source')
        window.wait('its sentence', lambda s: s['tab'] == 'source')

        window.key('f')
        window.settle()
        window.paste('الرقة')
        found = window.wait('the search finds', lambda s: s['filter'] == 'الرقة' and s['listed'] < s['rows'])
        check('search.hit.0' in window.settle()['widgets'], 'places of that name are offered')
        before = window.state['viewport']
        window.click('search.hit.0')
        window.wait('the map goes to the place', lambda s: s['viewport'] != before)
        check(abs(window.state['viewport']['lat'] - 35.95) < 3, 'it is Raqqa')
        window.wait('the search is cleared', lambda s: s['filter'] == '')


def files(program, display):
    with Window(program, display) as window:
        state = window.ready()
        article = os.path.join(window.folder, 'خبر من حلب.txt')
        with open(article, 'w', encoding='utf-8') as file:
            file.write('حلب، 13 حزيران 2016\n\nقتل عشرة أشخاص في قصف على مدينة حلب أمس. وسيطرت قوات سورية الديموقراطية على مدينة منبج أول من أمس.\n')
        window.key('ctrl+o')
        window.wait('the dialog', lambda s: s['dialog'] == 'open')
        window.settle()
        check(any('خبر من حلب' in k for k in window.state['widgets']), 'the Arabic file is in the list')
        check(f'open.place.{window.folder}' in window.state['widgets'], 'the home folder is among the places')
        window.paste(article)
        window.key('Return')
        opened = window.wait('the article is open', lambda s: s['dialog'] == 'none' and s['working'] == 0 and
                             any(source['file'] == article for source in s['sources']))
        check(not opened['sample'], 'the sample made room')
        check(opened['sources'][-1]['kind'] == 'article', 'it is an article')

        table = os.path.join(window.folder, 'events.csv')
        with open(table, 'w', encoding='utf-8') as file:
            file.write('type,subtype,date_from,lon,lat,place,actor_losing\n'
                       'control,lost,2016-04-14,42.8277,33.6366,Hit,Islamic State\n'
                       'control,lost,2014-06-10,43.13,36.34,Mosul,Iraq\n'
                       'control,lost,someday,43.13,36.34,Nowhere,Iraq\n')
        rows = opened['rows']
        window.key('ctrl+o')
        window.wait('the dialog again', lambda s: s['dialog'] == 'open')
        window.settle()
        window.type('events.csv')
        window.key('Return')
        loaded = window.wait('the table is open', lambda s: len(s['sources']) == 2 and s['working'] == 0)
        check(loaded['rows'] >= rows + 2, 'its rows are added')
        check(any('3' in remark['line'] for remark in loaded['remarks']), 'the row that cannot be used is told')

        window.click('menu.file')
        window.click('menu.recent:1')
        window.wait('the article again, from the recent files', lambda s: len(s['sources']) == 3 and s['working'] == 0 and
                    s['sources'][-1]['file'] == article)

        window.key('ctrl+o')
        window.wait('the dialog once more', lambda s: s['dialog'] == 'open')
        window.settle()
        window.type('no-such-file.txt')
        window.key('Return')
        window.settle()
        check(window.state['dialog'] == 'open', 'a name that is not there keeps the dialog')
        window.key('Escape')
        window.settle()
        if window.state['dialog'] == 'open':
            window.key('Escape')
        window.wait('the dialog closed', lambda s: s['dialog'] == 'none')


def layers(program, display):
    with Window(program, display) as window:
        window.ready()
        table = os.path.join(window.folder, 'أحداث.csv')

        def write(*rows):
            with open(table, 'w', encoding='utf-8') as file:
                file.write('التاريخ,المدينة,خط العرض,خط الطول,عدد\n' + ''.join(row + '\n' for row in rows))
        write('14/04/2016,هيت,33.6366,42.8277,12', '30/02/2016,الرمادي,33.42,43.30,3')
        window.key('ctrl+o')
        window.wait('the dialog', lambda s: s['dialog'] == 'open')
        window.settle()
        window.paste(table)
        window.key('Return')
        window.wait('the table is open', lambda s: [x['file'] for x in s['sources']] == [table] and s['working'] == 0)

        window.click('tab.layers')
        window.settle()
        window.click('layer.0.on')
        window.wait('its events are hidden', lambda s: s['rows'] == 0 and not s['sources'][0]['on'])
        window.click('layer.0.on')
        window.wait('and back', lambda s: s['rows'] == 1)
        window.click('layer.0')
        window.wait('its account', lambda s: s['tab'] == 'source')
        check('account.save_rejected' in window.settle()['widgets'], 'a row that cannot be used can be saved')
        window.click('account.save_rejected')
        window.wait('saved', lambda s: any(t['key'] == 'toast.saved' for t in s['toasts']))
        with open(table.replace('.csv', '_not_used.csv'), encoding='utf-8') as file:
            check('الرمادي' in file.read(), 'the row is in the file as it stood')

        window.click('account.change_columns')
        window.wait('the columns', lambda s: s['dialog'] == 'columns')
        window.wait('are read', lambda s: 'columns.meaning.4' in s['widgets'])
        window.settle()
        window.click('columns.read')
        window.wait('read again', lambda s: s['dialog'] == 'none' and s['working'] == 0 and s['rows'] == 1)

        write('14/04/2016,هيت,33.6366,42.8277,12', '28/02/2016,الرمادي,33.42,43.30,3')
        window.wait('what changed on disk is read again', lambda s: s['rows'] == 2 and s['working'] == 0, 20)
        check(len(window.state['sources']) == 1, 'in its place')

        window.key('ctrl+shift+s')
        window.wait('the save dialog', lambda s: s['dialog'] == 'save')
        window.settle()
        out = os.path.join(window.folder, 'out.geojson')
        window.key('ctrl+a')
        window.paste(out)
        window.key('Return')
        window.wait('written', lambda s: s['dialog'] == 'none' and os.path.exists(out))
        with open(out, encoding='utf-8') as file:
            check(len(json.load(file)['features']) == 2, 'both events are in it')

        window.click('tab.layers')
        window.settle()
        window.click('layer.0.close')
        window.wait('closed', lambda s: not s['sources'] and s['rows'] == 0)


def keys(program, display):
    with Window(program, display) as window:
        window.ready()
        window.click((300, 300))
        window.key('F1')
        window.wait('the list of keys', lambda s: s['dialog'] == 'keys')
        window.key('Escape')
        window.wait('closed', lambda s: s['dialog'] == 'none')
        window.key('Tab')
        window.wait('the panels are hidden', lambda s: not s['panels'])
        check('timeline' not in window.settle()['widgets'], 'nothing of them is drawn')
        window.key('Tab')
        window.wait('the panels are back', lambda s: s['panels'])
        window.settle()
        window.click('menu.help')
        window.click('menu.diagnostics')
        window.wait('copied', lambda s: any(t['key'] == 'toast.copied' for t in s['toasts']))
        text = subprocess.run(['xclip', '-selection', 'clipboard', '-o'], env=window.environment, check=True,
                              stdout=subprocess.PIPE, timeout=10).stdout.decode()
        check('zamkan' in text and 'OpenGL' in text and 'SFML' in text and 'log:' in text, 'diagnostics say what is needed')
        window.click('menu.help')
        window.click('menu.about')
        window.wait('about', lambda s: s['dialog'] == 'about')
        window.click('about.done')
        window.wait('closed again', lambda s: s['dialog'] == 'none')
        check(glob.glob(window.folder + '/state/zamkan/zamkan.log'), 'a log file is kept')


def trouble(program, display):
    with Window(program, display) as window:
        window.ready()
        for name, bytes_ in (('empty.txt', b''), ('binary.txt', bytes(range(256)) * 40), ('cp1256.txt', 'قتل خمسة في مدينة حلب في 3 أيار 2016.'.encode('cp1256'))):
            with open(os.path.join(window.folder, name), 'wb') as file:
                file.write(bytes_)
            before = len(window.state['remarks']), len(window.state['sources'])
            window.key('ctrl+o')
            window.wait('the dialog', lambda s: s['dialog'] == 'open')
            window.settle()
            window.type(name)
            window.key('Return')
            window.wait(f'{name} is told', lambda s: s['working'] == 0 and s['dialog'] == 'none' and
                        (len(s['remarks']), len(s['sources'])) != before)
        check(any('empty' in r['line'] for r in window.state['remarks']) or window.state['sources'], 'the remark names the file')
        window.click('tab.remarks')
        window.wait('the remarks', lambda s: s['tab'] == 'remarks')
    with Window(program, display, MESA_GL_VERSION_OVERRIDE='2.1') as window:
        check(window.process.wait(60) == 1, 'without OpenGL 3 it ends with status 1')
        window.errors.seek(0)
        text = window.errors.read()
        check('zamkan render' in text and 'OpenGL' in text, f'and says what to do: {text}')


PARTS = {'first_look': first_look, 'time': time, 'map': map_, 'tools': map_parts.tools, 'spread': map_parts.spread, 'article': article, 'files': files, 'layers': layers,
         'keys': keys, 'trouble': trouble, **filtering.PARTS, **ground_parts.PARTS, **review_parts.PARTS, **document_parts.PARTS, **tables.PARTS, **comfort.PARTS, **exports.PARTS, **timeline_parts.PARTS, **territory.PARTS}

if __name__ == '__main__':
    program, part = os.path.abspath(sys.argv[1]), sys.argv[2]
    try:
        with Display() as display:
            PARTS[part](program, display)
    except Failure as failure:
        sys.exit(f'{part}: {failure}')
    print(part, 'ok')
