"""Who holds what: areas over the map, why one of them is as it is, shares and claims."""
import os

from window import Window, check


def areas(program, display):
    with Window(program, display) as window:
        window.ready()
        check(not window.state['areas']['shown'], 'areas are shown when they are asked for')
        window.key('g')
        window.wait('who holds what', lambda s: s['areas']['shown'] and s['tab'] == 'areas', 90)
        window.settle()
        for mark in list(window.state['marks']): # ground beside a mark belongs to its place
            window.click((round(mark['x']) + 15, round(mark['y']) + 15))
            window.settle(0.15)
            if any(name.startswith('areas.statement') for name in window.state['widgets']):
                break
            window.key('Escape')
        check(any(name.startswith('areas.statement') for name in window.state['widgets']), 'a click on held ground says who said so')
        check(window.state['areas']['asked'], 'and what was asked is kept')
        window.click('areas.statement.0')
        window.wait('which leads to the event', lambda s: s['selected'] is not None)
        window.click('tab.areas')
        window.move(round((window.rect('side')[0] + window.rect('side')[2]) / 2), 400)
        side = window.rect('side')
        for _ in range(30): # down to it
            if window.settle(0.15)['widgets'].get('areas.chart', [0, 9999, 0, 9999])[3] < side[3]:
                break
            window.xdotool('click', 5)
        chart = window.rect('areas.chart')
        before = window.state['window']
        window.click((round(chart[0] + (chart[2] - chart[0]) * 0.4), round((chart[1] + chart[3]) / 2)))
        window.wait('the chart sets the clock', lambda s: s['window']['to'] < before['to'])
        window.key('g')
        window.wait('the plain map again', lambda s: not s['areas']['shown'])


def conflicts(program, display):
    with Window(program, display) as window:
        window.ready()
        file = os.path.join(window.folder, 'two.csv')
        with open(file, 'w', encoding='utf-8') as out:
            out.write('id,type,subtype,date_from,place,lat,lon,actor_gaining,source\n'
                      'a,control,gained,2016-02-19,Shaddadi,36.06,40.73,Syrian Democratic Forces,One\n'
                      'b,control,gained,2016-02-19,Shaddadi,36.06,40.73,Islamic State,Two\n')
        window.open_file(file)
        window.wait('a file', lambda s: s['rows'] == 2 and s['working'] == 0)
        window.key('g')
        window.wait('who holds what', lambda s: s['areas']['shown'] and s['tab'] == 'areas', 90)
        side = window.rect('side')
        window.move(round((side[0] + side[2]) / 2), 400)
        for _ in range(30): # down to it
            if window.settle(0.15)['widgets'].get('conflicts.place.0b', [0, 9999, 0, 9999])[3] < side[3]:
                break
            window.xdotool('click', 5)
        window.click('conflicts.place.0a')
        window.wait('one side leads to its event', lambda s: s['selected'] is not None)
        window.click('tab.areas')
        window.settle()
        window.move(round((side[0] + side[2]) / 2), 400)
        for _ in range(30):
            if window.settle(0.15)['widgets'].get('conflicts.place.0b', [0, 9999, 0, 9999])[3] < side[3]:
                break
            window.xdotool('click', 5)
        window.click('conflicts.place.0a.holds')
        window.wait('the other one is denied, and nothing contradicts it any more',
                    lambda s: s['corrections'] == 1 and s['areas']['shown'] and 'conflicts.place.0a' not in s['widgets'], 90)
        window.key('ctrl+z')
        window.wait('which can be undone', lambda s: s['corrections'] == 0)


PARTS = {'areas': areas, 'conflicts': conflicts}
