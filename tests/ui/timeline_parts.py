"""The axis of time: zoomed and moved, stepped from event to event, in lanes; moments kept; two of them compared."""
import os, time

from window import Window, check


def axis(program, display):
    with Window(program, display) as window:
        state = window.ready()
        whole = state['sight']
        check(whole == state['axis'], 'the timeline begins with all of the time')
        left, top, right, bottom = window.rect('timeline.slider')
        middle = (left + right) // 2, (top + bottom) // 2
        window.move(*middle)
        for _ in range(4):
            window.xdotool('click', 4)
        window.wait('nearer', lambda s: s['sight']['from'] > whole['from'] and s['sight']['to'] < whole['to'])
        near = window.settle()
        check(near['window'] == state['window'], 'the window of time stays')
        window.xdotool('keydown', 'shift')
        window.xdotool('click', 5)
        window.xdotool('keyup', 'shift')
        window.wait('later, with Shift', lambda s: s['sight']['from'] > near['sight']['from'] and s['sight']['to'] > near['sight']['to'])
        now = window.settle()['sight']
        strip = window.rect('timeline.axis')
        y = (strip[1] + strip[3]) // 2
        window.drag((500, y), (800, y))
        window.wait('earlier, dragged', lambda s: s['sight']['from'] < now['from'])
        window.move(700, y)
        window.xdotool('click', '--repeat', 2, '--delay', 60, 1)
        window.wait('fitted by a double click', lambda s: s['sight'] == whole)
        check(window.state['window'] == state['window'], 'the window of time stays')

        window.key('ctrl+equal')
        window.wait('nearer, by key', lambda s: s['sight'] != whole)
        window.key('ctrl+0')
        window.wait('fitted, by key', lambda s: s['sight'] == whole)

        window.key('ctrl+Right')
        first = window.wait('the first event', lambda s: s['shown'] > 0 and s['window']['to'] < s['axis']['to'])
        check(first['window']['from'] == state['axis']['from'], 'a day long, at the start')
        window.key('ctrl+Right')
        second = window.wait('the next event', lambda s: s['window']['from'] > first['window']['from'])
        check(second['shown'] > 0, 'which shows')
        window.key('ctrl+Left')
        window.wait('and back', lambda s: s['window'] == first['window'])

        window.key('a')
        window.wait('all again', lambda s: s['window']['to'] == s['axis']['to'])
        for typed, begin in (('mid-March 2016', '2016-03-1'), ('١٤ آذار ٢٠١٦', '2016-03-14'), ('8 رمضان 1437', '2016-06-13')):
            window.click('timeline.from')
            window.key('ctrl+a')
            window.paste(typed)
            window.key('Return')
            window.wait(f'{typed} is understood', lambda s: s['window']['from'].startswith(begin))
        window.click('timeline.from')
        window.key('ctrl+a')
        window.type('nonsense')
        window.key('Return')
        window.wait('what is understood is told', lambda s: 'tip' in s['widgets'])


def lanes(program, display):
    with Window(program, display) as window:
        state = window.ready()
        before = window.rect('timeline')
        window.click('timeline.lanes')
        window.wait('lanes', lambda s: s['settings']['timeline_as'] == 'lanes' and 'lane.0' in s['widgets'])
        window.settle()
        check(window.rect('timeline')[1] < before[1] - 100, 'the timeline is taller')
        strip = window.rect('lane.0')
        for x in range(strip[2] - 30, strip[0], -5):
            window.move(x, strip[1] + 7)
            window.refresh()
            if window.state['hovered'] is not None:
                break
        hovered = window.settle()['hovered']
        check(hovered is not None, 'an event under the pointer')
        window.wait('its tooltip', lambda s: 'tip' in s['widgets'])
        window.xdotool('click', 1)
        window.wait('selected', lambda s: s['selected'] and s['selected']['row'] == hovered)
        window.wait('and marked in its lane', lambda s: 'lanes.selected' in s['widgets'])
        for by in ('place', 'type'):
            window.click('lanes.by')
            window.click(f'lanes.by.{("actor", "place", "type").index(by)}')
            window.wait(f'by {by}', lambda s: s['settings']['lanes_by'] == by)
        window.key('shift+l')
        window.wait('the histogram again, by key', lambda s: s['settings']['timeline_as'] == 'histogram' and 'lane.0' not in s['widgets'])


def hours(program, display):
    """A table with times of day: steps of an hour, a typed moment, a typed speed."""
    with Window(program, display) as window:
        window.ready()
        name = os.path.join(window.folder, 'hours.csv')
        with open(name, 'w') as file:
            file.write('date,lat,lon,place,type,subtype,actor\n')
            for hour in range(24):
                file.write(f'2016-06-02T{hour:02}:15:00,35.95,39.01,Raqqa,violence,airstrike,coalition\n')
        window.open_file(name)
        window.wait('its events', lambda s: s['working'] == 0 and s['rows'] == 24)
        window.settle()
        check(window.state['playback']['step'] == 'hour', 'it steps by the hour by itself')
        for field, typed in (('timeline.from', '2016-06-02 06:00'), ('timeline.to', '2016-06-02 09:00')):
            window.click(field)
            window.key('ctrl+a')
            window.type(typed)
            window.key('Return')
            window.settle()
        now = window.wait('three hours', lambda s: s['shown'] == 3)
        check(now['window']['from'].startswith('2016-06-02T06:00') and now['window']['to'].startswith('2016-06-02T09:00'), 'from six to nine')
        window.click((640, 790))  # the keyboard is the timeline's
        window.settle()
        window.click('timeline.step_forward')
        window.wait('an hour later', lambda s: s['window']['from'].startswith('2016-06-02T07:00') and s['window']['to'].startswith('2016-06-02T10:00') and s['shown'] == 3)

        window.click('timeline.speed')
        window.key('ctrl+a')
        window.paste('٢٫٥')
        window.key('Return')
        window.wait('a speed of two and a half', lambda s: s['playback']['speed'] == 2.5)
        window.click('timeline.speed')
        window.key('ctrl+a')
        window.type('fast')
        window.key('Return')
        window.move(*window.middle('timeline.speed'))
        window.wait('what is understood is told', lambda s: 'tip' in s['widgets'])
        check(window.state['playback']['speed'] == 2.5, 'what is no speed changes nothing')
        window.key('Escape')
        window.click('timeline.speed_list')
        window.settle()
        window.click('timeline.speed_list.3')
        window.wait('picked from the list', lambda s: s['playback']['speed'] == 4)


def bookmarks(program, display):
    with Window(program, display) as window:
        window.ready()
        window.click('timeline.to')
        window.key('ctrl+a')
        window.type('2015-06-30')
        window.key('Return')
        kept = window.wait('a moment', lambda s: s['window']['to'] == '2015-07-01')['window']
        window.click((640, 790))
        window.key('k')
        window.wait('a flag', lambda s: len(s['bookmarks']) == 1 and 'bookmark.flag.0' in s['widgets'])
        window.key('a')
        window.wait('another moment', lambda s: s['window'] != kept)
        window.click('bookmark.flag.0')
        window.wait('back by its flag', lambda s: s['window'] == kept)
        window.key('shift+k')
        window.wait('the list', lambda s: s['dialog'] == 'bookmarks' and 'bookmark.0' in s['widgets'])
        window.settle()
        window.click('bookmark.0.rename')
        window.settle()
        window.key('ctrl+a')
        window.paste('تدمر')
        window.key('Return')
        window.wait('another name', lambda s: s['bookmarks'][0]['name'] == 'تدمر')
        file = os.path.join(window.folder, 'state', 'zamkan', 'bookmarks.json')
        with open(file, encoding='utf-8') as text:
            check('تدمر' in text.read(), 'it is kept')
        window.settle()
        window.click('bookmark.0.remove')
        window.wait('removed', lambda s: not s['bookmarks'])
        window.key('Escape')
        window.wait('closed', lambda s: s['dialog'] == 'none')


def compare(program, display):
    with Window(program, display) as window:
        before = window.ready()
        window.click('timeline.compare')
        state = window.wait('two moments', lambda s: s['comparison'] and s['tab'] == 'changes' and 'compare.bar' in s['widgets'])
        check(state['comparison']['as'] == 'swipe', 'under a bar')
        places, rows = window.rect('changes.summary')[2:]
        check(places > 5 and rows > places, 'places changed hands')
        check(window.rect('compare.rings')[2] > 5, 'which is drawn on the map')

        x, y = window.middle('compare.bar')
        window.drag((x, y), (x - 200, y))
        window.wait('the bar moves', lambda s: s['comparison']['divider'] < 0.4)
        window.key('ctrl+shift+Right')
        window.wait('by key too', lambda s: s['comparison']['divider'] > state['comparison']['divider'] - 0.24)

        for field, typed, key, iso in (('compare.earlier', '1 January 2015', 'earlier', '2015-01-02'), ('compare.later', '١ كانون الثاني ٢٠١٧', 'later', '2017-01-02')):
            window.click(field)
            window.key('ctrl+a')
            window.paste(typed)
            window.key('Return')
            window.wait(f'{typed} is compared', lambda s: s['comparison'][key] == iso)
        now = window.settle()
        check(window.rect('changes.summary')[2:] != [places, rows], 'other changes')
        flag = window.middle('compare.later_flag')
        window.drag(flag, (flag[0] - 100, flag[1]))
        window.wait('its flag is dragged', lambda s: s['comparison']['later'] < '2017-01-02')

        window.settle()
        place = next(id for id in sorted(window.state['widgets']) if id.startswith('changes.place.'))
        window.click(place)
        window.wait('a place of the list is selected', lambda s: s['selected'] and s['tab'] == 'changes')

        window.click('compare.beside')
        beside = window.wait('two maps', lambda s: s['comparison']['as'] == 'beside' and s['viewport']['width'] < now['viewport']['width'] * 0.6)
        window.settle()
        at = window.state['viewport']
        window.drag((700, 400), (650, 430)) # in the later one
        window.wait('both move', lambda s: s['viewport']['lon'] > at['lon'] and s['viewport']['lat'] > at['lat'])
        window.key('Escape', 'Escape')
        after = window.wait('no longer compared', lambda s: s['comparison'] is None and s['viewport']['width'] == now['viewport']['width'])
        check(after['tab'] != 'changes', 'the list is gone')


PARTS = {'axis': axis, 'lanes': lanes, 'hours': hours, 'bookmarks': bookmarks, 'compare': compare}
